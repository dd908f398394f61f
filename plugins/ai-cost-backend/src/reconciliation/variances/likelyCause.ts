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
  formatDecimal,
  type VarianceCause,
} from 'backstage-plugin-ai-cost-common';
import type { ComparedMonth, ComparedSide } from './ComparedMonth';

const NEGLIGIBLE = 0.01;

/** Why an estimate differs, as far as both sides tell. */
export interface LikelyCause {
  cause: VarianceCause;
  /** For a person to read. */
  evidence: string;
}

/** The first of the usual causes that the two sides show. */
export function likelyCause(
  month: ComparedMonth,
  currency: string,
): LikelyCause {
  const estimate = month.estimate(currency);
  const total = month.total(currency);
  if (!total) {
    return {
      cause: 'currency',
      evidence: `What counts is not in ${currency}; amounts of two currencies are not compared`,
    };
  }
  const difference = estimate.cost - total.cost;
  if (difference === 0n) {
    return { cause: 'none', evidence: 'Both say the same' };
  }
  const missing = month.missingCost.get(currency) ?? 0n;
  if (difference < 0n && missing * 2n >= -difference) {
    return {
      cause: 'missing_days',
      evidence: `Nothing was reported for ${inWords(
        month.missingDays,
      )}, which cost ${formatDecimal(missing)} ${currency}`,
    };
  }
  return byTokens(estimate, total);
}

function byTokens(estimate: ComparedSide, total: ComparedSide): LikelyCause {
  const reported = sum(estimate);
  const billed = sum(total);
  if (reported === 0 || billed === 0) {
    return {
      cause: 'unknown',
      evidence: 'Not both sides count tokens, by which a cause could be told',
    };
  }
  const counts = `${reported} tokens were reported, and ${billed} billed`;
  if (reported < billed * (1 - NEGLIGIBLE)) {
    return { cause: 'bypassed_calls', evidence: counts };
  }
  if (reported > billed * (1 + NEGLIGIBLE)) {
    return { cause: 'repeated_calls', evidence: counts };
  }
  const cached = cacheReads(estimate);
  const cachedBilled = cacheReads(total);
  if (Math.abs(cached - cachedBilled) > billed * NEGLIGIBLE) {
    return {
      cause: 'cached_tokens',
      evidence: `${cached} of the tokens were reported as read from a cache, and ${cachedBilled} billed`,
    };
  }
  return {
    cause: 'prices',
    evidence: `${counts}: the prices differ, as with a priority or batch tier, or a discount`,
  };
}

function sum({ tokens }: ComparedSide): number {
  return Math.round([...tokens.values()].reduce((a, b) => a + b, 0));
}

function cacheReads({ tokens }: ComparedSide): number {
  return Math.round(tokens.get('cache_read') ?? 0);
}

function inWords(days: readonly string[]): string {
  const sorted = [...days].sort();
  return sorted.length === 1
    ? sorted[0]
    : `${sorted.length} days from ${sorted[0]} to ${sorted[sorted.length - 1]}`;
}
