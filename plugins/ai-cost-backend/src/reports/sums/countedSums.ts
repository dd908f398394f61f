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
import {
  SUMMARY_TABLES,
  type SummaryLevel,
} from '../../ledger/summaries/summaryTables';
import { whereTextIn } from '../../ledger/whereTextIn';
import type { SummarySlice } from '../window/summarySlices';
import { hasDimensions, whereSeries, type SumFilters } from './SumFilters';

/** Whose spend to add up, and what of it. */
export interface SumScope {
  /**
   * Refs of entities, the empty string for nobody; everybody's when left out.
   * A long list is as good as a short one.
   */
  entities?: readonly string[];
  filters?: SumFilters;
}

/** Rows to add up, and the column that tells the series to add them up by. */
export interface CountedSums {
  /** Rows as `c`, their series as `s`, their delivery as `d`. */
  query: Knex.QueryBuilder;
  seriesId: string;
}

/**
 * Rows of a daily or monthly summary in a slice of time that count, of the
 * coarsest summary that knows what the scope asks for.
 */
export function countedSums(
  knex: Knex,
  options: SumScope & { level: SummaryLevel; slice: SummarySlice },
): CountedSums {
  const { level, slice, entities, filters = {} } = options;
  const source = sourceOf(level, options);
  const tables = SUMMARY_TABLES[source];
  const costs = slice.unit === 'day' ? tables.daily : tables.monthly;
  const query = knex(`${tables.series} as s`)
    .joinRaw(`${seriesFirst(knex)} ?? as c on c.series_id = s.id`, [costs])
    .join('deliveries as d', 'd.id', 'c.delivery_id')
    .where('d.counted', 1)
    .whereBetween(`c.${slice.unit}`, [slice.from, slice.to]);
  if (entities !== undefined) {
    whereTextIn(query, 's.entity_ref', entities);
  }
  whereSeries(query, filters);
  return { query, seriesId: seriesIdOf(level, source) };
}

/** The summary that has the columns that a scope is told by. */
function sourceOf(
  level: SummaryLevel,
  { entities, filters = {} }: SumScope,
): SummaryLevel {
  if (level === 'portfolio' && entities !== undefined) {
    return 'entity';
  }
  return level === 'total' && hasDimensions(filters) ? 'entity' : level;
}

function seriesIdOf(level: SummaryLevel, source: SummaryLevel): string {
  return level === source ? 's.id' : `s.${level}_id`;
}

/**
 * A join that looks up the rows of each series by their time. SQLite would read
 * the rows of all days instead, unless it may not choose.
 */
function seriesFirst(knex: Knex): string {
  return knex.client.config.client === 'pg' ? 'join' : 'cross join';
}
