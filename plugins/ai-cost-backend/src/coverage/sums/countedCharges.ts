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

import type { CostBasis } from 'backstage-plugin-ai-cost-common';
import type { Knex } from 'knex';
import type { SummaryRun } from '../../reports/window/summaryRuns';

/**
 * Charges that count in a run: as `c`, of their lines as `l` and deliveries as
 * `d`; whole months from the charges by month, other days from the daily ones.
 */
export function countedCharges(
  knex: Knex,
  { unit, from, to }: Pick<SummaryRun, 'unit' | 'from' | 'to'>,
): Knex.QueryBuilder {
  const table = unit === 'day' ? 'daily_charges' : 'line_monthly_charges';
  const query = knex('deliveries as d')
    .join(`${table} as c`, 'c.delivery_id', 'd.id')
    .join('charge_lines as l', 'l.id', 'c.line_id')
    .where('d.counted', 1)
    .whereBetween(`c.${unit}`, [from, to]);
  return unit === 'month'
    ? query
    : // The key of daily charges begins with the delivery: few are looked into.
      query
        .where('d.first_charge_day', '<=', to)
        .where('d.last_charge_day', '>=', from);
}

/** The month of a row of {@link countedCharges}. */
export function monthColumn(knex: Knex, unit: SummaryRun['unit']): Knex.Raw {
  return unit === 'month'
    ? knex.raw('c.month as month')
    : knex.raw('substr(c.day, 1, 7) as month');
}

/** Like {@link countedCharges}, with what {@link usageColumn} asks for. */
export function usageCharges(
  knex: Knex,
  run: Pick<SummaryRun, 'unit' | 'from' | 'to'>,
): Knex.QueryBuilder {
  const query = countedCharges(knex, run);
  return run.unit === 'month' ? query : joinMonths(query, 'c');
}

/** Joins the months of daily charges, as `m`. */
export function joinMonths(
  query: Knex.QueryBuilder,
  charges: string,
): Knex.QueryBuilder {
  return query.joinRaw(
    'join line_monthly_charges as m on m.delivery_id = ??.delivery_id and m.line_id = ??.line_id and m.month = substr(??.day, 1, 7)',
    [charges, charges, charges],
  );
}

/**
 * 1 for gross usage, which coverage is of: usage of lines that cost more than
 * zero in the month. Credits, taxes and purchases have owners of another sort,
 * and with signed amounts the allocated part could be more than the whole. A
 * month is what it is, whichever of its days are asked for.
 */
export function usageColumn(
  knex: Knex,
  basis: CostBasis,
  unit: SummaryRun['unit'],
): Knex.Raw {
  const months = unit === 'month' ? 'c' : 'm';
  return knex.raw(
    `case when l.charge_category = 'Usage' and (?? > 0 or ?? > 0) then 1 else 0 end as gross`,
    [`${months}.${basis}_micros`, `${months}.${basis}_attos`],
  );
}

/** Sums of the basis as text, see `selectMoney`. */
export function sumColumns(knex: Knex, basis: CostBasis): Knex.Raw[] {
  return [
    knex.raw('cast(sum(??) as text) as micros', [`c.${basis}_micros`]),
    knex.raw('cast(sum(??) as text) as attos', [`c.${basis}_attos`]),
  ];
}
