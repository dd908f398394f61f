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
  Completeness,
  Day,
  ValueDay,
} from 'backstage-plugin-ai-cost-common';
import { measureOf, type ValueMeasure } from './valueMeasures';

/** A day of the chart. What was not measured is absent, and a gap. */
export interface ValuePoint {
  day: Day;
  completeness: Completeness;
  cost?: string;
  /** The same as a number, to draw it. */
  height?: number;
  values: Record<string, number>;
  /** Of complete days. */
  settled: Record<string, number>;
  /** Of days that may still change, and of the last day before them. */
  provisional: Record<string, number>;
}

/** The days of a chart, without those to come. */
export function valuePoints(
  days: ValueDay[],
  measure: ValueMeasure,
  today: Day,
): ValuePoint[] {
  const past = days.filter(({ day }) => day <= today);
  const { lines } = measureOf(measure);
  return past.map((day, index) => {
    const point: ValuePoint = {
      day: day.day,
      completeness: day.completeness,
      cost: day.cost,
      height: day.cost === undefined ? undefined : Number(day.cost),
      values: {},
      settled: {},
      provisional: {},
    };
    for (const { id, valueOf } of lines) {
      const value = valueOf(day);
      if (value === undefined) {
        continue;
      }
      point.values[id] = value;
      if (day.completeness === 'provisional') {
        point.provisional[id] = value;
        continue;
      }
      point.settled[id] = value;
      // The dashed line begins where the other one ends.
      if (past[index + 1]?.completeness === 'provisional') {
        point.provisional[id] = value;
      }
    }
    return point;
  });
}

/** True where a line has no neighbour to be drawn to. */
export function isAlone(
  points: ValuePoint[],
  index: number,
  id: string,
): boolean {
  return (
    points[index]?.values[id] !== undefined &&
    points[index - 1]?.values[id] === undefined &&
    points[index + 1]?.values[id] === undefined
  );
}
