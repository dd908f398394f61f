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

import { addDays } from 'backstage-plugin-ai-cost-common';
import { type ApiClient, DeliveryError } from 'backstage-plugin-ai-cost-node';
import type { ReadWindow } from '../source/CostReader';
import type { Findings } from '../source/Findings';
import { metricsAnswer, metricsRow, type TracedUsage } from './shapes';

const PATH = 'api/public/v2/metrics';
/** The most that a query may ask for; longer answers are cut without a word. */
const ROW_LIMIT = 1_000;
const MILLISECONDS_PER_HOUR = 3_600_000;

/**
 * Asks for costs by day, model, environment and trace. There are no pages, so a
 * full answer is taken for a cut one, and its time is asked for in two halves.
 *
 * @throws DeliveryError when an hour has more rows than an answer
 */
export async function readMetrics(options: {
  client: ApiClient;
  window: ReadWindow;
  findings: Findings;
  signal: AbortSignal;
}): Promise<TracedUsage[]> {
  const { client, window, findings, signal } = options;

  const budget = client.startBudget();

  async function rowsOf(from: number, to: number): Promise<unknown[]> {
    const { data } = await client.getJson({
      path: PATH,
      query: [['query', queryOf(from, to)]],
      schema: metricsAnswer,
      budget,
      signal,
    });
    if (data.length < ROW_LIMIT) {
      return data;
    }
    const hours = (to - from) / MILLISECONDS_PER_HOUR;
    if (hours <= 1) {
      throw new DeliveryError(
        `Langfuse has more than ${ROW_LIMIT} rows in the hour of ${new Date(
          from,
        ).toISOString()}, and cuts them`,
        { advice: 'Name traces by what they do, not by each of them' },
      );
    }
    const middle = from + Math.floor(hours / 2) * MILLISECONDS_PER_HOUR;
    return [...(await rowsOf(from, middle)), ...(await rowsOf(middle, to))];
  }

  const rows = await rowsOf(
    Date.parse(window.from),
    Date.parse(addDays(window.through, 1)),
  );
  return rows.flatMap((row, at) => {
    const usage = findings.read(row, {
      schema: metricsRow,
      file: 'metrics',
      row: at + 1,
    });
    return usage ? [usage] : [];
  });
}

/** Neither by user nor by session: Langfuse refuses these. */
function queryOf(from: number, to: number): string {
  return JSON.stringify({
    view: 'observations',
    dimensions: [
      { field: 'providedModelName' },
      { field: 'environment' },
      { field: 'traceName' },
    ],
    metrics: [
      { measure: 'totalCost', aggregation: 'sum' },
      { measure: 'inputTokens', aggregation: 'sum' },
      { measure: 'outputTokens', aggregation: 'sum' },
      { measure: 'count', aggregation: 'count' },
    ],
    filters: [],
    timeDimension: { granularity: 'day' },
    fromTimestamp: new Date(from).toISOString(),
    toTimestamp: new Date(to).toISOString(),
    config: { row_limit: ROW_LIMIT },
  });
}
