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
  parseDecimal,
  type DecimalString,
  type SpendDriver,
  type SpendWaterfall,
} from 'backstage-plugin-ai-cost-common';

/** What the steps of a waterfall are told apart by. */
export type StepGroup = 'driver' | 'key';

/** One bar of a waterfall: a sum at either end, or a step between them. */
export interface WaterfallBar {
  id: string;
  kind: 'before' | 'step' | 'after';
  /** Of a step by driver. */
  driver?: SpendDriver['driver'];
  /** Of a step by value; undefined for all others together. */
  key?: string;
  /** What a sum comes to, or what a step adds. */
  amount: DecimalString;
  /** Where the bar begins and ends; money as a number, to draw it. */
  from: number;
  to: number;
}

/** The bars from the previous spend to this one; steps from most to least more. */
export function waterfallBars(
  waterfall: SpendWaterfall,
  by: StepGroup,
): WaterfallBar[] {
  const before = parseDecimal(waterfall.before);
  const after = parseDecimal(waterfall.after);
  let running = before;
  const steps = grouped(waterfall.steps, by).map(({ sum, ...step }) => {
    const from = running;
    running += sum;
    return {
      ...step,
      kind: 'step' as const,
      amount: formatDecimal(sum),
      from: numberOf(from),
      to: numberOf(running),
    };
  });
  return [
    {
      id: 'before',
      kind: 'before',
      amount: waterfall.before,
      from: 0,
      to: numberOf(before),
    },
    ...steps,
    {
      id: 'after',
      kind: 'after',
      amount: waterfall.after,
      from: 0,
      to: numberOf(after),
    },
  ];
}

/**
 * Where the axis begins: at nothing, or nearer where the steps would be too
 * small to be seen beside the sums.
 */
export function axisStart(bars: readonly WaterfallBar[]): number {
  const ends = bars.flatMap(({ kind, from, to }) =>
    kind === 'step' ? [from, to] : [to],
  );
  const lowest = Math.min(...ends);
  const highest = Math.max(...ends);
  const range = highest - lowest;
  return lowest > 0 && range < highest * 0.4
    ? Math.max(0, lowest - range * 0.5)
    : Math.min(0, lowest);
}

interface Step {
  id: string;
  driver?: SpendDriver['driver'];
  key?: string;
  sum: bigint;
}

function grouped(steps: readonly SpendDriver[], by: StepGroup): Step[] {
  const groups = new Map<string, Step>();
  for (const { driver, key, amount } of steps) {
    const id =
      by === 'driver' ? driver : `${key === undefined ? 'rest' : 'of'} ${key}`;
    const group = groups.get(id) ?? {
      id,
      ...(by === 'driver' ? { driver } : { key }),
      sum: 0n,
    };
    groups.set(id, { ...group, sum: group.sum + parseDecimal(amount) });
  }
  return [...groups.values()]
    .filter(({ sum }) => sum !== 0n)
    .sort((a, b) => {
      if (a.sum === b.sum) {
        return 0;
      }
      return a.sum > b.sum ? -1 : 1;
    });
}

function numberOf(attos: bigint): number {
  return Number(formatDecimal(attos));
}
