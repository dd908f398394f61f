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
import type { Figure, Statistic } from './Figure';
import { readFigures, type SeriesTime, type StoredFigure } from './seriesTimes';
import type { SkippedSamples } from './SkippedSamples';

/**
 * Leaves out days that hold less than what is stored of them: their hours are
 * not kept, so nobody can tell a few hours that come late from all of the day.
 *
 * @returns days to write, and those of them that take the place of another
 */
export async function keepLargerDays(
  trx: Knex.Transaction,
  options: {
    days: readonly StoredFigure[];
    statisticOf: (seriesId: number) => Statistic;
    skipped: SkippedSamples;
  },
): Promise<{ written: StoredFigure[]; replaced: SeriesTime[] }> {
  const { days, statisticOf, skipped } = options;
  const stored = await readFigures(trx, 'telemetry_days', days.map(timeOf));
  const known = new Map(
    stored.map(({ seriesId, time, figure }) => [`${seriesId} ${time}`, figure]),
  );
  const written = days.filter(({ seriesId, time, figure }) => {
    const before = known.get(`${seriesId} ${time}`);
    const statistic = statisticOf(seriesId);
    const smaller =
      before !== undefined &&
      sizeOf(figure, statistic) < sizeOf(before, statistic);
    if (smaller) {
      skipped.add(
        'more is known of the day, and its hours are no longer kept to add to',
        `a day of ${time}`,
      );
    }
    return !smaller;
  });
  const replaced = written
    .map(timeOf)
    .filter(seriesTime => known.has(seriesTime.join(' ')));
  return { written, replaced };
}

function timeOf({ seriesId, time }: StoredFigure): SeriesTime {
  return [seriesId, time];
}

/** How much a figure holds; of scores without a size the newest stands. */
function sizeOf({ value, samples }: Figure, statistic: Statistic): number {
  return (statistic === 'sum' ? value : samples) ?? 0;
}
