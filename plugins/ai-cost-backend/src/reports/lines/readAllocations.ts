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
  AllocatedUsage,
  ChargeLineQuery,
} from 'backstage-plugin-ai-cost-common';
import type { Knex } from 'knex';
import { whereIdIn } from '../../ledger/whereIdIn';

interface SplitRow {
  line_id: number;
  source_id: string;
  matched_by: AllocatedUsage['matchedBy'];
  usage_unit: string;
  usage_quantity: number;
  total_quantity: number;
}

/** How lines have their parts of charges that usage divides. */
export async function readAllocations(options: {
  knex: Knex;
  lineIds: readonly number[];
  deliveryIds: readonly number[];
  days: Pick<ChargeLineQuery, 'from' | 'to'>;
  /** AllocatedMethodId of a line; undefined when its charges are its own. */
  methodOf: (lineId: number) => string | undefined;
}): Promise<Map<number, AllocatedUsage[]>> {
  const { knex, deliveryIds, days, methodOf } = options;
  const lineIds = options.lineIds.filter(id => methodOf(id) !== undefined);
  if (lineIds.length === 0) {
    return new Map();
  }
  const query = knex('charge_splits')
    .whereBetween('day', [days.from, days.to])
    .groupBy('line_id', 'source_id', 'matched_by', 'usage_unit')
    .orderBy(['line_id', 'source_id', 'matched_by', 'usage_unit'])
    .select(
      'line_id',
      'source_id',
      'matched_by',
      'usage_unit',
      knex.raw('sum(usage_quantity) as usage_quantity'),
      knex.raw('sum(total_quantity) as total_quantity'),
    );
  whereIdIn(query, 'line_id', lineIds);
  whereIdIn(query, 'delivery_id', deliveryIds);
  const rows: SplitRow[] = await query;
  const allocations = new Map<number, AllocatedUsage[]>();
  for (const row of rows) {
    const known = allocations.get(row.line_id) ?? [];
    known.push({
      methodId: methodOf(row.line_id)!,
      ratio: Math.min(1, row.usage_quantity / row.total_quantity),
      usageUnit: row.usage_unit,
      usageQuantity: row.usage_quantity,
      sourceId: row.source_id,
      matchedBy: row.matched_by,
    });
    allocations.set(row.line_id, known);
  }
  return allocations;
}
