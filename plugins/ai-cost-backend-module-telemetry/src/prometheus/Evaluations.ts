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
  addHours,
  utcDay,
  utcHour,
  type Day,
  type Hour,
} from 'backstage-plugin-ai-cost-common';
import type { TelemetryWindow } from 'backstage-plugin-ai-cost-node';

const HOUR = 3_600;
const DAY = 86_400;
/** Prometheus refuses more for a series. */
const MOST_POINTS = 11_000;

/** Seconds since 1970, the first and the last of them included. */
export interface Steps {
  start: number;
  end: number;
  step: number;
}

/** When an expression is evaluated: at the end of what its value is of. */
export class Evaluations {
  readonly #steps?: Steps;

  /** At the end of each hour of a window. */
  static ofHours({ from, to }: TelemetryWindow): Evaluations {
    return new Evaluations(seconds(from) + HOUR, seconds(to), HOUR);
  }

  /** At the end of each UTC day that ends in a window. */
  static ofDays({ from, to }: TelemetryWindow): Evaluations {
    return new Evaluations(
      (Math.floor(seconds(from) / DAY) + 1) * DAY,
      Math.floor(seconds(to) / DAY) * DAY,
      DAY,
    );
  }

  static per(period: 'hour' | 'day', window: TelemetryWindow): Evaluations {
    return period === 'hour'
      ? Evaluations.ofHours(window)
      : Evaluations.ofDays(window);
  }

  private constructor(start: number, end: number, step: number) {
    this.#steps = start <= end ? { start, end, step } : undefined;
  }

  /** In parts that Prometheus answers; none where nothing ends in the window. */
  get parts(): Steps[] {
    const parts: Steps[] = [];
    if (this.#steps) {
      const { start, end, step } = this.#steps;
      for (let at = start; at <= end; at += MOST_POINTS * step) {
        const last = Math.min(end, at + (MOST_POINTS - 1) * step);
        parts.push({ start: at, end: last, step });
      }
    }
    return parts;
  }

  /** What a value is of; undefined at a time that was not asked for. */
  periodOf(at: number): Hour | Day | undefined {
    if (!this.#steps) {
      return undefined;
    }
    const { start, end, step } = this.#steps;
    if (at < start || at > end || (at - start) % step !== 0) {
      return undefined;
    }
    const instant = new Date(at * 1000);
    return step === DAY
      ? addDays(utcDay(instant), -1)
      : addHours(utcHour(instant), -1);
  }
}

function seconds(hour: Hour): number {
  return Date.parse(hour) / 1000;
}
