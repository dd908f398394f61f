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

import { mergeFigures, type Statistic } from './Figure';
import type { WriteOptions } from './replaceWindow';
import { rollUpHours } from './rollUpHours';
import {
  deleteFigures,
  readFigures,
  readHoursOfDays,
  type SeriesTime,
  type StoredFigure,
} from './seriesTimes';
import type { TelemetryReading } from './TelemetryReading';
import { writeFigures } from './writeFigures';

/**
 * Adds to what a reporter said before, and brings the days up to date.
 *
 * @param ids - of the series of the reading by their hashes; they are locked, so
 * nobody adds to the same hours at the same time
 */
export async function addFigures(
  options: WriteOptions & {
    reading: TelemetryReading;
    ids: ReadonlyMap<string, number>;
  },
): Promise<void> {
  const { trx, reading, ids } = options;
  const read = reading.list();
  const statistics = new Map(
    read.map(({ hash, statistic }) => [ids.get(hash)!, statistic]),
  );
  const figuresIn = (times: 'hours' | 'days'): StoredFigure[] =>
    read.flatMap(series =>
      [...series[times]].map(([time, figure]) => ({
        seriesId: ids.get(series.hash)!,
        ...{ time, figure },
      })),
    );
  const hours = figuresIn('hours');
  await addTo('telemetry_hours', { ...options, figures: hours, statistics });

  // Of days whose hours are not kept there is only the day to add to.
  const days = figuresIn('days');
  await addTo('telemetry_days', { ...options, figures: days, statistics });

  const touched = new Map(
    hours.map(({ seriesId, time }) => {
      const day = time.slice(0, 10);
      return [`${seriesId} ${day}`, [seriesId, day] as SeriesTime];
    }),
  );
  const ofDays = await readHoursOfDays(trx, [...touched.values()]);
  const rolledUp = await rollUpHours(
    ofDays,
    seriesId => statistics.get(seriesId)!,
  );
  await replaceAt('telemetry_days', options, rolledUp);
}

async function addTo(
  table: 'telemetry_hours' | 'telemetry_days',
  options: WriteOptions & {
    figures: StoredFigure[];
    statistics: ReadonlyMap<number, Statistic>;
  },
): Promise<void> {
  const { trx, figures, statistics } = options;
  const stored = await readFigures(trx, table, figures.map(timeOf));
  const known = new Map(stored.map(one => [timeOf(one).join(' '), one.figure]));
  const sums = figures.map(one => {
    const before = known.get(timeOf(one).join(' '));
    const statistic = statistics.get(one.seriesId)!;
    return before
      ? { ...one, figure: mergeFigures(statistic, before, one.figure) }
      : one;
  });
  await replaceAt(table, options, sums);
}

async function replaceAt(
  table: 'telemetry_hours' | 'telemetry_days',
  options: WriteOptions,
  figures: StoredFigure[],
): Promise<void> {
  const { trx, writer, signal } = options;
  await deleteFigures(trx, table, figures.map(timeOf));
  await writeFigures({ trx, writer, signal, table }, figures);
}

function timeOf({ seriesId, time }: StoredFigure): SeriesTime {
  return [seriesId, time];
}
