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

import { yieldToEventLoop } from '../../ledger/writers/yieldToEventLoop';
import { mergeFigures, type Statistic } from './Figure';
import type { StoredFigure } from './seriesTimes';

const SERIES_PER_SLICE = 100;

/**
 * Rolls hours up to days. They are put together in the order of time, so that
 * the days do not depend on the order of arrival.
 *
 * @param statisticOf - how the figures of a series are put together
 */
export async function rollUpHours(
  hours: readonly StoredFigure[],
  statisticOf: (seriesId: number) => Statistic,
): Promise<StoredFigure[]> {
  const bySeries = new Map<number, StoredFigure[]>();
  for (const hour of hours) {
    const known = bySeries.get(hour.seriesId);
    if (known) {
      known.push(hour);
    } else {
      bySeries.set(hour.seriesId, [hour]);
    }
  }
  const days: StoredFigure[] = [];
  let series = 0;
  for (const [seriesId, ofSeries] of bySeries) {
    for (const day of daysOf(ofSeries, statisticOf(seriesId))) {
      days.push(day);
    }
    series += 1;
    if (series % SERIES_PER_SLICE === 0) {
      await yieldToEventLoop();
    }
  }
  return days;
}

function daysOf(hours: StoredFigure[], statistic: Statistic): StoredFigure[] {
  const days: StoredFigure[] = [];
  for (const { seriesId, time, figure } of hours.sort(byTime)) {
    const day = time.slice(0, 10);
    const last = days.at(-1);
    if (last?.time === day) {
      last.figure = mergeFigures(statistic, last.figure, figure);
    } else {
      days.push({ seriesId, time: day, figure });
    }
  }
  return days;
}

function byTime(a: StoredFigure, b: StoredFigure): number {
  return a.time < b.time ? -1 : 1;
}
