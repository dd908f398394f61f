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

import type { Day, Hour } from 'backstage-plugin-ai-cost-common';
import type { Knex } from 'knex';
import type { Figure } from './Figure';
import { FIGURE_COLUMNS, figureOfRow, type FigureRow } from './figureRow';

/** A series, and an hour or a day of it. */
export type SeriesTime = readonly [seriesId: number, time: Hour | Day];

const PAIRS_PER_STATEMENT = 10_000;

/** A figure as it is stored. */
export interface StoredFigure {
  seriesId: number;
  time: Hour | Day;
  figure: Figure;
}

/** Removes the figures of series at times. */
export async function deleteFigures(
  trx: Knex.Transaction,
  table: 'telemetry_hours' | 'telemetry_days',
  times: readonly SeriesTime[],
): Promise<void> {
  const time = timeColumn(table);
  for (const some of inSteps(times)) {
    const { sql, bindings } = asTable(trx, some);
    await trx.raw(
      `delete from ?? where (series_id, ??) in (select series_id, time from (${sql}) as asked)`,
      [table, time, ...bindings],
    );
  }
}

/** The figures of series at times; those that are not there are absent. */
export async function readFigures(
  trx: Knex.Transaction,
  table: 'telemetry_hours' | 'telemetry_days',
  times: readonly SeriesTime[],
): Promise<StoredFigure[]> {
  const time = timeColumn(table);
  const found: StoredFigure[] = [];
  for (const some of inSteps(times)) {
    const { sql, bindings } = asTable(trx, some);
    const rows: FigureRow[] = await trx(table)
      .whereRaw(
        `(series_id, ??) in (select series_id, time from (${sql}) as asked)`,
        [time, ...bindings],
      )
      .select(`${time} as time`, 'series_id', ...FIGURE_COLUMNS);
    rows.forEach(row => found.push(storedFigure(row)));
  }
  return found;
}

/** The hours of days of series, in the order of time. */
export async function readHoursOfDays(
  trx: Knex.Transaction,
  days: readonly SeriesTime[],
): Promise<StoredFigure[]> {
  const found: StoredFigure[] = [];
  for (const some of inSteps(days)) {
    const { sql, bindings } = asTable(trx, some);
    const rows: FigureRow[] = await trx('telemetry_hours')
      .join(trx.raw(`(${sql}) as asked`, bindings), join =>
        join
          .on('asked.series_id', 'telemetry_hours.series_id')
          .andOn('hour', '>=', trx.raw("asked.time || 'T00:00Z'"))
          .andOn('hour', '<=', trx.raw("asked.time || 'T23:00Z'")),
      )
      .orderBy(['telemetry_hours.series_id', 'hour'])
      .select('hour as time', 'telemetry_hours.series_id', ...FIGURE_COLUMNS);
    rows.forEach(row => found.push(storedFigure(row)));
  }
  return found;
}

function storedFigure(row: FigureRow): StoredFigure {
  return { seriesId: row.series_id, time: row.time, figure: figureOfRow(row) };
}

function timeColumn(table: 'telemetry_hours' | 'telemetry_days') {
  return table === 'telemetry_hours' ? 'hour' : 'day';
}

/** Pairs as rows with `series_id` and `time`, in one or two bindings. */
function asTable(
  knex: Knex,
  times: readonly SeriesTime[],
): { sql: string; bindings: Knex.RawBinding[] } {
  if (knex.client.config.client === 'pg') {
    return {
      sql: 'select * from unnest(?::integer[], ?::text[]) as pair(series_id, time)',
      bindings: [times.map(([id]) => id), times.map(([, time]) => time)],
    };
  }
  return {
    sql: 'select value ->> 0 as series_id, value ->> 1 as time from json_each(?)',
    bindings: [JSON.stringify(times)],
  };
}

function* inSteps(times: readonly SeriesTime[]): Generator<SeriesTime[]> {
  for (let at = 0; at < times.length; at += PAIRS_PER_STATEMENT) {
    yield times.slice(at, at + PAIRS_PER_STATEMENT);
  }
}
