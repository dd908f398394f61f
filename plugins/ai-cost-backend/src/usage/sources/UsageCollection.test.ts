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

import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import type {
  HourlyUsage,
  UsageSource,
  UsageWindow,
} from 'backstage-plugin-ai-cost-node';
import { Ledger } from '../../ledger/Ledger';
import { storedUsage } from '../__testUtils__/usageEvents';
import { UsageStore } from '../store/UsageStore';
import { UsageCollection } from './UsageCollection';
import { UsageSources } from './UsageSources';

const HOUR: HourlyUsage = {
  hour: '2026-11-25T11:00Z',
  provider: 'openai',
  tags: {},
  tokens: { input: 5 },
};

function sourceOf(
  collect: UsageSource['collect'],
  overrides: Partial<UsageSource> = {},
): UsageSource {
  return {
    id: 'openai',
    description: 'A usage API',
    schedule: { frequency: { minutes: 15 }, timeout: { minutes: 5 } },
    trailingHours: 3,
    collect,
    ...overrides,
  };
}

describe('UsageCollection', () => {
  const databases = TestDatabases.create({ ids: ['SQLITE_3'] });

  async function createCollection() {
    const knex = await databases.init('SQLITE_3');
    await Ledger.create({
      database: { getClient: async () => knex, migrations: { skip: false } },
    });
    const now = () => new Date('2026-11-25T12:30:00.000Z');
    const collection = UsageCollection.create({
      store: UsageStore.create({ knex, now }),
      logger: mockServices.logger.mock({
        child: () => mockServices.logger.mock(),
      }),
      now,
    });
    const run = (source: UsageSource, signal = new AbortController().signal) =>
      collection.run(source, signal);
    return { run, stored: () => storedUsage(knex) };
  }

  it('asks for the hours that may have changed, and keeps the last answer', async () => {
    const { run, stored } = await createCollection();
    const windows: UsageWindow[] = [];
    let answer: HourlyUsage[][] = [[HOUR], [HOUR]];
    const source = sourceOf(async function* collect(window) {
      windows.push(window);
      yield* answer;
    });
    await run(source);
    expect(windows).toEqual([
      { from: '2026-11-25T10:00Z', to: '2026-11-25T13:00Z' },
    ]);
    expect(await stored()).toMatchObject([
      { reporter: 'source:openai', input_tokens: '10' },
    ]);
    answer = [[{ ...HOUR, tokens: { input: 7 } }]];
    await run(source);
    expect(await stored()).toMatchObject([{ input_tokens: '7' }]);
  });

  it.each<[Partial<HourlyUsage>, RegExp]>([
    [{ hour: '2026-11-25T13:00Z' }, /"openai" yields the hour .*T13:00Z, and/],
    [{ hour: '2026-11-25 11' }, /the hour 2026-11-25 11/],
    [{ provider: '' }, /without a provider/],
    [{ runId: 'x'.repeat(2_000) }, /a runId of more than 1024/],
    [{ tokens: { output: 0.5 } }, /0.5 for output, which is no count/],
    [{ requests: -1 }, /-1 for requests/],
    [{ gpuSeconds: NaN }, /NaN for gpuSeconds/],
    [{ estimatedCost: { amount: 'x', currency: 'USD' } }, /is no amount/],
    [{ estimatedCost: { amount: '1', currency: '$' } }, /the currency \$/],
  ])('keeps what it knows when a source yields %j', async (wrong, message) => {
    const { run, stored } = await createCollection();
    await run(
      sourceOf(async function* collect() {
        yield [HOUR];
      }),
    );
    const failing = run(
      sourceOf(async function* collect() {
        yield [HOUR, { ...HOUR, ...wrong }];
      }),
    );
    await expect(failing).rejects.toThrow(message);
    expect(await stored()).toMatchObject([{ input_tokens: '5' }]);
  });

  it('keeps what it knows when a source fails or is cancelled', async () => {
    const { run, stored } = await createCollection();
    const controller = new AbortController();
    const source = sourceOf(async function* collect() {
      yield [HOUR];
      controller.abort();
      yield [HOUR];
    });
    await expect(run(source, controller.signal)).rejects.toThrow(/abort/i);
    expect(await stored()).toEqual([]);
  });

  it('takes no two sources of an id, and none that cannot be run', () => {
    const sources = UsageSources.create();
    const collect = async function* collect() {};
    sources.addUsageSource(sourceOf(collect));
    expect(() => sources.addUsageSource(sourceOf(collect))).toThrow(
      'two usage sources with the id "openai"',
    );
    expect(() =>
      sources.addUsageSource(sourceOf(collect, { id: 'a/b' })),
    ).toThrow('"a/b" is no id of a usage source');
    expect(() =>
      sources.addUsageSource(sourceOf(collect, { id: 'b', trailingHours: 0 })),
    ).toThrow('reads 0 hours again');
  });
});
