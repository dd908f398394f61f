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

import type { TokenClass } from 'backstage-plugin-ai-cost-common';
import type { Charge, Spender } from '../spending/Spender';

/** What the words of a meter say that it counts; the first that fits. */
const CLASSES: readonly [RegExp, TokenClass][] = [
  [/cache[- ]?read|cached|cchd/i, 'cache_read'],
  [/cache[- ]?write/i, 'cache_write'],
  [/output|outp/i, 'output'],
  [/input|inp/i, 'input'],
];

const TOKENS_PER_PRICED: Partial<Record<string, number>> = {
  '1K tokens': 1_000,
  '1K': 1_000,
  '1M Tokens': 1_000_000,
  '1000000 Tokens': 1_000_000,
  '1000000 count': 1_000_000,
};

/** The tokens of a charge and their class; undefined for what is no tokens. */
export function billedTokens(
  { text }: Spender,
  { quantity }: Charge,
): { tokenClass: TokenClass; tokens: number } | undefined {
  const perPriced = TOKENS_PER_PRICED[text.PricingUnit ?? ''];
  const meter = [text.SkuMeter, text.x_UsageType, text.x_SkuMeterName].join(
    ' ',
  );
  const found = CLASSES.find(([words]) => words.test(meter));
  if (!perPriced || !found || quantity === undefined) {
    return undefined;
  }
  return { tokenClass: found[1], tokens: (quantity * perPriced) / 1000 };
}
