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

import type {
  ChargeLinePage,
  ChargeLineQuery,
} from 'backstage-plugin-ai-cost-common';
import type { Knex } from 'knex';
import type { CurrentDelivery } from '../freshness/currentDelivery';
import { readCurrentDeliveries } from '../freshness/readCurrentDeliveries';
import { readSnapshot } from '../../ledger/readSnapshot';
import {
  comparePositions,
  positionOf,
  readCursor,
  writeCursor,
} from './lineCursor';
import { readLineCosts, type LineCost } from './readLineCosts';
import { readLineDetails } from './readLineDetails';

const DEFAULT_LIMIT = 50;

/** Lists the charge lines behind the figures of an entity's report. */
export class ChargeLineReports {
  readonly #knex: Knex;

  static create(options: { knex: Knex }): ChargeLineReports {
    return new ChargeLineReports(options.knex);
  }

  private constructor(knex: Knex) {
    this.#knex = knex;
  }

  /**
   * One page of lines, in one currency, the most expensive first.
   *
   * @throws InputError when the cursor is not of this query
   */
  async chargeLines(query: ChargeLineQuery): Promise<ChargeLinePage> {
    const { basis, limit = DEFAULT_LIMIT } = query;
    const after =
      query.cursor === undefined ? undefined : readCursor(query, query.cursor);
    return readSnapshot(this.#knex, async knex => {
      const deliveries = await readCurrentDeliveries(knex);
      const costs = inOneCurrency(
        await readLineCosts({
          knex,
          query,
          deliveryIds: deliveries
            .filter(delivery => countsIn(delivery, query))
            .map(({ id }) => id),
        }),
      );
      const remaining = costs
        .map(cost => ({ cost, position: positionOf(cost, basis) }))
        .filter(
          ({ position }) => !after || comparePositions(after, position) < 0,
        )
        .sort((a, b) => comparePositions(a.position, b.position));
      const page = remaining.slice(0, limit);
      return {
        items: await readLineDetails({
          knex,
          query,
          costs: page.map(({ cost }) => cost),
          deliveries,
        }),
        nextCursor:
          remaining.length > limit
            ? writeCursor(query, page[page.length - 1].position)
            : undefined,
        totalItems: costs.length,
      };
    });
  }
}

/** True when a delivery counts and has charges in some days. */
export function countsIn(
  delivery: CurrentDelivery,
  { from, to }: Pick<ChargeLineQuery, 'from' | 'to'>,
): boolean {
  const { counted, firstChargeDay, lastChargeDay } = delivery;
  return (
    counted &&
    firstChargeDay !== undefined &&
    lastChargeDay !== undefined &&
    firstChargeDay <= to &&
    lastChargeDay >= from
  );
}

/** Keeps the currency with the most charges: others cannot be ordered with it. */
function inOneCurrency(costs: readonly LineCost[]): LineCost[] {
  const charges = new Map<string, number>();
  for (const cost of costs) {
    const sum = charges.get(cost.currency) ?? 0;
    charges.set(cost.currency, sum + cost.charges);
  }
  const [most] = [...charges].sort(
    ([a, chargesOfA], [b, chargesOfB]) =>
      chargesOfB - chargesOfA || (a < b ? -1 : 1),
  );
  return costs.filter(({ currency }) => currency === most[0]);
}
