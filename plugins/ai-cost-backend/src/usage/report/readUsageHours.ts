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

import type { Hour, UsageHour } from 'backstage-plugin-ai-cost-common';
import type { Knex } from 'knex';
import { whereIdIn } from '../../ledger/whereIdIn';
import { usageHourOf, type UsageHourRow } from './usageHour';

/** What was used of a series in an hour, in all its runs. */
export interface SeriesHour {
  seriesId: number;
  reporter: string;
  usage: UsageHour;
}

const COLUMNS = [
  'input_tokens',
  'output_tokens',
  'cache_read_tokens',
  'cache_write_tokens',
  'requests',
  'gpu_micros',
] as const satisfies readonly (keyof UsageHourRow)[];

/** Reads the hours of series. */
export async function readUsageHours(
  knex: Knex,
  options: {
    seriesIds: readonly number[];
    /** First hour. */
    from: Hour;
    /** The hour after the last one. */
    to: Hour;
  },
): Promise<SeriesHour[]> {
  const query = knex('usage_hours')
    .join('usage_series', 'usage_series.id', 'usage_hours.series_id')
    .where('hour', '>=', options.from)
    .where('hour', '<', options.to)
    .groupBy('series_id', 'reporter', 'hour')
    .select(
      'series_id',
      'reporter',
      'hour',
      // As text: PostgreSQL's sum of 64-bit numbers has no fixed width.
      ...COLUMNS.map(column =>
        knex.raw('cast(sum(??) as text) as ??', [column, column]),
      ),
    );
  whereIdIn(query, 'series_id', options.seriesIds);
  const rows: (UsageHourRow & { series_id: number; reporter: string })[] =
    await query;
  return rows.map(row => ({
    seriesId: row.series_id,
    reporter: row.reporter,
    usage: usageHourOf(row),
  }));
}
