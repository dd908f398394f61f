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

import type { Day, SourceProblem } from 'backstage-plugin-ai-cost-common';
import { accountProblems } from './accountProblems';
import type { OverruledDay, ToldDays } from './overruledCharges';
import { clip, GRADE_WORDS, inWords, nameOf } from './problemWords';
import type { SourceSpan } from './sourceSpans';

const MAX_PROBLEMS = 20;

/**
 * What a person should know of charges that do not count, and of accounts that
 * may be other ones, by source.
 */
export function reconciliationProblems(
  { coverage }: Pick<ToldDays, 'coverage'>,
  overruled: readonly OverruledDay[],
): Map<string, SourceProblem[]> {
  const conflicts = new Map<
    string,
    { span: SourceSpan; by: SourceSpan; because: string; days: Day[] }
  >();
  for (const { span, overruling, day } of overruled) {
    if (!overruling || overruling.because === 'grade') {
      continue;
    }
    const { by, because } = overruling;
    const key = JSON.stringify([
      span.sourceId,
      span.account,
      by.sourceId,
      because,
    ]);
    const known = conflicts.get(key);
    if (known) {
      known.days.push(day);
    } else {
      conflicts.set(key, { span, by, because, days: [day] });
    }
  }
  const all = [
    ...[...conflicts.values()].map(({ span, by, because, days }) => ({
      sourceId: span.sourceId,
      problem:
        because === 'source'
          ? toldTwice(span, by, days)
          : unknownAccount(span, by, days),
    })),
    ...accountProblems(coverage),
  ];
  const problems = new Map<string, SourceProblem[]>();
  for (const { sourceId, problem } of all) {
    const list = problems.get(sourceId) ?? [];
    problems.set(sourceId, list);
    if (list.length < MAX_PROBLEMS) {
      list.push(problem);
    }
  }
  return problems;
}

function toldTwice(
  span: SourceSpan,
  by: SourceSpan,
  days: Day[],
): SourceProblem {
  return {
    severity: 'error',
    message: `"${by.sourceId}" delivers ${
      GRADE_WORDS[span.grade]
    } of the account ${nameOf(span)} as well: the charges of "${
      span.sourceId
    }" on ${inWords(days)} do not count`,
    advice: adviceOn(span, by),
  };
}

function adviceOn(span: SourceSpan, by: SourceSpan): string {
  if (span.grade === 'invoice') {
    return `Remove one of the two from aiCost.sources, or make one source of both paths when each is a part of the bill; "${by.sourceId}" was there before`;
  }
  return `Remove one of the two from aiCost.sources, or add ["${by.sourceId}", "${span.sourceId}"] to aiCost.reconciliation.addUp when their calls differ; "${by.sourceId}" was there before`;
}

/** One of the two does not say which account of the provider pays. */
function unknownAccount(
  span: SourceSpan,
  by: SourceSpan,
  days: Day[],
): SourceProblem {
  const unnamed = span.account.account === '' ? span : by;
  const other = unnamed === span ? by : span;
  return {
    severity: 'error',
    message: `The charges of the account ${nameOf(span)} on ${inWords(
      days,
    )} do not count: "${by.sourceId}", ${
      GRADE_WORDS[by.grade]
    }, tells of ${clip(span.account.provider)} as ${nameOf(
      by,
    )}, and they may be the same money`,
    advice: `Add to aiCost.reconciliation.accounts: provider "${clip(
      unnamed.account.provider,
    )}", account "", source "${unnamed.sourceId}", and as "is" "${clip(
      other.account.account,
    )}" when that is the account that pays, or another name for one of its own`,
  };
}
