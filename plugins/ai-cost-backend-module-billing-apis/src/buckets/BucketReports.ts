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

import { utcDay, utcHour } from 'backstage-plugin-ai-cost-common';
import type { z } from 'zod';
import type { ApiClient } from 'backstage-plugin-ai-cost-node';
import type { Findings } from '../source/Findings';
import { whereAllowed } from '../source/whereAllowed';
import { MILLISECONDS_PER_DAY, type BucketRange } from './ranges';
import { readBuckets, type BucketFormat } from './readBuckets';

/** What a report is asked for. */
export interface BucketReport<T> {
  /** For people. */
  title: string;
  path: string;
  groupBy: readonly string[];
  result: z.ZodType<T>;
}

/** A result, and the day or hour that it is of. */
export type Timed<T> = T & { time: string };

/** The reports of an organization over some days or hours. */
export class BucketReports {
  readonly #client: ApiClient;
  readonly #format: BucketFormat;
  readonly #range: BucketRange;
  readonly #findings: Findings;
  readonly #signal: AbortSignal;

  static create(options: {
    client: ApiClient;
    format: BucketFormat;
    range: BucketRange;
    findings: Findings;
    signal: AbortSignal;
  }): BucketReports {
    return new BucketReports(options);
  }

  private constructor(options: Parameters<typeof BucketReports.create>[0]) {
    this.#client = options.client;
    this.#format = options.format;
    this.#range = options.range;
    this.#findings = options.findings;
    this.#signal = options.signal;
  }

  /** Results that cannot be read are quarantined. */
  async read<T extends object>(report: BucketReport<T>): Promise<Timed<T>[]> {
    return this.#results(report, (row, time, at) =>
      this.#findings.read(row, {
        schema: report.result,
        file: `${report.title} of ${time}`,
        row: at + 1,
      }),
    );
  }

  /**
   * For what adds to costs but is no money: what cannot be read stays unknown, and
   * a key that may not read any of it is reported.
   *
   * @param loss - what is missing without it
   */
  async readWhereAllowed<T extends object>(
    report: BucketReport<T>,
    loss: string,
  ): Promise<Timed<T>[]> {
    const results = await whereAllowed(this.#findings, {
      what: `The ${report.title}`,
      loss,
      read: () =>
        this.#results(report, row => report.result.safeParse(row).data),
    });
    return results ?? [];
  }

  async #results<T extends object>(
    { path, groupBy }: BucketReport<T>,
    read: (row: unknown, time: string, at: number) => T | undefined,
  ): Promise<Timed<T>[]> {
    const buckets = await readBuckets({
      client: this.#client,
      format: this.#format,
      path,
      groupBy,
      range: this.#range,
      signal: this.#signal,
    });
    const nameOf =
      this.#range.width === MILLISECONDS_PER_DAY ? utcDay : utcHour;
    return buckets.flatMap(({ start, results }) => {
      const time = nameOf(new Date(start));
      return results.flatMap((row, at) => {
        const result = read(row, time, at);
        return result ? [{ ...result, time }] : [];
      });
    });
  }
}
