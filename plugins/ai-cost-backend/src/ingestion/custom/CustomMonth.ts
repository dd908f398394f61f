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
  addMonths,
  firstDayOf,
  lastDayOf,
  monthOf,
  type Day,
  type Month,
} from 'backstage-plugin-ai-cost-common';
import type { Charge } from 'backstage-plugin-ai-cost-node';
import { hash } from 'node:crypto';
import { yieldToEventLoop } from '../../ledger/writers/yieldToEventLoop';
import type { SpreadCost } from './CustomCharges';
import { spreadCost } from './spreadCost';

/**
 * Raise it with every change of what is made of a row, so that files are read
 * again.
 */
const READING_VERSION = 2;

const COSTS_PER_TURN = 20;

/** What costs come to in a month, up to today. */
export class CustomMonth {
  readonly #costs: readonly SpreadCost[];
  readonly #month: Month;
  readonly #through: Day;

  /** @param through - the last day that has come */
  static create(
    month: Month,
    costs: readonly SpreadCost[],
    through: Day,
  ): CustomMonth {
    return new CustomMonth(month, costs, through);
  }

  private constructor(
    month: Month,
    costs: readonly SpreadCost[],
    through: Day,
  ) {
    this.#month = month;
    this.#costs = costs;
    this.#through = earlier(lastDayOf(month), through);
  }

  /** Changes with what it comes to. */
  get version(): string {
    const content = this.#costs.map(({ dimensions, from, to, amount }) => [
      dimensions,
      from,
      to,
      String(amount),
      earlier(to, this.#through),
    ]);
    return hash('sha256', JSON.stringify([READING_VERSION, content]));
  }

  /** Its charges, one for each cost and day, made as they are asked for. */
  async *charges(): AsyncGenerator<Charge> {
    for (const [index, cost] of this.#costs.entries()) {
      // Most days of a long cost are of other months.
      if (index % COSTS_PER_TURN === COSTS_PER_TURN - 1) {
        await yieldToEventLoop();
      }
      const { dimensions } = cost;
      for (const { day, amount } of spreadCost(cost)) {
        if (firstDayOf(this.#month) <= day && day <= this.#through) {
          yield {
            dimensions,
            day,
            billed: amount,
            effective: amount,
            list: amount,
          };
        }
      }
    }
  }
}

/** Costs by the months that have days of them up to today, in order. */
export function customMonths(
  costs: readonly SpreadCost[],
  today: Day,
): Map<Month, CustomMonth> {
  const ofMonths = new Map<Month, SpreadCost[]>();
  for (const cost of costs) {
    const last = monthOf(earlier(cost.to, today));
    for (
      let month = monthOf(cost.from);
      month <= last && firstDayIn(cost, month) <= today;
      month = addMonths(month, 1)
    ) {
      const known = ofMonths.get(month);
      if (known) {
        known.push(cost);
      } else {
        ofMonths.set(month, [cost]);
      }
    }
  }
  return new Map(
    [...ofMonths.keys()]
      .sort()
      .map(month => [
        month,
        CustomMonth.create(month, ofMonths.get(month)!, today),
      ]),
  );
}

function firstDayIn({ from }: SpreadCost, month: Month): Day {
  return from > firstDayOf(month) ? from : firstDayOf(month);
}

function earlier(a: string, b: string): string {
  return a < b ? a : b;
}
