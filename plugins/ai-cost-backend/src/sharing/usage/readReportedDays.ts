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
  addMonths,
  firstDayOf,
  TOKEN_CLASSES,
  type Hour,
  type Month,
  type MonthRange,
  type ShareMeasure,
  type TokenClass,
} from 'backstage-plugin-ai-cost-common';
import type { Knex } from 'knex';
import { whereIdIn } from '../../ledger/whereIdIn';
import type { UsedDay } from './UsedDay';
import type { UsedThing } from './usesEntity';

interface Column {
  column: string;
  tokenClass?: TokenClass;
  /** Of the stored number in a unit of the measure. */
  scale: number;
}

const COLUMNS: Record<ShareMeasure, Column[]> = {
  tokens: TOKEN_CLASSES.map(tokenClass => ({
    column: `${tokenClass}_tokens`,
    tokenClass,
    scale: 1,
  })),
  requests: [{ column: 'requests', scale: 1 }],
  'gpu-seconds': [{ column: 'gpu_micros', scale: 1e-6 }],
};

interface Series {
  id: number;
  reporter: string;
  read: UsedThing & { provider: string };
}

/** Usage that was pushed or collected by the hour, of one thing, by day. */
export async function readReportedDays(options: {
  knex: Knex;
  measure: ShareMeasure;
  months: MonthRange;
  isUsed: (thing: UsedThing) => boolean;
}): Promise<UsedDay[]> {
  const { knex, measure, months, isUsed } = options;
  const series = await readSeries(knex, isUsed);
  const columns = COLUMNS[measure];
  const day = knex.raw('substr(hour, 1, 10)');
  const query = knex('usage_hours')
    .where('hour', '>=', firstHourOf(months.from))
    .where('hour', '<', firstHourOf(addMonths(months.to, 1)))
    .groupBy('series_id', day)
    .select(
      'series_id',
      { day },
      ...columns.map(({ column }) =>
        knex.raw('cast(sum(??) as text) as ??', [column, column]),
      ),
    );
  whereIdIn(query, 'series_id', [...series.keys()]);
  const rows: ({ series_id: number; day: string } & Record<
    string,
    string | null
  >)[] = series.size > 0 ? await query : [];
  return rows.flatMap(row => {
    const { reporter, read } = series.get(row.series_id)!;
    return columns.flatMap(({ column, tokenClass, scale }) =>
      row[column] === null
        ? []
        : {
            seriesId: row.series_id,
            day: row.day,
            counter: `usage ${reporter}`,
            provider: read.provider,
            model: read.model,
            tokenClass,
            amount: Number(row[column]) * scale,
          },
    );
  });
}

async function readSeries(
  knex: Knex,
  isUsed: (thing: UsedThing) => boolean,
): Promise<Map<number, Series>> {
  const rows: { id: number; reporter: string; dimensions: string }[] =
    await knex('usage_series').select('id', 'reporter', 'dimensions');
  return new Map(
    rows
      .map(({ dimensions, ...row }) => ({
        ...row,
        read: JSON.parse(dimensions),
      }))
      .filter(({ read }) => isUsed(read))
      .map(row => [row.id, row]),
  );
}

function firstHourOf(month: Month): Hour {
  return `${firstDayOf(month)}T00:00Z`;
}
