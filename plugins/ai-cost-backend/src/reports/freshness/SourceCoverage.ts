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
  addDays,
  firstDayOf,
  lastDayOf,
  monthOf,
  utcDay,
  type Day,
  type Month,
  type SourceGrade,
} from 'backstage-plugin-ai-cost-common';
import type { CurrentDelivery } from './currentDelivery';

/**
 * How far a source tells of a day: `absent` before its first charge (and after
 * its last, once the source was removed) and where a better source tells,
 * `missing` where a delivery should be and is not, `filling` while charges still
 * arrive.
 */
type SourceDay = 'absent' | 'missing' | 'filling' | 'complete';

/** What the coverage of a source follows from. */
export interface SourceCoverageOptions {
  sourceId: string;
  grade: SourceGrade;
  deliveries: CurrentDelivery[];
  /** Days until a day's charges have stopped changing. */
  lagDays: number;
  /**
   * ISO 8601 instant at which the deliveries were known to be the newest; the
   * empty string when the source was never read.
   */
  asOf: string;
  /** Nothing more will come, or count: the source is no longer configured. */
  retired: boolean;
  /** Billing periods of which a better source tells. */
  overruled?: ReadonlySet<Month>;
}

/** Which days a source has delivered, and up to which day they are complete. */
export class SourceCoverage {
  readonly sourceId: string;
  readonly grade: SourceGrade;
  readonly retired: boolean;
  /** Last complete day; undefined when there is none. */
  readonly completeThrough?: Day;
  /** Last day with any charge. */
  readonly lastChargeDay?: Day;
  /**
   * Last day whose charges no longer change, whether it has any or not; undefined
   * when the source was never read.
   */
  readonly settledThrough?: Day;
  readonly #firstDay?: Day;
  readonly #lastDay?: Day;
  readonly #periods: Set<Month>;
  readonly #overruled: ReadonlySet<Month>;
  /** The first days that it stands in for, by period. */
  readonly #standsInFrom: ReadonlyMap<Month, Day>;

  static create(options: SourceCoverageOptions): SourceCoverage {
    return new SourceCoverage(options);
  }

  private constructor(options: SourceCoverageOptions) {
    this.sourceId = options.sourceId;
    this.grade = options.grade;
    this.retired = options.retired;
    this.#periods = new Set(options.deliveries.map(({ period }) => period));
    this.#overruled = options.overruled ?? new Set();
    this.settledThrough = settledDay(options);
    const standIns = options.deliveries.filter(
      ({ derivedAs, firstChargeDay }) => derivedAs && firstChargeDay,
    );
    this.#standsInFrom = new Map(
      standIns.map(({ period, firstChargeDay }) => [period, firstChargeDay!]),
    );

    const charged = options.deliveries
      .filter(({ lastChargeDay }) => lastChargeDay !== undefined)
      .sort((a, b) => (a.period < b.period ? -1 : 1));
    const first = charged[0];
    const last = charged[charged.length - 1];
    if (!last) {
      return;
    }
    this.lastChargeDay = latest(charged.map(d => d.lastChargeDay!));
    // Corrections to other months and charges dated ahead do not stretch it.
    this.#firstDay = latest([first.firstChargeDay!, firstDayOf(first.period)]);
    this.#lastDay = earliest([
      last.lastChargeDay!,
      lastDayOf(last.period),
      utcDay(new Date(options.asOf)),
    ]);
    const complete = options.retired
      ? this.#lastDay
      : earliest([this.#lastDay, this.settledThrough!]);
    // Before the first day that it stands in for, another source tells.
    this.completeThrough =
      complete >= this.#firstDay || standIns.length > 0 ? complete : undefined;
  }

  /** How far this source tells of a day. */
  dayState(day: Day): SourceDay {
    const month = monthOf(day);
    if (
      this.#firstDay === undefined ||
      day < this.#firstDay ||
      this.#overruled.has(month) ||
      day < (this.#standsInFrom.get(month) ?? '')
    ) {
      return 'absent';
    }
    if (day > this.#lastDay!) {
      return this.retired ? 'absent' : 'missing';
    }
    if (!this.#periods.has(month)) {
      return 'missing';
    }
    return this.completeThrough !== undefined && day <= this.completeThrough
      ? 'complete'
      : 'filling';
  }
}

function settledDay({ asOf, lagDays }: SourceCoverageOptions): Day | undefined {
  return asOf === ''
    ? undefined
    : addDays(utcDay(new Date(asOf)), -1 - lagDays);
}

function earliest(days: Day[]): Day {
  return days.reduce((a, b) => (a < b ? a : b));
}

function latest(days: Day[]): Day {
  return days.reduce((a, b) => (a > b ? a : b));
}
