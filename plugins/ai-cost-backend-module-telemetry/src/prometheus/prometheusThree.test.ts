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
import type { EntityTelemetryQuery } from 'backstage-plugin-ai-cost-node';
import { ELEVEN, native, TestPrometheus } from './__testUtils__/TestPrometheus';

const INSTANT = '/api/v1/query';
const DURATION = 'gen_ai_client_operation_duration_seconds';

/** Names, and what annotations may ask, that are not there before Prometheus 3. */
describe('Prometheus 3', () => {
  let prometheus: TestPrometheus;

  beforeEach(async () => {
    prometheus = await TestPrometheus.start();
  });
  afterEach(() => prometheus.close());

  it('finds names and labels with dots, and quotes them', async () => {
    prometheus.answer(
      [
        'gen_ai.client.operation.duration',
        'gen_ai.client.token.usage_sum',
        'gen_ai.server.time_to_first_token_seconds_bucket',
      ],
      [
        [
          /^sum by \([^)]*"gen_ai.request.model"[^)]*\) \(increase\(\{"gen_ai.client.operation.duration","gen_ai.operation.name"!~"[^"]*"\}\[1h\]\)\)$/,
          [
            {
              metric: {
                'gen_ai.request.model': 'gpt-4o',
                'service.name': 'checkout',
                'deployment.environment.name': 'prod',
              },
              histograms: [[ELEVEN, native('3', [[0, '1', '2', '2']])]],
            },
          ],
        ],
        [
          /increase\(\{"gen_ai.client.token.usage_sum","gen_ai.token.type"="output"\}\[1h\]\)/,
          [{ metric: {}, values: [[ELEVEN, '40']] }],
        ],
        [
          /count_over_time\(\{"gen_ai.server.time_to_first_token_seconds_bucket","?le"?="\+Inf"\}\[1h\]\)/,
          [
            { metric: { le: '1' }, values: [[ELEVEN, '2']] },
            { metric: { le: '+Inf' }, values: [[ELEVEN, '3']] },
          ],
        ],
      ],
    );
    const { samples } = await prometheus.collect();
    expect(samples).toMatchObject([
      { measure: 'output_tokens', value: 40 },
      {
        measure: 'client_duration',
        dimensions: {
          ...{ model: 'gpt-4o', environment: 'prod' },
          tags: { service: 'checkout' },
        },
      },
      { measure: 'time_to_first_token', bounds: [1], counts: [2, 1] },
    ]);
  });

  it('quotes nothing for a server without dots', async () => {
    prometheus.answer([DURATION], []);
    await prometheus.collect();
    expect(prometheus.queries.join()).not.toContain('"gen_ai.');
  });

  it('reads labels with dots that are configured', async () => {
    prometheus.answer(
      [DURATION],
      [
        [
          /by \([^)]*"llm.model"/,
          [{ metric: { 'llm.model': 'm' }, values: [[ELEVEN, '1']] }],
        ],
      ],
    );
    const { samples } = await prometheus.collect({
      labels: { model: ['llm.model'] },
    });
    expect(samples[0].dimensions.model).toBe('m');
  });

  describe('by annotation', () => {
    const latency: EntityTelemetryQuery = {
      ...{ kind: 'latency', name: 'latency', source: 'prometheus' },
      entityRef: 'component:default/fraud',
      expression:
        'sum by ("gen_ai.request.model") (increase({"fraud.duration"}[$window]))',
    };
    const metric = { 'gen_ai.request.model': 'm' };
    const histogram = native('3', [[0, '1', '2', '2']]);

    it('takes native histograms for a latency', async () => {
      prometheus.answer(
        [],
        [[/fraud\.duration/, [{ metric, histograms: [[ELEVEN, histogram]] }]]],
      );
      const { samples, problems } = await prometheus.collect({}, [latency]);
      expect(problems).toEqual([]);
      expect(samples).toMatchObject([
        { measure: 'client_duration', dimensions: { model: 'm' }, sum: 3 },
      ]);
      expect(prometheus.queries).toEqual([
        'sum by ("gen_ai.request.model") (increase({"fraud.duration"}[1h]))',
      ]);
    });

    it('takes none for a unit, and says how to count', async () => {
      prometheus.answer(
        [],
        [[/fraud/, [{ metric: {}, histograms: [[ELEVEN, histogram]] }]]],
      );
      const { samples, problems } = await prometheus.collect({}, [
        { ...latency, kind: 'units', name: 'prediction' },
      ]);
      expect(samples).toEqual([]);
      expect(problems[0].message).toContain('histogram_count(');
    });

    it('shows what a query answers', async () => {
      prometheus.api.on(INSTANT, () => ({
        json: {
          status: 'success',
          data: {
            resultType: 'vector',
            result: [{ metric, histogram: [ELEVEN, histogram] }],
          },
        },
      }));
      const { series, problem } = await prometheus.source().preview(latency, {
        logger: mockServices.logger.mock(),
        signal: new AbortController().signal,
      });
      expect(problem).toBeUndefined();
      expect(series).toEqual([
        { labels: metric, value: '2 observed, their sum is 3' },
      ]);
    });
  });
});
