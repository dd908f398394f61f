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
  addMonths,
  Day,
  daysInRange,
  firstDayOf,
  isDay,
  lastDayOf,
  Month,
  monthOf,
} from 'backstage-plugin-ai-cost-common';

/** One day of the bills. */
export interface StoryDay {
  /** Counted from the first day, which is 0. */
  readonly index: number;
  readonly day: Day;
  readonly month: Month;
  /** 1 for Monday to 7 for Sunday. */
  readonly weekday: number;
  /** Days until the month's last day: 0 for that day. */
  readonly leftInMonth: number;
  /** Days until the last day of the bills: 0 for that day. */
  readonly age: number;
}

/** Which snapshot of the bills is told. */
export type SampleDelivery = 'earlier' | 'latest';

/** When things happen at Larkfield, in days before the last day of the bills. */
const EVENTS = {
  /** The trip assistant goes live. */
  launch: 150,
  /** A demo environment is started and forgotten. */
  forgotten: 215,
  /** The hotel chat gets another name. */
  renamed: 120,
  /** An endpoint loses its last caller and keeps running. */
  idle: 100,
  /** OpenAI lowers a price. */
  priceCut: 76,
  /** Services begin to move to the next model, over two weeks. */
  migration: 55,
  /** A training job does not stop. */
  runaway: 11,
} as const;

const RUNAWAY_DAYS = 4;
/** Days by which the earlier snapshot is older. */
const EARLIER_BY = 3;

/**
 * The days that the bills tell of, and what happens on them. Everything is
 * dated backwards from the last day, so that a portal always shows a recent
 * past.
 */
export class Story {
  readonly seed: number;
  readonly delivery: SampleDelivery;
  readonly days: readonly StoryDay[];
  readonly months: readonly Month[];
  /** The month whose bill may still change. */
  readonly openMonth: Month;
  /** The first month of the commitments, which then run for a year. */
  readonly commitmentMonth: Month;

  /**
   * @throws RangeError when the day does not exist or there are no months
   */
  static create(options: {
    asOf: Day;
    months: number;
    seed: number;
    delivery: SampleDelivery;
  }): Story {
    if (!isDay(options.asOf)) {
      throw new RangeError(`"${options.asOf}" is not a day as YYYY-MM-DD`);
    }
    if (!Number.isSafeInteger(options.months) || options.months < 1) {
      throw new RangeError('at least one month is needed');
    }
    return new Story(options);
  }

  private constructor(options: {
    asOf: Day;
    months: number;
    seed: number;
    delivery: SampleDelivery;
  }) {
    const { asOf, months, seed, delivery } = options;
    this.seed = seed;
    this.delivery = delivery;
    this.openMonth = monthOf(asOf);
    this.months = Array.from({ length: months }, (_, i) =>
      addMonths(this.openMonth, i + 1 - months),
    );
    this.commitmentMonth = this.months[Math.min(2, months - 1)];
    this.days = listDays(firstDayOf(this.months[0]), asOf);
  }

  hasLaunched({ age }: StoryDay): boolean {
    return age <= EVENTS.launch;
  }

  isForgotten({ age }: StoryDay): boolean {
    return age <= EVENTS.forgotten;
  }

  isRenamed({ age }: StoryDay): boolean {
    return age <= EVENTS.renamed;
  }

  isIdle({ age }: StoryDay): boolean {
    return age <= EVENTS.idle;
  }

  isAfterPriceCut({ age }: StoryDay): boolean {
    return age <= EVENTS.priceCut;
  }

  isRunaway({ age }: StoryDay): boolean {
    return age <= EVENTS.runaway && age > EVENTS.runaway - RUNAWAY_DAYS;
  }

  /** Share of the traffic that has moved to the next model, in thousandths. */
  migrated({ age }: StoryDay): number {
    const days = EVENTS.migration - age;
    return Math.min(Math.max(Math.floor((days * 1000) / 14), 0), 1000);
  }

  /** Thousandths of a day's charges that a provider has billed so far. */
  billedSoFar({ age }: StoryDay, recent: readonly number[]): number {
    const seenAt = this.delivery === 'earlier' ? age - EARLIER_BY : age;
    return seenAt < 0 ? 0 : recent[seenAt] ?? 1000;
  }

  /** True where the earlier snapshot bills the public price. */
  awaitsDiscount({ month }: StoryDay): boolean {
    return this.delivery === 'earlier' && month === this.openMonth;
  }
}

function listDays(from: Day, to: Day): StoryDay[] {
  const count = daysInRange(from, to);
  const firstWeekday = new Date(`${from}T00:00:00Z`).getUTCDay() || 7;
  return Array.from({ length: count }, (_, index) => {
    const day = addDays(from, index);
    return {
      index,
      day,
      month: monthOf(day),
      leftInMonth: daysInMonth(day) - Number(day.slice(8)),
      weekday: ((firstWeekday - 1 + index) % 7) + 1,
      age: count - 1 - index,
    };
  });
}

function daysInMonth(day: Day): number {
  return Number(lastDayOf(monthOf(day)).slice(8));
}
