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

import type { TelemetryWindow } from 'backstage-plugin-ai-cost-node';
import type { Knex } from 'knex';
import { statisticOf, type Statistic } from './Figure';
import type { TelemetryReading } from './TelemetryReading';
import type { TelemetrySeries } from './telemetrySeries';
import { touchedDays } from './windowDays';
import {
  telemetrySeriesOfRow,
  type TelemetrySeriesRow,
} from './writeTelemetrySeries';

/** Series that a reading replaces, by id. */
export type Replaced = Map<number, { statistic: Statistic; hourly: boolean }>;

/**
 * Finds the series that came, and those that did not and have figures in the
 * window.
 *
 * @param options - series of which nothing came stay as they are where `keep` says
 * so
 */
export async function findReplaced(
  trx: Knex.Transaction,
  options: {
    reading: TelemetryReading;
    window: TelemetryWindow;
    /** Ids of the series that came, by their hashes. */
    ids: ReadonlyMap<string, number>;
    keep: (series: TelemetrySeries) => boolean;
  },
): Promise<Replaced> {
  const { reading, window, ids, keep } = options;
  const replaced: Replaced = new Map(
    reading
      .list()
      .map(({ hash, series }) => [ids.get(hash)!, toReplaced(series)]),
  );
  const days = touchedDays(window);
  const rows: TelemetrySeriesRow[] = await trx('telemetry_series')
    .where({ reporter: reading.reporter })
    // Series with hours have the days of them as well.
    .whereExists(
      trx('telemetry_days')
        .whereRaw('?? = ??', ['series_id', 'telemetry_series.id'])
        .whereBetween('day', [days.from, days.to])
        .select(trx.raw('1')),
    )
    .select('id', 'reporter', 'kind', 'measure', 'name', 'facts');
  for (const row of rows) {
    const series = telemetrySeriesOfRow(row);
    if (!replaced.has(row.id) && !keep(series)) {
      replaced.set(row.id, toReplaced(series));
    }
  }
  return replaced;
}

function toReplaced(series: TelemetrySeries) {
  return {
    statistic: statisticOf(series),
    hourly: series.facts.resolution === 'hour',
  };
}
