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
  MAX_SHARE_WEIGHTS,
  splitAmount,
  type Month,
  type ShareMeasure,
} from 'backstage-plugin-ai-cost-common';
import type { PriceBook } from '../../pricing/PriceBook';
import type { ConsumerUsage, WeighedMonth } from './ShareWeightStore';
import { tokenPrices } from './tokenPrices';
import type { UsedDay } from './UsedDay';

/** What was used on a day, and by whom. */
export interface AttributedDay extends UsedDay {
  /** The empty string for nobody that is known. */
  users: { entityRef: string; share: number }[];
}

/** Each is a row of each charge line in each month. */
const MOST_CONSUMERS = 100;
/** Whole numbers up to it are exact. */
const PRECISION = 2 ** 50;

interface Sum {
  usage: number;
  /** In what tokens are worth beside each other. */
  value: number;
}

/**
 * Weighs what was used of an entity in a month, in millionths. Of several who
 * counted it, the one that saw most of what others used is believed: they may
 * have counted the same calls, so they are never added.
 *
 * @param days - of the month
 * @returns without consumers when nobody else used it
 */
export function weighUsage(
  days: readonly AttributedDay[],
  options: {
    entityRef: string;
    month: Month;
    measure: ShareMeasure;
    prices: PriceBook;
  },
): WeighedMonth {
  const { entityRef, month, measure } = options;
  const sums = bestCount(days, options);
  const consumers = [...(sums ?? [])]
    .filter(([ref, { value }]) => ref !== entityRef && value > 0)
    .sort(([a, { value: x }], [b, { value: y }]) => y - x || (a < b ? -1 : 1))
    .slice(0, MOST_CONSUMERS)
    .map(([ref, sum]) => ({ entityRef: ref, ...sum }));
  if (sums === undefined || consumers.length === 0) {
    return { month, measure, consumers: [] };
  }
  const all = [...sums.values()];
  const rest = {
    entityRef,
    usage: total(all, 'usage') - total(consumers, 'usage'),
    value: total(all, 'value') - total(consumers, 'value'),
  };
  return { month, measure, consumers: weighted([rest, ...consumers]) };
}

function bestCount(
  days: readonly AttributedDay[],
  options: Parameters<typeof weighUsage>[1],
): Map<string, Sum> | undefined {
  const { entityRef } = options;
  const [best] = [...byCounter(days)]
    .map(([counter, some]) => {
      const sums = sumUp(some, options);
      const others = [...sums].filter(([ref]) => ref !== entityRef);
      return {
        counter,
        sums,
        seen: others.reduce((seen, [, { usage }]) => seen + usage, 0),
      };
    })
    .sort((a, b) => b.seen - a.seen || (a.counter < b.counter ? -1 : 1));
  return best?.sums;
}

/** By user; what is nobody's is the entity's own. */
function sumUp(
  days: readonly AttributedDay[],
  { entityRef, month, prices }: Parameters<typeof weighUsage>[1],
): Map<string, Sum> {
  const priceOf = tokenPrices(
    days.filter(({ amount }) => amount > 0),
    { month, prices },
  );
  const sums = new Map<string, Sum>();
  for (const day of days) {
    const price = day.tokenClass === undefined ? 1 : priceOf(day);
    for (const { entityRef: user, share } of day.users) {
      const ref = user || entityRef;
      const sum = sums.get(ref) ?? { usage: 0, value: 0 };
      sum.usage += day.amount * share;
      sum.value += day.amount * share * price;
      sums.set(ref, sum);
    }
  }
  return sums;
}

function byCounter(
  days: readonly AttributedDay[],
): Map<string, AttributedDay[]> {
  const counters = new Map<string, AttributedDay[]>();
  for (const day of days) {
    const known = counters.get(day.counter);
    if (known) {
      known.push(day);
    } else {
      counters.set(day.counter, [day]);
    }
  }
  return counters;
}

function weighted(
  sums: readonly (Sum & { entityRef: string })[],
): ConsumerUsage[] {
  const all = total(sums, 'value');
  const weights = splitAmount(
    BigInt(MAX_SHARE_WEIGHTS),
    sums.map(({ value }) =>
      BigInt(Math.round((Math.max(0, value) / all) * PRECISION)),
    ),
  );
  return sums
    .map(({ entityRef, usage }, index) => ({
      entityRef,
      usage,
      weight: Number(weights[index]),
    }))
    .filter(({ weight }) => weight > 0);
}

function total(sums: readonly Sum[], field: keyof Sum): number {
  return sums.reduce((sum, each) => sum + each[field], 0);
}
