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

import { impatientClient, TestApi } from '@internal/ai-cost-test-api';
import { readMonth } from '../__testUtils__/readSource';
import { ApiBillingSource } from '../source/ApiBillingSource';
import type { CostReader } from '../source/CostReader';
import { AllocationReader } from './AllocationReader';
import { InferenceReader } from './InferenceReader';

function allocation(others: object = {}) {
  return {
    name: 'gpu-1/serving/ranker',
    properties: {
      cluster: 'prod',
      node: 'gpu-1',
      namespace: 'serving',
      providerID: 'i-0abc',
    },
    minutes: 1440,
    cpuCost: 1.25,
    cpuCostAdjustment: 0,
    gpuHours: 24,
    gpuCost: 20,
    gpuCostAdjustment: -0.5,
    ramCost: 0.75,
    pvCost: 100,
    networkCost: 100,
    totalCost: 221.5,
    ...others,
  };
}

describe('OpenCost', () => {
  let api: TestApi;
  const cluster = {
    baseUrl: 'http://opencost',
    provider: 'AWS',
    account: '111122223333',
    currency: 'USD',
  };

  beforeEach(async () => {
    api = await TestApi.start();
  });
  afterEach(() => api.close());

  const read = (reader: CostReader) =>
    readMonth(
      ApiBillingSource.create({
        id: 'cluster',
        reader,
        schedule: { frequency: { hours: 1 }, timeout: { minutes: 1 } },
        since: '2026-10-01',
        trailingDays: 7,
        now: () => new Date('2026-10-03T10:00:00Z'),
      }),
      '2026-10',
    );

  it('reads all parts of machines with accelerators, idle ones too', async () => {
    api.on('/allocation', ({ query }) => ({
      json: {
        code: 200,
        data: query.get('window')!.startsWith('2026-10-01')
          ? [
              {
                'gpu-1/serving/ranker/llama': allocation(),
                'gpu-1/logging/__unallocated__/__unallocated__': allocation({
                  properties: {
                    node: 'gpu-1',
                    namespace: 'logging',
                    providerID: 'i-0abc',
                  },
                  gpuHours: 0,
                  gpuCost: 0,
                  gpuCostAdjustment: 0,
                }),
                'gpu-1/__idle__': allocation({
                  properties: { node: 'gpu-1', providerID: 'i-0abc' },
                  gpuHours: 0,
                  gpuCost: 5,
                }),
                'cpu-1/web/shop/__unallocated__': allocation({
                  properties: { node: 'cpu-1', namespace: 'web' },
                  gpuHours: 0,
                  gpuCost: 0,
                  gpuCostAdjustment: 0,
                }),
                '__unmounted__/__unmounted__': allocation({ properties: {} }),
                broken: allocation({ cpuCost: 'NaN' }),
              },
            ]
          : [null],
      },
    }));
    const { charges, billed, rows, quarantine } = await read(
      AllocationReader.create({
        client: impatientClient(api),
        cluster,
        labels: ['app'],
        modelLabel: 'model',
      }),
    );
    const node = {
      billingAccountId: '111122223333',
      hostProviderName: 'AWS',
      resourceId: 'i-0abc',
      allocatedMethodId: 'opencost:allocation',
      gpuCount: 1,
    };
    expect(charges).toMatchObject([
      {
        day: '2026-10-01',
        billed: '0',
        effective: '21.5',
        quantity: 24,
        line: {
          ...node,
          model: 'llama',
          tags: {
            cluster: 'prod',
            namespace: 'serving',
            app: 'ranker',
            model: 'llama',
          },
        },
      },
      {
        effective: '2',
        line: { ...node, model: undefined, tags: { namespace: 'logging' } },
      },
      {
        effective: '6.5',
        line: { ...node, tags: {}, chargeDescription: 'Idle time of the node' },
      },
    ]);
    expect(billed).toEqual({ USD: '0' });
    // The machine without accelerators is counted, and is not AI.
    expect(rows).toBe(4);
    expect(quarantine).toMatchObject([
      { file: 'allocation of 2026-10-01', row: 6, column: 'cpuCost' },
    ]);
    expect(Object.fromEntries(api.requests[0].query)).toEqual({
      window: '2026-10-01T00:00:00Z,2026-10-02T00:00:00Z',
      step: '1d',
      aggregate: 'node,namespace,label:app,label:model',
      includeIdle: 'true',
      idleByNode: 'true',
    });
  });

  it.each(['inferenceCostSets', 'series'])(
    'reads what served models cost from %s',
    async name => {
      const set = (day: string) => ({
        window: { start: `${day}T00:00:00Z` },
        inferenceCosts: {
          'Qwen/Qwen3-32B:llm': {
            properties: { modelName: 'Qwen/Qwen3-32B', namespace: 'llm' },
            costBasis: 'allocation',
            totalCost: 42.5,
            promptTokens: 12e6,
            generationTokens: 3e6,
          },
        },
      });
      api.on('/inferenceCost/timeseries', () => ({
        json: { data: { [name]: [set('2026-10-02'), set('2026-09-30')] } },
      }));
      const { charges, quarantine } = await read(
        InferenceReader.create({ client: impatientClient(api), cluster }),
      );
      expect(charges).toMatchObject([
        {
          day: '2026-10-02',
          effective: '42.5',
          line: { model: 'Qwen/Qwen3-32B', tags: { namespace: 'llm' } },
        },
        { quantity: 12e6, line: { tokenClass: 'input' } },
        { quantity: 3e6, line: { tokenClass: 'output' } },
      ]);
      expect(quarantine).toMatchObject([
        { file: 'inference cost of 2026-09-30' },
      ]);
    },
  );
});
