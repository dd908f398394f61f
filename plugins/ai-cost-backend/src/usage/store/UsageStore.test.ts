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

import { TestDatabases } from '@backstage/backend-test-utils';
import type { UsageEvent } from 'backstage-plugin-ai-cost-node';
import fc from 'fast-check';
import type { Knex } from 'knex';
import { loseDatabaseAfter } from '../../__testUtils__/failingStatements';
import { Ledger } from '../../ledger/Ledger';
import {
  storedRuns,
  storedUsage,
  usageEvent,
} from '../__testUtils__/usageEvents';
import { SeriesAttributionStore } from '../../series/SeriesAttributionStore';
import { UsageStore } from './UsageStore';

jest.setTimeout(120_000);

const NOW = new Date('2026-11-25T12:00:00.000Z');
const GATEWAY = 'external:gateway';

/** Calls that share hours, series, runs and currencies now and then. */
const events = fc.uniqueArray(
  fc.record({
    id: fc.integer({ min: 1, max: 60 }).map(String),
    source: fc.constantFrom('/a', '/b'),
    occurredAt: fc.constantFrom(
      '2026-11-25T10:00:00.000Z',
      '2026-11-25T10:59:59.999Z',
      '2026-11-25T12:00:00.000+01:00',
    ),
    provider: fc.constantFrom('openai', 'anthropic'),
    model: fc.constantFrom('gpt-4o', undefined),
    runId: fc.constantFrom('run-1', undefined),
    tags: fc.constantFrom<Record<string, string>>(
      { a: '1', b: '2' },
      { b: '2', a: '1' },
    ),
    tokens: fc.record(
      {
        input: fc.nat(),
        output: fc.nat({ max: 1e12 }),
        cache_read: fc.nat(),
        cache_write: fc.nat(),
      },
      { requiredKeys: [] },
    ),
    requests: fc.constantFrom(1, undefined),
    gpuSeconds: fc.constantFrom(0.1, 0.2, 3600.000001, undefined),
    estimatedCost: fc.constantFrom(
      { amount: '0.000000000000000001', currency: 'USD' },
      { amount: '12.999999999999999999', currency: 'USD' },
      { amount: '1', currency: 'EUR' },
      undefined,
    ),
  }),
  { selector: ({ source, id }) => `${source} ${id}`, maxLength: 25 },
);

