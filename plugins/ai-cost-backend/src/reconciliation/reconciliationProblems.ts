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

import {
  type Day,
  type SourceGrade,
  type SourceProblem,
} from 'backstage-plugin-ai-cost-common';
import type { SourceSpan } from './AccountCoverage';
import type { OverruledDay } from './overruledCharges';

const MAX_PROBLEMS = 20;
const MAX_NAME = 80;

const WORDS: Record<SourceGrade, string> = {
  invoice: 'an invoice',
  provider_cost: "a provider's cost",
  gateway_estimate: "a gateway's estimate",
  trace_estimate: "a trace's estimate",
  allocated: 'an allocation',
};

/** What a person should know of charges that do not count, by source. */
export function reconciliationProblems(
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
  const problems = new Map<string, SourceProblem[]>();
  for (const { span, by, because, days } of conflicts.values()) {
    const list = problems.get(span.sourceId) ?? [];
    if (list.length < MAX_PROBLEMS) {
      list.push(
        because === 'source'
          ? toldTwice(span, by, days)
          : unknownAccount(span, by, days),
      );
    }
    problems.set(span.sourceId, list);
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
      WORDS[span.grade]
    } of the account ${nameOf(span)} as well: the charges of "${
      span.sourceId
    }" on ${inWords(days)} do not count`,
    advice: `Remove one of the two from aiCost.sources; "${by.sourceId}" was there before`,
  };
}

function unknownAccount(
  span: SourceSpan,
  by: SourceSpan,
  days: Day[],
): SourceProblem {
  const { provider, account } = span.account;
  return {
    severity: 'error',
    message: `The charges of the account ${nameOf(span)} on ${inWords(
      days,
    )} do not count: "${by.sourceId}", ${
      WORDS[by.grade]
    }, tells of ${provider} under other accounts, such as ${nameOf(
      by,
    )}, and they may be the same money`,
    advice: `Add to aiCost.reconciliation.accounts: provider "${provider}", account "${clip(
      account,
    )}", and as "is" the account in "${
      by.sourceId
    }" that pays for it, or "${clip(
      account,
    )}" again when it is an account of its own`,
  };
}

function nameOf({ account: { provider, account } }: SourceSpan): string {
  return `"${clip(account)}" of ${clip(provider)}`;
}

function clip(text: string): string {
  // Names come from bills: no control characters, and no end.
  const plain = text.replace(/\p{Cc}/gu, '\uFFFD');
  return plain.length > MAX_NAME ? `${plain.slice(0, MAX_NAME)}…` : plain;
}

function inWords(days: readonly Day[]): string {
  const sorted = [...new Set(days)].sort();
  return sorted.length === 1
    ? sorted[0]
    : `${sorted.length} days from ${sorted[0]} to ${sorted[sorted.length - 1]}`;
}
