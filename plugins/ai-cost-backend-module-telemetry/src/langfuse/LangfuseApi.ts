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
  DeliveryError,
  type ApiClient,
  type TelemetryWindow,
} from 'backstage-plugin-ai-cost-node';
import { metricsAnswer, observationsPage } from './shapes';

const METRICS = 'api/public/v2/metrics';
const OBSERVATIONS = 'api/public/v2/observations';
/** The most that a query may ask for; longer answers are cut without a word. */
const ROW_LIMIT = 1_000;
const PAGE_SIZE = 1_000;
const MOST_PAGES = 2_000;
const MILLISECONDS_PER_HOUR = 3_600_000;

/** What is asked of the metrics, by the hour. */
export interface MetricsQuery {
  view: 'observations' | 'scores-numeric' | 'scores-boolean';
  dimensions: readonly string[];
  metrics: readonly { measure: string; aggregation: string }[];
  filters?: readonly object[];
}

/** The calls of Langfuse's API that telemetry needs. */
export class LangfuseApi {
  readonly #client: ApiClient;
  readonly #signal: AbortSignal;

  static create(options: {
    client: ApiClient;
    signal: AbortSignal;
  }): LangfuseApi {
    return new LangfuseApi(options.client, options.signal);
  }

  private constructor(client: ApiClient, signal: AbortSignal) {
    this.#client = client;
    this.#signal = signal;
  }

  /**
   * Asks for metrics by the hour. There are no pages, so a full answer is taken
   * for a cut one, and its time is asked for in two halves.
   *
   * @throws ApiError when the API does not answer as it should
   * @throws DeliveryError when an hour has more rows than an answer
   */
  async metrics(
    query: MetricsQuery,
    window: TelemetryWindow,
  ): Promise<unknown[]> {
    const budget = this.#client.startBudget();
    const rowsOf = async (from: number, to: number): Promise<unknown[]> => {
      const { data } = await this.#client.getJson({
        path: METRICS,
        query: [['query', queryText(query, from, to)]],
        schema: metricsAnswer,
        budget,
        signal: this.#signal,
      });
      if (data.length < ROW_LIMIT) {
        return data;
      }
      const hours = (to - from) / MILLISECONDS_PER_HOUR;
      if (hours <= 1) {
        throw new DeliveryError(
          `Langfuse has more than ${ROW_LIMIT} rows of ${
            query.view
          } in the hour of ${new Date(from).toISOString()}, and cuts them`,
          { advice: 'Name traces by what they do, not by each of them' },
        );
      }
      const middle = from + Math.floor(hours / 2) * MILLISECONDS_PER_HOUR;
      return [...(await rowsOf(from, middle)), ...(await rowsOf(middle, to))];
    };
    return rowsOf(Date.parse(window.from), Date.parse(window.to));
  }

  /**
   * Generations that began in a window, some at a time.
   *
   * @throws ApiError when the API does not answer as it should
   * @throws DeliveryError when there are more than can be read
   */
  async *generations(window: TelemetryWindow): AsyncGenerator<unknown[]> {
    const cursors = new Set<string>();
    let cursor: string | undefined;
    do {
      const { data, meta } = await this.#client.getJson({
        path: OBSERVATIONS,
        query: [
          ['type', 'GENERATION'],
          // Never what was asked and answered.
          ['fields', 'basic,model,usage,metrics,trace_context'],
          ['fromStartTime', new Date(window.from).toISOString()],
          ['toStartTime', new Date(window.to).toISOString()],
          ['limit', String(PAGE_SIZE)],
          ...(cursor === undefined ? [] : [['cursor', cursor] as const]),
        ].map(([name, value]): [string, string] => [name, value]),
        schema: observationsPage,
        signal: this.#signal,
      });
      yield data;
      cursor = meta?.cursor;
      if (
        cursor !== undefined &&
        (cursors.has(cursor) || cursors.size >= MOST_PAGES)
      ) {
        throw new DeliveryError(
          `The pages of observations from ${window.from} to ${window.to} go in a circle, or are more than ${MOST_PAGES}`,
          { advice: 'Set `read: metrics`, which has no latencies' },
        );
      }
      cursors.add(cursor ?? '');
    } while (cursor !== undefined);
  }
}

/** Neither by user nor by session: Langfuse refuses these. */
function queryText(query: MetricsQuery, from: number, to: number): string {
  return JSON.stringify({
    view: query.view,
    dimensions: query.dimensions.map(field => ({ field })),
    metrics: query.metrics,
    filters: query.filters ?? [],
    timeDimension: { granularity: 'hour' },
    fromTimestamp: new Date(from).toISOString(),
    // Langfuse includes it, and the next window begins with it.
    toTimestamp: new Date(to - 1).toISOString(),
    config: { row_limit: ROW_LIMIT },
  });
}
