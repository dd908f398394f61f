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

import { ConfigReader } from '@backstage/config';
import { TestApi } from '@internal/ai-cost-test-api';
import type { EntityTelemetryQuery } from 'backstage-plugin-ai-cost-node';
import { collectAll } from '../../__testUtils__/collectAll';
import { readPrometheus } from '../readPrometheus';

const WINDOW = { from: '2026-03-01T10:00Z', to: '2026-03-01T12:00Z' };
/** The end of the first hour of the window. */
export const ELEVEN = Date.parse('2026-03-01T11:00Z') / 1000;
const NAMES = '/api/v1/label/__name__/values';
const RANGE = '/api/v1/query_range';

/** A Prometheus on this machine that answers what a test says. */
export class TestPrometheus {
  readonly api: TestApi;

  static async start(): Promise<TestPrometheus> {
    return new TestPrometheus(await TestApi.start());
  }

  private constructor(api: TestApi) {
    this.api = api;
  }

  /** Answers queries that match with series, and all others with none. */
  answer(
    names: readonly string[],
    results: readonly (readonly [asked: RegExp, result: object[]])[],
  ): void {
    this.api.on(NAMES, () => ({
      json: { status: 'success', data: [...names] },
    }));
    this.api.on(RANGE, ({ body }) => {
      const query = new URLSearchParams(body).get('query') ?? '';
      const [, result = []] = results.find(([text]) => text.test(query)) ?? [];
      return {
        json: { status: 'success', data: { resultType: 'matrix', result } },
      };
    });
  }

  source(settings: object = {}) {
    return readPrometheus(
      new ConfigReader({
        ...{ id: 'prom', type: 'prometheus', baseUrl: this.api.url },
        ...{ conventions: ['opentelemetry'], ...settings },
      }),
    );
  }

  collect(settings: object = {}, queries: EntityTelemetryQuery[] = []) {
    return collectAll(this.source(settings), WINDOW, queries);
  }

  /** What was asked of the window. */
  get queries(): string[] {
    return this.api
      .requestsTo(RANGE)
      .map(({ body }) => new URLSearchParams(body).get('query') ?? '');
  }

  close(): Promise<void> {
    return this.api.close();
  }
}

type Bucket = readonly [
  rule: number,
  lower: string,
  upper: string,
  count: string,
];

/** As the HTTP API writes it: buckets in which there is nothing are absent. */
export function native(sum: string, buckets: readonly Bucket[]) {
  const count = String(
    buckets.reduce((all, [, , , counted]) => all + Number(counted), 0),
  );
  return { count, sum, ...(buckets.length > 0 ? { buckets } : {}) };
}
