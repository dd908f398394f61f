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

import type { Knex } from 'knex';
import type { SummarySlice } from '../window/summarySlices';

/**
 * Rows of an entity's daily or monthly summary in a slice of time, as `c`,
 * joined to their series, as `s`, and their delivery, as `d`.
 */
export function summaryQuery(
  knex: Knex,
  entityRef: string,
  slice: SummarySlice,
): Knex.QueryBuilder {
  const daily = slice.unit === 'day';
  return knex('entity_cost_series as s')
    .join(
      daily ? 'entity_daily_costs as c' : 'entity_monthly_costs as c',
      'c.series_id',
      's.id',
    )
    .join('deliveries as d', 'd.id', 'c.delivery_id')
    .where('s.entity_ref', entityRef)
    .whereBetween(daily ? 'c.day' : 'c.month', [slice.from, slice.to]);
}

/**
 * Like {@link summaryQuery}, of the deliveries that count.
 *
 * @remarks
 * A list of delivery ids would say the same, and makes PostgreSQL 18 take the
 * clustered key for so costly that it reads the whole table instead.
 */
export function countedSummaryQuery(
  knex: Knex,
  entityRef: string,
  slice: SummarySlice,
): Knex.QueryBuilder {
  return summaryQuery(knex, entityRef, slice).where('d.counted', 1);
}
