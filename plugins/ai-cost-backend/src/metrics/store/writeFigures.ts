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
import type {
  LedgerValue,
  LedgerWriter,
} from '../../ledger/writers/LedgerWriter';
import { FIGURE_COLUMNS, figureValues } from './figureRow';
import type { StoredFigure } from './seriesTimes';

/** Appends figures that are not there yet, in the order of their key. */
export async function writeFigures(
  options: {
    writer: LedgerWriter;
    trx: Knex.Transaction;
    table: 'telemetry_hours' | 'telemetry_days';
    signal?: AbortSignal;
  },
  figures: StoredFigure[],
): Promise<void> {
  const { writer, ...others } = options;
  figures.sort(
    (a, b) => a.seriesId - b.seriesId || compareTimes(a.time, b.time),
  );
  const time = options.table === 'telemetry_hours' ? 'hour' : 'day';
  await writer.append({
    ...others,
    columns: ['series_id', time, ...FIGURE_COLUMNS],
    rows: rowsOf(figures),
  });
}

function* rowsOf(figures: readonly StoredFigure[]): Generator<LedgerValue[]> {
  for (const { seriesId, time, figure } of figures) {
    yield [seriesId, time, ...figureValues(figure)];
  }
}

function compareTimes(a: Hour | Day, b: Hour | Day): number {
  return a < b ? -1 : 1;
}
