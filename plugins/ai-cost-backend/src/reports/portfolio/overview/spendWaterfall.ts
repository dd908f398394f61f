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
  type ComparedDays,
  type SpendWaterfall,
} from 'backstage-plugin-ai-cost-common';
import {
  explainChange,
  type SpendPart,
} from 'backstage-plugin-ai-cost-insights';
import type { ComparedCosts } from '../../entity/comparedCosts';
import { changeParts, without, type ChangeSum } from './changeParts';

// More bars than that are no picture.
const MAX_TOLD_APART = 10;

/** What a waterfall is made of. */
export interface WaterfallOptions {
  comparedDays: ComparedDays | undefined;
  /** Everything, of one currency. */
  sums: readonly ChangeSum[];
  /** What the values of the dimension cost. */
  costs: ReadonlyMap<string, ComparedCosts>;
  /** The part of `sums` that is of one value. */
  sumsOf: (key: string) => Promise<readonly ChangeSum[]>;
}

/**
 * From the previous spend to this one: by the values that changed most, and of
 * the others together. Those have no key.
 */
export async function spendWaterfall(
  options: WaterfallOptions,
): Promise<SpendWaterfall> {
  const { sums } = options;
  const all = {
    before: changeParts(sums, 'previous'),
    after: changeParts(sums, 'current'),
  };
  const total = {
    before: formatDecimal(sumOf(all.before.values())),
    after: formatDecimal(sumOf(all.after.values())),
  };
  const unavailable = whyNone(options);
  if (unavailable) {
    return { ...total, steps: [], unavailable };
  }
  const rest = { ...all };
  const told: { before: SpendPart[]; after: SpendPart[] } = {
    before: [],
    after: [],
  };
  for (const key of changedMost(options.costs)) {
    const ofKey = await options.sumsOf(key);
    for (const [side, window] of [
      ['before', 'previous'],
      ['after', 'current'],
    ] as const) {
      const parts = changeParts(ofKey, window);
      rest[side] = without(rest[side], parts);
      told[side].push(...withGroup(parts.values(), key));
    }
  }
  const steps = explainChange({
    before: [...told.before, ...rest.before.values()],
    after: [...told.after, ...rest.after.values()],
  });
  return {
    ...total,
    steps: steps.map(({ driver, group, amount }) => ({
      driver,
      key: group,
      amount: formatDecimal(amount),
    })),
  };
}

function whyNone({ sums, comparedDays }: WaterfallOptions): string | undefined {
  if (sums.length === 0) {
    return 'There is no spend.';
  }
  return comparedDays ? undefined : 'No day of the range is complete yet.';
}

function changedMost(costs: ReadonlyMap<string, ComparedCosts>): string[] {
  return [...costs]
    .map(([key, { completeCost, previousCost }]) => ({
      key,
      size: sizeOf(completeCost - previousCost),
    }))
    .filter(({ size }) => size > 0n)
    .sort((a, b) => {
      if (a.size === b.size) {
        return a.key < b.key ? -1 : 1;
      }
      return a.size < b.size ? 1 : -1;
    })
    .slice(0, MAX_TOLD_APART)
    .map(({ key }) => key);
}

function withGroup(parts: Iterable<SpendPart>, group: string): SpendPart[] {
  return [...parts].map(part => ({ ...part, group }));
}

function sumOf(parts: Iterable<SpendPart>): bigint {
  return [...parts].reduce((sum, { cost }) => sum + cost, 0n);
}

function sizeOf(amount: bigint): bigint {
  return amount < 0n ? -amount : amount;
}
