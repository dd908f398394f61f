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

import pLimit from 'p-limit';
import { ApiError, type ApiClient } from 'backstage-plugin-ai-cost-node';
import type { z } from 'zod';
import type { Steps } from './Evaluations';
import type { Labels } from './LabelMapping';
import {
  instantAnswer,
  matrixAnswer,
  namesAnswer,
  type NativeHistogram,
} from './shapes';

/** Values of a series: seconds since 1970, and a value that may be NaN or infinite. */
export interface Series {
  labels: Labels;
  points: readonly (readonly [at: number, value: number])[];
  histograms: readonly (readonly [at: number, value: NativeHistogram])[];
}

/** Notes on the expression, which older servers send among the warnings. */
const NOTE = /^PromQL (info|warning)/;
const LONGEST_WARNING = 200;

/**
 * The HTTP API of Prometheus, as Mimir, Thanos and VictoriaMetrics have it too.
 * Asks so many queries at once and no more.
 */
export class PrometheusApi {
  readonly #options: Parameters<typeof PrometheusApi.create>[0];
  readonly #inTurn: <T>(ask: () => Promise<T>) => Promise<T>;

  static create(options: {
    client: ApiClient;
    /** Queries at once. */
    concurrency: number;
    /** Series that an answer may have. */
    maxSeries: number;
    /** Seconds that the server may take for a query. */
    timeout: number;
  }): PrometheusApi {
    return new PrometheusApi(options);
  }

  private constructor(options: Parameters<typeof PrometheusApi.create>[0]) {
    this.#options = options;
    this.#inTurn = pLimit(options.concurrency);
  }

  /** Names of metrics that the selector finds between two instants. */
  async metricNames(options: {
    selector: string;
    from: string;
    to: string;
    signal: AbortSignal;
  }): Promise<ReadonlySet<string>> {
    const { selector, from, to, signal } = options;
    const { data } = await this.#options.client.getJson({
      path: 'api/v1/label/__name__/values',
      query: [
        ['match[]', selector],
        ['start', String(Date.parse(from) / 1000)],
        ['end', String(Date.parse(to) / 1000)],
      ],
      schema: namesAnswer,
      signal,
    });
    return new Set(data);
  }

  /** @throws ApiError when there is no answer that can be used as a whole */
  async range(
    query: string,
    { start, end, step }: Steps,
    signal: AbortSignal,
  ): Promise<Series[]> {
    const { data, warnings } = await this.#ask(
      'api/v1/query_range',
      [
        ['query', query],
        ['start', String(start)],
        ['end', String(end)],
        ['step', String(step)],
      ],
      matrixAnswer,
      signal,
    );
    return this.#checked(
      data.result.map(({ metric, values, histograms }) => ({
        labels: metric,
        points: values,
        histograms,
      })),
      warnings,
    );
  }

  /**
   * @param at - seconds since 1970
   * @throws ApiError when there is no answer that can be used as a whole
   */
  async instant(
    query: string,
    at: number,
    signal: AbortSignal,
  ): Promise<Series[]> {
    const { data, warnings } = await this.#ask(
      'api/v1/query',
      [
        ['query', query],
        ['time', String(at)],
      ],
      instantAnswer,
      signal,
    );
    return this.#checked(
      data.resultType === 'scalar'
        ? [{ labels: new Map(), points: [data.result], histograms: [] }]
        : data.result.map(({ metric, value, histogram }) => ({
            labels: metric,
            points: value ? [value] : [],
            histograms: histogram ? [histogram] : [],
          })),
      warnings,
    );
  }

  #ask<T>(
    path: string,
    fields: [string, string][],
    schema: z.ZodType<T>,
    signal: AbortSignal,
  ): Promise<T> {
    const { client, timeout, maxSeries } = this.#options;
    return this.#inTurn(() =>
      client.postJson({
        path,
        body: {
          form: [
            ...fields,
            ['timeout', `${timeout}s`],
            // Older servers do not know it, and answer with all of them.
            ['limit', String(maxSeries + 1)],
          ],
        },
        schema,
        signal,
      }),
    );
  }

  /** Part of an answer would be less than the truth, and look like all of it. */
  #checked(series: Series[], warnings: readonly string[]): Series[] {
    if (series.length > this.#options.maxSeries) {
      throw new ApiError(
        `answered with more than ${
          this.#options.maxSeries
        } series; aggregate more, or raise maxSeries of the source`,
      );
    }
    const warning = warnings.find(text => !NOTE.test(text));
    if (warning !== undefined) {
      throw new ApiError(
        `answered in part only (${warning
          .replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ')
          .slice(0, LONGEST_WARNING)}); what was known before stays`,
      );
    }
    const seen = new Set<string>();
    for (const { labels } of series) {
      const identity = identityOf(labels);
      if (seen.has(identity)) {
        throw new ApiError(
          'answered with the same series twice; the server is at fault',
        );
      }
      seen.add(identity);
    }
    return series;
  }
}

/** The same for the same labels. */
export function identityOf(labels: Labels): string {
  return JSON.stringify(
    [...labels].sort(([a], [b]) => (a < b ? -1 : Number(a > b))),
  );
}
