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

import type { Day, SourceGrade } from 'backstage-plugin-ai-cost-common';
import type { SourceSpan } from './sourceSpans';

const MAX_NAME = 80;

/** Grades as a sentence about a delivery names them. */
export const GRADE_WORDS: Record<SourceGrade, string> = {
  invoice: 'an invoice',
  provider_cost: "a provider's cost",
  gateway_estimate: "a gateway's estimate",
  trace_estimate: "a trace's estimate",
  allocated: 'an allocation',
};

export function nameOf({ account: { provider, account } }: SourceSpan): string {
  return `"${clip(account)}" of ${clip(provider)}`;
}

/** Names come from bills: no control characters, and no end. */
export function clip(text: string): string {
  const plain = text.replace(/\p{Cc}/gu, '\uFFFD');
  return plain.length > MAX_NAME ? `${plain.slice(0, MAX_NAME)}…` : plain;
}

export function inWords(days: readonly Day[]): string {
  const sorted = [...new Set(days)].sort();
  return sorted.length === 1
    ? sorted[0]
    : `${sorted.length} days from ${sorted[0]} to ${sorted[sorted.length - 1]}`;
}
