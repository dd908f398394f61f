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

/** Values of a series at an instant, in seconds since 1970. */
type ValueAt = (at: number) => number | undefined;

const MINUTE = 60;

/** Series with timestamps, written as OpenMetrics. */
export class History {
  readonly #lines: string[] = [];

  static create(): History {
    return new History();
  }

  private constructor() {}

  get text(): string {
    return `${this.#lines.join('\n')}\n# EOF\n`;
  }

  /** A series from one instant to another, both included. */
  series(
    name: string,
    labels: Record<string, string>,
    options: { from: string; to: string; every?: number; value: ValueAt },
  ): void {
    const { from, to, every = 5 * MINUTE, value } = options;
    const written = Object.entries(labels)
      .map(([key, text]) => `${key}="${text}"`)
      .join(',');
    const last = Date.parse(to) / 1000;
    for (let at = Date.parse(from) / 1000; at <= last; at += every) {
      const found = value(at);
      if (found !== undefined) {
        this.#lines.push(`${name}{${written}} ${found} ${at}`);
      }
    }
  }

  /**
   * A counter that rises evenly, by so much in each hour.
   *
   * @param options - `resets` is when it begins anew from zero
   */
  counter(
    name: string,
    labels: Record<string, string>,
    options: {
      from: string;
      to: string;
      hourly: readonly number[];
      resets?: string;
    },
  ): void {
    const { from, to, hourly, resets } = options;
    const start = Date.parse(from) / 1000;
    const risen = (at: number) => {
      const hours = (at - start) / 3600;
      return hourly.reduce(
        (sum, rise, i) => sum + rise * Math.min(1, Math.max(0, hours - i)),
        0,
      );
    };
    const anew = resets === undefined ? Infinity : Date.parse(resets) / 1000;
    this.series(name, labels, {
      ...{ from, to },
      value: at => (at > anew ? risen(at) - risen(anew) : risen(at)),
    });
  }

  /**
   * Buckets, count and sum of a histogram.
   *
   * @param options - `hourly` has for rising upper bounds what falls into the bucket
   * alone in each hour
   */
  histogram(
    name: string,
    labels: Record<string, string>,
    options: {
      from: string;
      to: string;
      hourly: readonly (readonly [le: string, counts: readonly number[]])[];
      sums: readonly number[];
      resets?: string;
    },
  ): void {
    const { hourly, sums, ...rest } = options;
    let upTo = sums.map(() => 0);
    for (const [le, counts] of hourly) {
      upTo = upTo.map((count, i) => count + counts[i]);
      this.counter(
        `${name}_bucket`,
        { ...labels, le },
        { ...rest, hourly: upTo },
      );
    }
    this.counter(`${name}_count`, labels, { ...rest, hourly: upTo });
    this.counter(`${name}_sum`, labels, { ...rest, hourly: sums });
  }
}
