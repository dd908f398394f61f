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

function tagsOf(count: number): Record<string, string> {
  return Object.fromEntries(
    Array.from({ length: count }, (_, at) => [`key-${at}`, 'value']),
  );
}

describe('UsageCollection', () => {
  const databases = TestDatabases.create({ ids: ['SQLITE_3'] });

  async function createCollection() {
    const knex = await databases.init('SQLITE_3');
    await Ledger.create({
      database: { getClient: async () => knex, migrations: { skip: false } },
    });
    const now = () => new Date('2026-11-25T12:30:00.000Z');
    const logger = mockServices.logger.mock({
      child: () => mockServices.logger.mock(),
    });
    const collection = UsageCollection.create({
      store: UsageStore.create({ knex, now }),
      logger,
      now,
    });
    const run = (source: UsageSource, signal = new AbortController().signal) =>
      collection.run(source, signal);
    return { run, logger, stored: () => storedUsage(knex) };
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
    [{ hour: '2026-11-25T13:00Z' }, /hour: .*T13:00Z is not from .*T10:00Z/],
    [{ hour: '2026-11-25 11' }, /hour: 2026-11-25 11 is not from/],
    [{ provider: '' }, /provider: is missing/],
    [{ runId: 'x'.repeat(257) }, /runId: must have 256 characters at most/],
    [{ runId: 'nightly\0' }, /runId: must not have control characters/],
    [{ runId: 'nightly\ud800' }, /halves of characters/],
    [{ apiKeyId: 'sk-proj-aaaaaaaaaaaa' }, /apiKeyId: looks like a secret/],
    [{ model: 5 as unknown as string }, /model: must be a text/],
    [{ tags: { team: 'x'.repeat(257) } }, /tags: must have 256/],
    [{ tags: { ['x'.repeat(129)]: 'a' } }, /tags: must have 128/],
    [{ tags: { team: null as unknown as string } }, /tags: must be a text/],
    [{ tags: tagsOf(51) }, /tags: must be 50 at most/],
    [{ tokens: { output: 0.5 } }, /output: 0.5 is no count/],
    [{ requests: -1 }, /requests: -1 is no count/],
    [{ gpuSeconds: NaN }, /gpuSeconds: NaN is no time/],
    [{ estimatedCost: { amount: 'x', currency: 'USD' } }, /x is no amount/],
    [
      { estimatedCost: { amount: '1e12', currency: 'USD' } },
      /less than 10\^12/,
    ],
    [{ estimatedCost: { amount: '1', currency: '$' } }, /\$ is no currency/],
  ])('leaves out %j alone', async (wrong, message) => {
    const { run, stored, logger } = await createCollection();
    const yields = (...usage: HourlyUsage[]) =>
      run(
        sourceOf(async function* collect() {
          yield usage;
        }),
      );
    const bad = { ...HOUR, ...wrong };
    await yields({ ...HOUR, tokens: { input: 6 } }, bad);
    await yields(bad, HOUR, bad);
    expect(await stored()).toMatchObject([{ input_tokens: '5' }]);
    expect(logger.warn).toHaveBeenCalledTimes(1);
    expect(logger.warn).toHaveBeenCalledWith(expect.stringMatching(message), {
      skipped: 1,
    });

    await expect(yields(bad)).rejects.toThrow(message);
    expect(await stored()).toMatchObject([{ input_tokens: '5' }]);
    expect(logger.warn).toHaveBeenCalledTimes(2);
    await yields(HOUR);
    await yields();
    expect(logger.info.mock.calls).toEqual([
      ['The usage source "openai" is well again'],
    ]);
    expect(await stored()).toEqual([]);
  });

  it('keeps what it knows when a source fails or is cancelled', async () => {
    const { run, stored, logger } = await createCollection();
    const controller = new AbortController();
    const source = sourceOf(async function* collect() {
      yield [HOUR];
      controller.abort();
    });
    await expect(run(source, controller.signal)).rejects.toThrow(/abort/i);
    expect(await stored()).toEqual([]);
    const failing = sourceOf(async function* collect() {
      yield [HOUR];
      throw new Error('The gateway is away');
    });
    await expect(run(failing)).rejects.toThrow('The gateway is away');
    await expect(run(failing)).rejects.toThrow('The gateway is away');
    expect(await stored()).toEqual([]);
    expect(logger.warn.mock.calls).toEqual([
      ['The usage source "openai" fails: The gateway is away', {}],
    ]);
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
