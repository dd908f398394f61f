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

import type { Month } from 'backstage-plugin-ai-cost-common';
import type { Knex } from 'knex';
import { countedSums, type SumScope } from './countedSums';

/** The deliveries that count which charges of some months come from. */
export async function readSumDeliveries(
  options: SumScope & { knex: Knex; months: { from: Month; to: Month } },
): Promise<Set<number>> {
  const { knex, months, entities, filters } = options;
  const { query } = countedSums(knex, {
    level: entities === undefined ? 'portfolio' : 'total',
    slice: { unit: 'month', ...months },
    entities,
    filters,
  });
  const ids: number[] = await query
    .distinct('c.delivery_id')
    .pluck('c.delivery_id');
  return new Set(ids);
}
