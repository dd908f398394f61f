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
  COST_DIMENSIONS,
  type CostDimension,
  type TokenClass,
  type Workload,
} from 'backstage-plugin-ai-cost-common';
import type { Knex } from 'knex';

/** What an entity spends on: the dimensions of a figure, without its day. */
export interface EntitySeries extends Record<CostDimension, string> {
  id: number;
  workload: Workload;
  currency: string;
  tokenClass?: TokenClass;
  /** Unit of the quantities; the empty string when the bill has none. */
  unit: string;
}

interface SeriesRow extends Record<CostDimension, string> {
  id: number;
  currency: string;
  token_class: string;
  unit: string;
}

/** Everything that an entity has ever spent on, by id. */
export async function readEntitySeries(
  knex: Knex,
  entityRef: string,
): Promise<Map<number, EntitySeries>> {
  const rows: SeriesRow[] = await knex('entity_cost_series')
    .where({ entity_ref: entityRef })
    .select(['id', ...COST_DIMENSIONS, 'currency', 'token_class', 'unit']);
  return new Map(
    rows.map(({ token_class: tokenClass, ...row }) => [
      row.id,
      {
        ...row,
        workload: row.workload as Workload,
        tokenClass: (tokenClass || undefined) as TokenClass | undefined,
      },
    ]),
  );
}

/**
 * The deliveries, visible or not, that an entity's charges of some months come
 * from.
 */
export async function readEntityDeliveries(options: {
  knex: Knex;
  entityRef: string;
  months: { from: string; to: string };
}): Promise<Set<number>> {
  const { knex, entityRef, months } = options;
  const rows: { id: number }[] = await knex('entity_cost_series as s')
    .join('entity_monthly_costs as c', 'c.series_id', 's.id')
    .where('s.entity_ref', entityRef)
    .whereBetween('c.month', [months.from, months.to])
    .distinct({ id: 'c.delivery_id' });
  return new Set(rows.map(({ id }) => id));
}

/** True when any charge that counts, of any day, is the entity's. */
export async function hasCharges(
  knex: Knex,
  entityRef: string,
): Promise<boolean> {
  const row = await knex('entity_cost_series as s')
    .join('entity_monthly_costs as c', 'c.series_id', 's.id')
    .join('deliveries as d', 'd.id', 'c.delivery_id')
    .where({ 's.entity_ref': entityRef, 'd.counted': 1 })
    .where('c.charges', '>', 0)
    .first('s.id');
  return row !== undefined;
}
