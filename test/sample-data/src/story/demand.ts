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

import { noise } from './noise';
import type { Story, StoryDay } from './Story';

/** How much of something is used on a day, in thousandths of its priced unit. */
export type Demand = (day: StoryDay) => number;

export interface DemandOptions {
  story: Story;
  /** Tells the noise of one demand from that of another. */
  name: string;
  /** Priced units on a working day in the first month. */
  perDay: number;
  /** Growth a month, in thousandths; negative for a decline. */
  growth?: number;
  /** Saturdays and Sundays, in thousandths of a working day. */
  weekend?: number;
  /** Largest deviation from the expected, in thousandths. */
  scatter?: number;
  /** Further thousandths, for a launch, a migration or an end. */
  factor?: (day: StoryDay) => number;
}

/**
 * Demand with growth, a week and some noise, in whole numbers throughout: the
 * same on every machine.
 */
export function demand(options: DemandOptions): Demand {
  const { story, name, perDay, growth = 0, factor } = options;
  const { weekend = 600, scatter = 120 } = options;
  const levels = growthLevels(story.days.length, growth);
  const base = Math.round(perDay * 1000);
  return day => {
    const deviation = noise(story.seed, name, day.index) * 2 - 1000;
    const factors = [
      levels[day.index],
      day.weekday > 5 ? weekend : 1000,
      1000 + Math.trunc((deviation * scatter) / 1000),
      factor ? factor(day) : 1000,
    ];
    return factors.reduce(
      (quantity, thousandths) => Math.floor((quantity * thousandths) / 1000),
      base,
    );
  };
}

/** The same quantity on every day that `factor` does not change. */
export function steady(
  perDay: number,
  factor?: (day: StoryDay) => number,
): Demand {
  const base = Math.round(perDay * 1000);
  return day => (factor ? Math.floor((base * factor(day)) / 1000) : base);
}

/** Compound growth by month, straight lines between the months. */
function growthLevels(days: number, growth: number): number[] {
  const levels: number[] = [];
  let from = 1000;
  let to = Math.floor((from * (1000 + growth)) / 1000);
  for (let day = 0; day < days; day++) {
    const ofMonth = day % 30;
    if (day > 0 && ofMonth === 0) {
      from = to;
      to = Math.floor((from * (1000 + growth)) / 1000);
    }
    levels.push(from + Math.trunc(((to - from) * ofMonth) / 30));
  }
  return levels;
}
