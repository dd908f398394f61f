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

import type { Day } from 'backstage-plugin-ai-cost-common';
import { acceleratorOf } from 'backstage-plugin-ai-cost-node';
import type { Knex } from 'knex';
import { readLineCosts } from '../../lines/readLineCosts';
import type { DayRange } from '../../window/dayRange';

/** What an entity's GPUs of a model cost on a day. */
export interface GpuCost {
  day: Day;
  /** The empty string stands for "unknown", here and below. */
  model: string;
  environment: string;
  currency: string;
  /** Attos of effective cost. */
  cost: bigint;
}

/**
 * Reads an entity's charges that say that they are for accelerators. Others
 * without tokens, such as storage, are no GPU that could wait.
 *
 * @param options - `deliveryIds` are those that count
 */
export async function readGpuCosts(options: {
  knex: Knex;
  entityRef: string;
  range: DayRange;
  deliveryIds: readonly number[];
}): Promise<GpuCost[]> {
  const { knex, entityRef, range, deliveryIds } = options;
  const lines: { id: number; dimensions: string }[] = await knex('charge_lines')
    .whereIn(
      'id',
      knex('attributions').where('entity_ref', entityRef).select('line_id'),
    )
    .whereNull('token_class')
    .select('id', 'dimensions');
  const lineIds = lines
    .filter(({ dimensions }) => acceleratorOf(JSON.parse(dimensions)))
    .map(({ id }) => id);
  if (lineIds.length === 0) {
    return [];
  }
  const costs = await readLineCosts({
    knex,
    query: { entityRef, from: range.from, to: range.to, basis: 'effective' },
    lineIds,
    deliveryIds,
    byDay: true,
  });
  return costs.map(({ firstDay, model, environment, currency, cost }) => ({
    ...{ day: firstDay, model, environment, currency },
    cost: cost.effective,
  }));
}
