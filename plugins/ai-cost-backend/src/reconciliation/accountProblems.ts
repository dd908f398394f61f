/*
 * Copyright 2026 The AI Cost Authors
 *
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *     http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */

import type { SourceProblem } from 'backstage-plugin-ai-cost-common';
import { isBetterGrade, type AccountCoverage } from './AccountCoverage';
import { clip, GRADE_WORDS, nameOf } from './problemWords';
import type { SourceSpan } from './sourceSpans';

/** What a person should know of a source's account, although it counts. */
export interface AccountProblem {
  sourceId: string;
  problem: SourceProblem;
}

/** Accounts that are taken for others than those that better sources name. */
export function accountProblems(coverage: AccountCoverage): AccountProblem[] {
  const spans = [...coverage.all()].filter(
    ({ grade, account }) =>
      grade !== 'allocated' &&
      !account.mapped &&
      !account.custom &&
      account.account !== '',
  );
  const byId = new Map<string, SourceSpan[]>();
  for (const span of spans) {
    const { account } = span.account;
    byId.set(account, [...(byId.get(account) ?? []), span]);
  }
  return spans.flatMap(span => {
    const other = otherProvider(span, byId.get(span.account.account)!);
    const better = other ? undefined : betterAccount(span, coverage);
    const { sourceId } = span;
    return [
      ...(other ? [{ sourceId, problem: twoProviders(span, other) }] : []),
      ...(better ? [{ sourceId, problem: ownAccount(span, better) }] : []),
    ];
  });
}

/** A better source that names the same id under another provider. */
function otherProvider(
  span: SourceSpan,
  ofId: readonly SourceSpan[],
): SourceSpan | undefined {
  return ofId.find(
    other =>
      other.sourceId !== span.sourceId &&
      other.account.provider !== span.account.provider &&
      (isBetterGrade(other.grade, span.grade) ||
        (other.grade === span.grade && other.rank < span.rank)),
  );
}

/** A better source of the provider, where none names the account. */
function betterAccount(
  span: SourceSpan,
  coverage: AccountCoverage,
): SourceSpan | undefined {
  const isBetter = (other: SourceSpan) =>
    isBetterGrade(other.grade, span.grade);
  return coverage.spansOf(span.account).some(isBetter)
    ? undefined
    : coverage
        .spansOfProvider(span.account.provider)
        .find(
          other =>
            isBetter(other) &&
            other.account.account !== '' &&
            other.from <= span.to &&
            span.from <= other.to,
        );
}

function ownAccount(span: SourceSpan, better: SourceSpan): SourceProblem {
  const { provider, account } = span.account;
  return {
    severity: 'warning',
    message: `The account ${nameOf(span)} is taken for another one than "${
      better.sourceId
    }", ${GRADE_WORDS[better.grade]}, tells of, such as ${nameOf(
      better,
    )}: both count`,
    advice: `Add to aiCost.reconciliation.accounts: provider "${clip(
      provider,
    )}", account "${clip(account)}", and as "is" the account in "${
      better.sourceId
    }" that pays for it, or "${clip(
      account,
    )}" again when it is an account of its own`,
  };
}

function twoProviders(span: SourceSpan, other: SourceSpan): SourceProblem {
  const { provider, account } = span.account;
  return {
    severity: 'warning',
    message: `The account ${nameOf(
      span,
    )} is taken for another one than ${nameOf(other)}, of which "${
      other.sourceId
    }" tells: both count`,
    advice: `When they are the same, add to aiCost.reconciliation.accounts: provider "${clip(
      provider,
    )}", account "${clip(account)}", is "${clip(account)}", isProvider "${clip(
      other.account.provider,
    )}"; leave isProvider out when they are not`,
  };
}
