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

import type { Day } from 'backstage-plugin-ai-cost-common';
import type { TelemetryWindow } from 'backstage-plugin-ai-cost-node';
import type { Knex } from 'knex';
import { whereIdIn } from '../../ledger/whereIdIn';
import type { LedgerWriter } from '../../ledger/writers/LedgerWriter';
import { yieldToEventLoop } from '../../ledger/writers/yieldToEventLoop';
import { FIGURE_COLUMNS, figureOfRow, type FigureRow } from './figureRow';
import { findReplaced, type Replaced } from './findReplaced';
import { keepLargerDays } from './keepLargerDays';
import { rollUpHours } from './rollUpHours';
import {
  deleteFigures,
  type SeriesTime,
  type StoredFigure,
} from './seriesTimes';
import type { TelemetryReading } from './TelemetryReading';
import type { TelemetrySeries } from './telemetrySeries';
import {
  firstHour,
  lastHour,
  daysEndingIn,
  touchedDays,
  windowFrom,
  type DayRange,
} from './windowDays';
import { writeFigures } from './writeFigures';
import { writeTelemetrySeries } from './writeTelemetrySeries';

/** Where figures are written, and how. */
export interface WriteOptions {
  trx: Knex.Transaction;
  writer: LedgerWriter;
  today: Day;
  signal?: AbortSignal;
}

/**
 * Replaces what a reporter said of a window: the hours in it and the days that
 * are made of them, and the days that came as such and end in it. Days whose
 * hours are no longer kept are replaced by what holds as much.
 *
 * @param keep - series of which nothing came that stay as they are
 */
export async function replaceWindow(
  options: WriteOptions & {
    reading: TelemetryReading;
    window: TelemetryWindow;
    keep: (series: TelemetrySeries) => boolean;
  },
): Promise<void> {
  const { trx, reading, today } = options;
  const read = reading.list();
  const ids = await writeTelemetrySeries(trx, read, today);
  const replaced = await findReplaced(trx, { ...options, ids });
  const figuresIn = (times: 'hours' | 'days'): StoredFigure[] =>
    read.flatMap(series =>
      [...series[times]].map(([time, figure]) => ({
        seriesId: ids.get(series.hash)!,
        ...{ time, figure },
      })),
    );
  const days = [
    ...(await replaceHours(options, figuresIn('hours'), replaced)),
    ...(await replaceWholeDays(options, figuresIn('days'), replaced)),
  ];
  await writeFigures({ ...options, table: 'telemetry_days' }, days);
}

/**
 * Replaces the hours that are kept.
 *
 * @returns the days that are made of them, which are removed
 */
async function replaceHours(
  options: Parameters<typeof replaceWindow>[0],
  hours: StoredFigure[],
  replaced: Replaced,
): Promise<StoredFigure[]> {
  const { trx, writer, reading } = options;
  const window = windowFrom(options.window, reading.keptFrom);
  if (window.from >= window.to) {
    return [];
  }
  const hourly = [...replaced].flatMap(([id, { hourly: is }]) =>
    is ? [id] : [],
  );
  const days = touchedDays(window);
  for (const some of inSteps(hourly, writer.rowsPerStatement, days)) {
    await between(trx('telemetry_hours'), 'hour', some, {
      from: window.from,
      before: window.to,
    }).delete();
    await between(trx('telemetry_days'), 'day', some, days).delete();
    await yieldToEventLoop();
  }
  await writeFigures({ ...options, table: 'telemetry_hours' }, hours);
  const others = await readOtherHours(trx, { hourly, window, days });
  return rollUpHours(
    [...hours, ...others],
    seriesId => replaced.get(seriesId)!.statistic,
  );
}

/** Hours of the first and the last day that the window does not have. */
async function readOtherHours(
  trx: Knex.Transaction,
  options: {
    hourly: readonly number[];
    window: TelemetryWindow;
    days: DayRange;
  },
): Promise<StoredFigure[]> {
  const { hourly, window, days } = options;
  const found: StoredFigure[] = [];
  for (const range of [
    { from: firstHour(days.from), before: window.from },
    { from: window.to, to: lastHour(days.to) },
  ]) {
    const rows: FigureRow[] =
      range.from < (range.before ?? `${range.to}.`)
        ? await between(trx('telemetry_hours'), 'hour', hourly, range).select(
            'series_id',
            'hour as time',
            ...FIGURE_COLUMNS,
          )
        : [];
    for (const row of rows) {
      found.push({
        seriesId: row.series_id,
        time: row.time,
        figure: figureOfRow(row),
      });
    }
  }
  return found;
}

/**
 * Removes days that are replaced as such.
 *
 * @returns those that take their place
 */
async function replaceWholeDays(
  options: Parameters<typeof replaceWindow>[0],
  days: StoredFigure[],
  replaced: Replaced,
): Promise<StoredFigure[]> {
  const { trx, window, reading } = options;
  const daily = [...replaced].flatMap(([id, { hourly }]) =>
    hourly ? [] : [id],
  );
  if (daily.length > 0) {
    const ending = daysEndingIn(window);
    await between(trx('telemetry_days'), 'day', daily, ending).delete();
  }
  const isOfHours = ({ seriesId }: StoredFigure) =>
    replaced.get(seriesId)!.hourly;
  const asDays = days.filter(day => !isOfHours(day));
  const { written, replaced: old } = await keepLargerDays(trx, {
    days: days.filter(isOfHours),
    statisticOf: seriesId => replaced.get(seriesId)!.statistic,
    skipped: reading.skipped,
  });
  await deleteFigures(trx, 'telemetry_days', [
    ...asDays.map(({ seriesId, time }): SeriesTime => [seriesId, time]),
    ...old,
  ]);
  return [...asDays, ...written];
}

function between(
  query: Knex.QueryBuilder,
  column: 'hour' | 'day',
  seriesIds: readonly number[],
  range: { from: string; to?: string; before?: string },
): Knex.QueryBuilder {
  whereIdIn(query, 'series_id', seriesIds);
  query.where(column, '>=', range.from);
  return range.before === undefined
    ? query.where(column, '<=', range.to!)
    : query.where(column, '<', range.before);
}

/** So many series at a time that a statement does not touch too many rows. */
function* inSteps(
  ids: readonly number[],
  rows: number,
  { from, to }: DayRange,
): Generator<number[]> {
  const hours = (Date.parse(to) - Date.parse(from)) / 3_600_000 + 24;
  const step = Math.max(1, Math.floor(rows / hours));
  for (let at = 0; at < ids.length; at += step) {
    yield ids.slice(at, at + step);
  }
}