describe('UsageStore', () => {
  const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

  describe.each(databases.eachSupportedId())('on %s', databaseId => {
    async function createStore() {
      const knex = await databases.init(databaseId);
      await Ledger.create({
        database: { getClient: async () => knex, migrations: { skip: false } },
      });
      return { knex, store: UsageStore.create({ knex, now: () => NOW }) };
    }

    it('keeps the same hours and runs, whatever the order, repetition and batches', async () => {
      const { knex, store } = await createStore();
      await fc.assert(
        fc.asyncProperty(
          events.chain(list =>
            fc.record({
              list: fc.constant(list),
              again: fc.shuffledSubarray(list),
              order: fc.shuffledSubarray([...list, ...list], {
                minLength: 2 * list.length,
              }),
              size: fc.integer({ min: 1, max: 10 }),
            }),
          ),
          async ({ list, again, order, size }) => {
            await empty(knex);
            const once = await store.addEvents(list, GATEWAY);
            expect(once).toEqual({ accepted: list.length, duplicates: 0 });
            const expected = await storedUsage(knex);
            const expectedRuns = await storedRuns(knex);
            const twice = await store.addEvents(again, GATEWAY);
            expect(twice).toEqual({ accepted: 0, duplicates: again.length });
            expect(await storedUsage(knex)).toEqual(expected);

            await empty(knex);
            const batches = batchesOf(order, size);
            const added = await Promise.all(
              batches.map(batch => store.addEvents(batch, GATEWAY)),
            );
            expect(sum(added.map(({ accepted }) => accepted))).toBe(
              list.length,
            );
            expect(await storedUsage(knex)).toEqual(expected);
            expect(await storedRuns(knex)).toEqual(expectedRuns);
          },
        ),
        { numRuns: 25 },
      );
    });

    it('adds up exactly, and keeps unknown apart from zero', async () => {
      const { knex, store } = await createStore();
      await store.addEvents(
        [
          usageEvent({
            id: '1',
            gpuSeconds: 0.1,
            estimatedCost: { amount: '0.1', currency: 'USD' },
          }),
          usageEvent({
            id: '2',
            requests: undefined,
            tokens: { input: 0, cache_read: 7 },
            gpuSeconds: 0.2,
            estimatedCost: { amount: '0.2', currency: 'USD' },
          }),
        ],
        GATEWAY,
      );
      expect(await storedUsage(knex)).toEqual([
        {
          reporter: GATEWAY,
          provider: 'openai',
          model: 'gpt-4o',
          tags: { component: 'ranker' },
          hour: '2026-11-25T10:00Z',
          run_id: '',
          currency: 'USD',
          input_tokens: '100',
          output_tokens: '20',
          cache_read_tokens: '7',
          cache_write_tokens: null,
          requests: '1',
          gpu_micros: '300000',
          estimated: 300_000_000_000_000_000n,
        },
      ]);
    });

    it('lets nobody use up or change the events of another', async () => {
      const { knex, store } = await createStore();
      const stolen = usageEvent({ tokens: { input: 1_000_000 } });
      await store.addEvents([stolen], 'external:hostile');
      expect(await store.addEvents([usageEvent()], GATEWAY)).toEqual({
        accepted: 1,
        duplicates: 0,
      });
      const stored = await storedUsage(knex);
      expect(
        stored.map(({ reporter, input_tokens }) => [reporter, input_tokens]),
      ).toEqual(
        expect.arrayContaining([
          ['external:hostile', '1000000'],
          [GATEWAY, '100'],
        ]),
      );
    });

    it('adds all events of a batch or none', async () => {
      const { knex, store } = await createStore();
      const impossible = usageEvent({
        id: 'call-2',
        occurredAt: '2026-11-25T10:15:00.000Z',
        requests: 2 ** 70,
      });
      await expect(
        store.addEvents([usageEvent(), impossible], GATEWAY),
      ).rejects.toThrow();
      expect(await storedUsage(knex)).toEqual([]);
      expect(await knex('usage_events')).toEqual([]);
    });

    it('counts an event once, wherever its writer died', async () => {
      const { knex, store } = await createStore();
      const batch = [usageEvent(), usageEvent({ id: 'call-2' })];
      let lost = true;
      for (let statements = 0; lost; statements += 1) {
        lost = await loseDatabaseAfter(knex, statements, async () => {
          await store.addEvents(batch, GATEWAY);
        });
        await store.addEvents(batch, GATEWAY);
        expect(await storedUsage(knex)).toMatchObject([{ requests: '2' }]);
        await empty(knex);
      }
    });

    it('replaces what a source said of a window, and nothing else', async () => {
      const { knex, store } = await createStore();
      const { source, id, occurredAt, ...usage } = usageEvent();
      const collect = (hours: string[], reporter: string, input: number) =>
        store.replaceHours({
          reporter,
          from: '2026-11-25T09:00Z',
          to: '2026-11-25T11:00Z',
          usage: hours.map(hour => ({ ...usage, hour, tokens: { input } })),
        });
      await store.addEvents([usageEvent()], GATEWAY);
      await store.replaceHours({
        reporter: 'source:openai',
        from: '2026-11-25T08:00Z',
        to: '2026-11-25T09:00Z',
        usage: [{ ...usage, hour: '2026-11-25T08:00Z' }],
      });
      await collect(
        ['2026-11-25T09:00Z', '2026-11-25T10:00Z'],
        'source:openai',
        1,
      );
      await collect(
        ['2026-11-25T10:00Z', '2026-11-25T10:00Z'],
        'source:openai',
        2,
      );

      const stored = await storedUsage(knex);
      expect(
        stored.map(row => [row.reporter, row.hour, row.input_tokens]).sort(),
      ).toEqual([
        [GATEWAY, '2026-11-25T10:00Z', '100'],
        ['source:openai', '2026-11-25T08:00Z', '100'],
        ['source:openai', '2026-11-25T10:00Z', '4'],
      ]);
    });

    it('gets in the way of nobody who attributes or removes', async () => {
      const { knex, store } = await createStore();
      const attributions = SeriesAttributionStore.create({
        knex,
        tables: 'usage',
      });
      const batch = (from: number) =>
        [...Array(300).keys()].map(index =>
          usageEvent({ id: `${from}-${index}`, model: `model-${index}` }),
        );
      await store.addEvents(batch(0), GATEWAY);
      const series = await attributions.listOutdated<{ id: number }>({
        ...{ version: 'catalog', after: 0 },
        limit: 300,
      });
      // Not in the order in which they were written.
      series.reverse();
      for (let round = 1; round <= 10; round += 1) {
        await Promise.all([
          store.addEvents(batch(round), GATEWAY),
          store.addEvents(batch(-round), GATEWAY),
          attributions.replace(
            series.map(({ id }) => ({
              seriesId: id,
              attribution: { segments: [] },
            })),
            `catalog-${round}`,
          ),
          store.prune(
            new Date('2026-10-21T12:00:00.000Z'),
            new AbortController().signal,
          ),
        ]);
      }
      const stored = await storedUsage(knex);
      expect(stored).toHaveLength(300);
      expect(stored.every(({ requests }) => requests === '21')).toBe(true);
    });

    it('removes what is old, and series that nothing is left of', async () => {
      const { knex, store } = await createStore();
      const old = UsageStore.create({
        knex,
        now: () => new Date('2026-10-01T12:00:00.000Z'),
      });
      const ancient = usageEvent({
        occurredAt: '2026-10-01T10:00:00.000Z',
        model: 'gpt-3',
      });
      await old.addEvents([ancient], GATEWAY);
      await store.addEvents([usageEvent({ id: 'call-2' })], GATEWAY);

      await store.prune(
        new Date('2026-10-21T12:00:00.000Z'),
        new AbortController().signal,
      );

      expect(await storedUsage(knex)).toMatchObject([{ model: 'gpt-4o' }]);
      expect(await knex('usage_events')).toHaveLength(1);
      expect(await knex('usage_series')).toHaveLength(1);
    });
  });
});

async function empty(knex: Knex): Promise<void> {
  for (const table of ['usage_events', 'usage_hours', 'usage_series']) {
    await knex(table).delete();
  }
}

function batchesOf(list: readonly UsageEvent[], size: number): UsageEvent[][] {
  return list.flatMap((_, at) =>
    at % size === 0 ? [list.slice(at, at + size)] : [],
  );
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((a, b) => a + b, 0);
}
