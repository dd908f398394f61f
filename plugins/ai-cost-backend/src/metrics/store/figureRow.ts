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

import type { LedgerValue } from '../../ledger/writers/LedgerWriter';
import type { Figure, Interval } from './Figure';

/** A row of `telemetry_hours` or `telemetry_days`. */
export interface FigureRow {
  series_id: number;
  /** The hour or the day. */
  time: string;
  value: number | null;
  samples: number | null;
  counts: string | null;
  evaluated: string | null;
}

/** Columns of a figure, in the order of {@link figureValues}. */
export const FIGURE_COLUMNS = [
  'value',
  'samples',
  'counts',
  'evaluated',
] as const;

/** A figure as both engines take it. */
export function figureValues(figure: Figure): LedgerValue[] {
  const { value, samples, counts, evaluated } = figure;
  return [
    value,
    samples,
    counts && counts.join(),
    evaluated && `${evaluated.from}/${evaluated.to}`,
  ];
}

/** A figure as it was stored. */
export function figureOfRow(row: FigureRow): Figure {
  return {
    value: row.value,
    samples: row.samples,
    counts: row.counts === null ? null : row.counts.split(',').map(Number),
    evaluated: row.evaluated === null ? null : readInterval(row.evaluated),
  };
}

function readInterval(text: string): Interval {
  const [from, to] = text.split('/');
  return { from, to };
}
