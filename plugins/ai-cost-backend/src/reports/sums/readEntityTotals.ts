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

import type { UnallocatedReason } from 'backstage-plugin-ai-cost-common';
import type { Knex } from 'knex';
import { whereTextIn } from '../../ledger/whereTextIn';
import type { WindowPart } from '../window/windowParts';
import type { SumScope } from './countedSums';
import { readSeriesSums, type SeriesSum } from './readSeriesSums';

/** Who spends, whatever it is on. */
export interface EntityTotalSeries {
  id: number;
  /** The empty string for nobody. */
  entityRef: string;
  /** Undefined when it is somebody's. */
  unallocatedReason?: UnallocatedReason;
  currency: string;
  /** Whose cost is shared out; undefined for the entity's own. */
  sharedFrom?: string;
}

/** What an entity spends over a part of the windows; without a quantity. */
export interface EntityTotal extends Omit<SeriesSum, 'seriesId' | 'quantity'> {
  series: EntityTotalSeries;
}

/**
 * Adds up what each entity spends, over each part. Without filters by dimension
 * that is one series for each entity, reason, currency and origin of shared cost.
 */
export async function readEntityTotals(
  options: SumScope & { knex: Knex; parts: WindowPart[] },
): Promise<EntityTotal[]> {
  const series = await readTotalSeries(options);
  const sums = await readSeriesSums({ ...options, level: 'total' });
  return sums.map(({ seriesId, quantity, ...sum }) => ({
    ...sum,
    series: series.get(seriesId)!,
  }));
}

/** The series of {@link readEntityTotals}, by id. */
export async function readTotalSeries(
  options: SumScope & { knex: Knex },
): Promise<Map<number, EntityTotalSeries>> {
  const { knex, entities, filters = {} } = options;
  const query = knex('entity_total_series as s').select(
    's.id',
    's.entity_ref',
    's.unallocated_reason',
    's.currency',
    's.shared_from',
  );
  if (entities !== undefined) {
    whereTextIn(query, 's.entity_ref', entities);
  }
  if (filters.currency !== undefined) {
    query.where('s.currency', filters.currency);
  }
  const rows: {
    id: number;
    entity_ref: string;
    unallocated_reason: string;
    currency: string;
    shared_from: string;
  }[] = await query;
  return new Map(
    rows.map(row => [
      row.id,
      {
        id: row.id,
        entityRef: row.entity_ref,
        unallocatedReason: (row.unallocated_reason || undefined) as
          | UnallocatedReason
          | undefined,
        currency: row.currency,
        sharedFrom: row.shared_from || undefined,
      },
    ]),
  );
}
