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
  monthOf,
  parseDecimal,
  type Day,
  type Month,
} from 'backstage-plugin-ai-cost-common';
import type { Knex } from 'knex';
import { readMoney, selectMoney, type MoneyRow } from '../ledger/moneyColumns';

/**
 * Effective cost by day over all that counts, as readers add it up: from the
 * daily summary, which must say the same as the monthly one and the charges.
 */
export async function countedCosts(
  knex: Knex,
  options: { entityRef?: string } = {},
): Promise<Record<Day, string>> {
  const { entityRef } = options;
  const summed = async (table: string, time: string) => {
    const query = knex(`${table} as c`)
      .join('deliveries as d', 'd.id', 'c.delivery_id')
      .join('entity_cost_series as s', 's.id', 'c.series_id')
      .where('d.counted', 1)
      .select(`c.${time} as time`, ...selectMoney(knex, { table: 'c' }));
    return sumUp(
      await (entityRef === undefined
        ? query
        : query.where('s.entity_ref', entityRef)),
    );
  };
  const daily = await summed('entity_daily_costs', 'day');
  const monthly = await summed('entity_monthly_costs', 'month');
  expect(byMonth(daily)).toEqual(monthly);
  if (entityRef === undefined) {
    const charges = await knex('daily_charges as c')
      .join('deliveries as d', 'd.id', 'c.delivery_id')
      .where('d.counted', 1)
      .select('c.day as time', ...selectMoney(knex, { table: 'c' }));
    expect(sumUp(charges)).toEqual(daily);
  }
  return Object.fromEntries(
    [...daily].sort().map(([day, cost]) => [day, formatDecimal(cost)]),
  );
}

/** The sum of some days. */
export function totalOf(costs: Record<Day, string>): string {
  return formatDecimal(
    Object.values(costs).reduce((sum, cost) => sum + parseDecimal(cost), 0n),
  );
}

/** Effective cost by day or month, without those that come to nothing. */
function sumUp(
  rows: readonly (MoneyRow & { time: string })[],
): Map<string, bigint> {
  return addUp(rows.map(row => [row.time, readMoney(row).effective]));
}

function byMonth(days: ReadonlyMap<Day, bigint>): Map<Month, bigint> {
  return addUp([...days].map(([day, cost]) => [monthOf(day), cost]));
}

function addUp(
  amounts: readonly (readonly [time: string, amount: bigint])[],
): Map<string, bigint> {
  const sums = new Map<string, bigint>();
  for (const [time, amount] of amounts) {
    sums.set(time, (sums.get(time) ?? 0n) + amount);
  }
  return new Map([...sums].filter(([, sum]) => sum !== 0n).sort());
}
