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
import { whereTextIn } from '../../ledger/whereTextIn';
import type { WindowPart } from '../window/windowParts';
import type { SumScope } from './countedSums';
import {
  DIMENSION_COLUMNS,
  dimensionsOf,
  type CostSeriesDimensions,
  type DimensionRow,
} from './CostSeriesDimensions';
import { readSeriesSums, type SeriesSum } from './readSeriesSums';
import { whereSeries } from './SumFilters';

/** What one of some entities spends on. */
export interface MemberSeries extends CostSeriesDimensions {
  /** The empty string for nobody. */
  entityRef: string;
  /** Whose cost is shared out; undefined for the entity's own. */
  sharedFrom?: string;
}

/** What a series of an entity adds up to over a part of the windows. */
export interface EntitySum extends Omit<SeriesSum, 'seriesId'> {
  series: MemberSeries;
}

/**
 * Adds up what each of some entities spends on, over each part: about as many
 * sums as the entities have series, so for hundreds of them, not for all.
 */
export async function readEntitySums(
  options: SumScope & {
    knex: Knex;
    entities: readonly string[];
    parts: WindowPart[];
  },
): Promise<EntitySum[]> {
  const series = await readMemberSeries(options);
  const sums = await readSeriesSums({ ...options, level: 'entity' });
  return sums.map(({ seriesId, ...sum }) => ({
    ...sum,
    series: series.get(seriesId)!,
  }));
}

async function readMemberSeries(
  options: SumScope & { knex: Knex; entities: readonly string[] },
): Promise<Map<number, MemberSeries>> {
  const { knex, entities, filters = {} } = options;
  const query = knex('entity_cost_series as s').select(
    ...DIMENSION_COLUMNS,
    's.entity_ref',
    's.shared_from',
  );
  whereTextIn(query, 's.entity_ref', entities);
  whereSeries(query, filters);
  const rows: (DimensionRow & { entity_ref: string; shared_from: string })[] =
    await query;
  return new Map(
    rows.map(row => [
      row.id,
      {
        ...dimensionsOf(row),
        entityRef: row.entity_ref,
        sharedFrom: row.shared_from || undefined,
      },
    ]),
  );
}
