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
  firstDayOf,
  lastDayOf,
  TOKEN_CLASSES,
  type CountMeasure,
  type MonthRange,
  type ShareMeasure,
  type TokenClass,
} from 'backstage-plugin-ai-cost-common';
import type { Knex } from 'knex';
import { whereIdIn } from '../../ledger/whereIdIn';
import type { UsedDay } from './UsedDay';
import type { UsedThing } from './usesEntity';

const MEASURES: Record<
  ShareMeasure,
  { measure: CountMeasure; tokenClass?: TokenClass }[]
> = {
  tokens: TOKEN_CLASSES.map(tokenClass => ({
    measure: `${tokenClass}_tokens` as const,
    tokenClass,
  })),
  requests: [{ measure: 'requests' }],
  'gpu-seconds': [{ measure: 'gpu_seconds' }],
};

interface Series {
  id: number;
  reporter: string;
  measure: string;
  read: { dimensions: UsedThing & { provider?: string }; system?: string };
}

/** What telemetry sources counted of one thing, by day. */
export async function readMeasuredDays(options: {
  knex: Knex;
  measure: ShareMeasure;
  months: MonthRange;
  isUsed: (thing: UsedThing) => boolean;
}): Promise<UsedDay[]> {
  const { knex, months, isUsed } = options;
  const measures = MEASURES[options.measure];
  const series = await readSeries(
    knex,
    measures.map(({ measure }) => measure),
    isUsed,
  );
  const query = knex('telemetry_days')
    .whereBetween('day', [firstDayOf(months.from), lastDayOf(months.to)])
    .whereNotNull('value')
    .orderBy(['series_id', 'day'])
    .select('series_id', 'day', 'value');
  whereIdIn(query, 'series_id', [...series.keys()]);
  const rows: { series_id: number; day: string; value: number }[] =
    series.size > 0 ? await query : [];
  return rows.map(row => {
    const { reporter, measure, read } = series.get(row.series_id)!;
    return {
      seriesId: row.series_id,
      day: row.day,
      counter: `telemetry ${reporter} ${read.system ?? ''}`,
      provider: read.dimensions.provider,
      model: read.dimensions.model,
      tokenClass: measures.find(it => it.measure === measure)?.tokenClass,
      amount: row.value,
    };
  });
}

async function readSeries(
  knex: Knex,
  measures: readonly string[],
  isUsed: (thing: UsedThing) => boolean,
): Promise<Map<number, Series>> {
  const rows: {
    id: number;
    reporter: string;
    measure: string;
    facts: string;
  }[] = await knex('telemetry_series')
    .where('kind', 'count')
    .whereIn('measure', measures)
    .select('id', 'reporter', 'measure', 'facts');
  return new Map(
    rows
      .map(({ facts, ...row }) => ({ ...row, read: JSON.parse(facts) }))
      .filter(({ read }) => isUsed(read.dimensions))
      .map(row => [row.id, row]),
  );
}
