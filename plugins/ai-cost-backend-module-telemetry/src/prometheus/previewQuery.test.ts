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

import { mockServices } from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import { TestApi } from '@internal/ai-cost-test-api';
import type { EntityTelemetryQuery } from 'backstage-plugin-ai-cost-node';
import { collectAll } from '../__testUtils__/collectAll';
import { readPrometheus } from './readPrometheus';

const WINDOW = { from: '2026-03-01T10:00Z', to: '2026-03-01T12:00Z' };
const ELEVEN = Date.parse('2026-03-01T11:00Z') / 1000;
const RANGE = '/api/v1/query_range';

const UNITS: EntityTelemetryQuery = {
  ...{ kind: 'units', name: 'prediction', source: 'prometheus' },
  expression: 'sum(increase(a[$window]))',
  entityRef: 'component:default/fraud',
};

/** What somebody sees who tries a query of an annotation. */
describe('previewQuery', () => {
  let api: TestApi;

  beforeEach(async () => {
    api = await TestApi.start();
  });
  afterEach(() => api.close());

  function source(settings: object = {}) {
    return readPrometheus(
      new ConfigReader({
        ...{ id: 'prom', type: 'prometheus', baseUrl: api.url },
        ...{ conventions: [], queryTimeout: '5s', ...settings },
      }),
    );
  }

  function preview(query: Partial<EntityTelemetryQuery>) {
    return source().preview(
      { ...UNITS, ...query },
      {
        logger: mockServices.logger.mock(),
        signal: new AbortController().signal,
      },
    );
  }

  function answerVector(series: [Record<string, string>, string][]): void {
    api.on('/api/v1/query', () => ({
      json: {
        status: 'success',
        data: {
          resultType: 'vector',
          result: series.map(([metric, value]) => ({
            metric,
            value: [ELEVEN, value],
          })),
        },
      },
    }));
  }

  it('shows what it found', async () => {
    answerVector([[{ model: 'a' }, '12.5']]);
    expect(await preview({})).toEqual({
      sent: 'sum(increase(a[1h]))',
      series: [{ labels: { model: 'a' }, value: '12.5' }],
      found: 1,
      problem: undefined,
    });
    const [{ body }] = api.requestsTo('/api/v1/query');
    expect(Number(new URLSearchParams(body).get('time')) % 3600).toBe(0);
  });

  it('says why it cannot be used', async () => {
    answerVector([
      [{ pod: 'a', model: 'm' }, '1'],
      [{ pod: 'b', model: 'm' }, '2'],
    ]);
    expect(await preview({})).toMatchObject({
      found: 2,
      problem: expect.stringMatching(/2 series that differ by pod;/),
    });
    answerVector([
      [{ gen_ai_request_model: 'm', gen_ai_response_model: 'm-1' }, '1'],
      [{ gen_ai_request_model: 'm', gen_ai_response_model: 'm-2' }, '2'],
    ]);
    expect(await preview({})).toMatchObject({
      problem: expect.stringMatching(/differ by gen_ai_response_model;/),
    });
    expect(await preview({ kind: 'latency', name: 'latency' })).toMatchObject({
      problem: expect.stringMatching(/which have a label le/),
    });
  });

  it('takes a number for an answer', async () => {
    api.on('/api/v1/query', () => ({
      json: {
        status: 'success',
        data: { resultType: 'scalar', result: [ELEVEN, '7'] },
      },
    }));
    expect(await preview({ expression: 'scalar(a)' })).toMatchObject({
      series: [{ labels: {}, value: '7' }],
      problem: undefined,
    });
  });

  it('says what the server says of it', async () => {
    api.on('/api/v1/query', () => ({ status: 400, text: 'parse error' }));
    await expect(preview({})).rejects.toMatchObject({
      name: 'InputError',
      message: expect.stringMatching(/answered 400: parse error/),
    });
  });

  it('does not wait for queries of annotations', async () => {
    api.on(RANGE, () => ({
      json: { status: 'success', data: { resultType: 'matrix', result: [] } },
      delay: 1000,
    }));
    api.on('/api/v1/query', () => ({
      json: {
        status: 'success',
        data: { resultType: 'scalar', result: [ELEVEN, '7'] },
      },
    }));
    const busy = source({ concurrency: 1 });
    let waits = true;
    const collected = collectAll(busy, WINDOW, [UNITS]).finally(() => {
      waits = false;
    });
    while (api.requestsTo(RANGE).length < 1) {
      await new Promise(resolve => setTimeout(resolve, 5));
    }
    const { series } = await busy.preview(UNITS, {
      logger: mockServices.logger.mock(),
      signal: AbortSignal.timeout(2000),
    });
    expect(series).toEqual([{ labels: {}, value: '7' }]);
    expect(waits).toBe(true);
    await collected;
  });
});
