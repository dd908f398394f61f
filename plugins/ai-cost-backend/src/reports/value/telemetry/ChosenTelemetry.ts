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

import type {
  CountMeasure,
  Day,
  HistogramMeasure,
} from 'backstage-plugin-ai-cost-common';
import type { DayRange } from '../../window/dayRange';
import { callDays, type CallDay, type CountedDay } from './callDays';
import { chooseFigures } from './chooseFigures';
import type { CountFigure, EntityFigures, HistogramFigure } from './Figure';

/** The figures that reports are made of, each of one source. */
export class ChosenTelemetry {
  readonly #figures: EntityFigures;
  readonly #range: DayRange;
  // Many KPIs ask for the same.
  readonly #counted = new Map<string, CountedDay[]>();
  readonly #calls = new Map<string, CallDay[]>();
  readonly #timed = new Map<string, HistogramFigure[]>();

  static create(figures: EntityFigures, range: DayRange): ChosenTelemetry {
    return new ChosenTelemetry(figures, range);
  }

  private constructor(figures: EntityFigures, range: DayRange) {
    this.#figures = figures;
    this.#range = range;
  }

  /** Names of business units in the range, the one with the most units first. */
  unitNames(): string[] {
    const sums = new Map<string, number>();
    for (const { measure, name, day, count } of this.#figures.counts) {
      if (
        measure === 'units' &&
        day >= this.#range.from &&
        day <= this.#range.to
      ) {
        sums.set(name, (sums.get(name) ?? 0) + count);
      }
    }
    return [...sums]
      .sort(([a, some], [b, others]) => others - some || (a < b ? -1 : 1))
      .map(([name]) => name);
  }

  /** Business units by day. */
  units(name: string): Map<Day, { units: number; sources: Set<string> }> {
    const days = new Map<Day, { units: number; sources: Set<string> }>();
    for (const { day, counts, source } of this.counted(['units'], { name })) {
      const known = days.get(day) ?? { units: 0, sources: new Set() };
      known.units += counts.get('units')!;
      known.sources.add(source.id);
      days.set(day, known);
    }
    return days;
  }

  /**
   * Counts of measures on the days on which the same source has them all.
   *
   * @param options - `name` is of business units; `perModel` see
   * {@link chooseFigures}; with `some`, days on which it has some of them are
   * enough
   */
  counted(
    measures: readonly CountMeasure[],
    options: { name?: string; perModel?: boolean; some?: boolean } = {},
  ): CountedDay[] {
    const { name = '', perModel = false, some = false } = options;
    const key = JSON.stringify([measures, name, perModel, some]);
    let counted = this.#counted.get(key);
    if (!counted) {
      const figures = this.#figures.counts.filter(
        figure => measures.includes(figure.measure) && figure.name === name,
      );
      counted = chooseFigures(
        countedDays(figures).filter(
          ({ counts }) =>
            some || measures.every(measure => counts.has(measure)),
        ),
        { range: this.#range, perModel },
      );
      this.#counted.set(key, counted);
    }
    return counted;
  }

  /** The same by day and model, or for all models together. */
  calls(measures: readonly CountMeasure[]): CallDay[] {
    const key = JSON.stringify(measures);
    let calls = this.#calls.get(key);
    if (!calls) {
      calls = callDays(this.counted(measures));
      this.#calls.set(key, calls);
    }
    return calls;
  }

  /** Histograms of the first of some measures that has any in the range. */
  histograms(
    measures: readonly HistogramMeasure[],
    options: { model?: string } = {},
  ): HistogramFigure[] {
    const { from, to } = this.#range;
    for (const measure of measures) {
      const chosen = this.#timedOf(measure, options.model);
      if (chosen.some(({ day }) => day >= from && day <= to)) {
        return chosen;
      }
    }
    return [];
  }

  #timedOf(
    measure: HistogramMeasure,
    model: string | undefined,
  ): HistogramFigure[] {
    const key = JSON.stringify([measure, model]);
    let chosen = this.#timed.get(key);
    if (!chosen) {
      chosen = chooseFigures(
        this.#figures.histograms.filter(
          figure =>
            figure.measure === measure &&
            (model === undefined || figure.model === model),
        ),
        { range: this.#range, perModel: model !== undefined },
      );
      this.#timed.set(key, chosen);
    }
    return chosen;
  }

  /** Models that anything was measured of. */
  models(): Set<string> {
    const { counts, histograms, scores } = this.#figures;
    return new Set(
      [...counts, ...histograms, ...scores].map(({ model }) => model),
    );
  }
}

function countedDays(figures: readonly CountFigure[]): CountedDay[] {
  const days = new Map<string, CountedDay>();
  for (const { source, environment, model, day, measure, count } of figures) {
    const key = JSON.stringify([
      source.rank,
      source.id,
      environment,
      model,
      day,
    ]);
    let known = days.get(key);
    if (!known) {
      known = { source, environment, model, day, counts: new Map() };
      days.set(key, known);
    }
    known.counts.set(measure, (known.counts.get(measure) ?? 0) + count);
  }
  return [...days.values()];
}
