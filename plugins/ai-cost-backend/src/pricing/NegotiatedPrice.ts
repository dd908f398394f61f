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
  TOKEN_CLASSES,
  utcDay,
  type Day,
  type TokenClass,
} from 'backstage-plugin-ai-cost-common';
import type { Glob } from 'backstage-plugin-ai-cost-node';
import type { PricedUsage, UnknownPriceOf } from './PriceEstimate';

/** What an organisation pays for some models, by agreement. */
export interface NegotiatedPrice {
  /** As it is reported: `gen_ai.provider.name`. */
  provider: string;
  model: Glob;
  /** First UTC day, included; any when left out. */
  from?: Day;
  /** Last UTC day, included; any when left out. */
  to?: Day;
  /** Prices; the public ones count when left out. */
  prices?: {
    currency: string;
    /** Attos for a million tokens. */
    perMillion: Partial<Record<TokenClass, bigint>>;
  };
  /** Attos of a per cent, 0 to 100. */
  discountPercent: bigint;
}

const MILLION = 1_000_000n;
const ATTOS_PER_UNIT = 10n ** 18n;

/** True when the agreement covers the model on the day. */
export function isOfUsage(price: NegotiatedPrice, usage: PricedUsage): boolean {
  const { provider, model, from, to } = price;
  const day = utcDay(new Date(usage.occurredAt));
  return (
    provider === usage.provider &&
    usage.model !== undefined &&
    model.matches(usage.model) &&
    (from === undefined || from <= day) &&
    (to === undefined || day <= to)
  );
}

/** Attos of the tokens at agreed prices, before any discount. */
export function agreedPrice(
  perMillion: Partial<Record<TokenClass, bigint>>,
  tokens: PricedUsage['tokens'],
): { attos: bigint } | UnknownPriceOf {
  let sum = 0n;
  for (const tokenClass of TOKEN_CLASSES) {
    const count = BigInt(tokens[tokenClass] ?? 0);
    const price = perMillion[tokenClass];
    if (count > 0n && price === undefined) {
      return { unknown: `aiCost.prices has no price of ${tokenClass} tokens` };
    }
    sum += count * (price ?? 0n);
  }
  return { attos: (sum + MILLION / 2n) / MILLION };
}

/** Takes a discount off, rounded to the nearest atto. */
export function discounted(attos: bigint, percent: bigint): bigint {
  const whole = 100n * ATTOS_PER_UNIT;
  return (attos * (whole - percent) + whole / 2n) / whole;
}
