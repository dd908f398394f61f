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
import { addHours, type Hour } from 'backstage-plugin-ai-cost-common';
import type { TelemetrySample } from 'backstage-plugin-ai-cost-node';
import fc from 'fast-check';
import type { Knex } from 'knex';
import { Ledger } from '../../ledger/Ledger';
import {
  durationSample,
  scoreSample,
  storedFigures,
  unitsSample,
} from '../__testUtils__/telemetry';
import { TelemetryStore } from './TelemetryStore';

jest.setTimeout(120_000);

const DAY = 86_400_000;
const FROM = '2026-11-22T00:00Z';
const HOURS = 72;
const hourAt = (index: number): Hour => addHours(FROM, index);
const hour = fc.nat({ max: HOURS - 1 });
const amount = fc.nat({ max: 1e6 });

/** Samples of a few series; of unsized scores one an hour, or none is newest. */
const samples = fc.uniqueArray(
  fc.oneof(
    fc
      .record({ hour, value: amount, name: fc.constantFrom('a', 'b') })
      .map(it => unitsSample({ ...it, period: hourAt(it.hour) })),
    fc
      .record({ hour, counts: fc.tuple(amount, amount, amount), sum: amount })
      .map(it => durationSample({ ...it, period: hourAt(it.hour) })),
    fc
      .record({
        hour,
        value: amount,
        sampleSize: fc.integer({ min: 1, max: 99 }),
      })
      .map(it => scoreSample({ ...it, period: hourAt(it.hour) })),
    fc
      .record({ hour, value: amount })
      .map(it =>
        scoreSample({ ...it, period: hourAt(it.hour), sampleSize: undefined }),
      ),
  ),
  {
    maxLength: 60,
    comparator: (a, b) => isUnsized(a) && isUnsized(b) && a.period === b.period,
  },
);

describe('the roll-up to days', () => {
  const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

  it.each(databases.eachSupportedId())(
    'is the same, however samples are split into readings, on %s',
    async databaseId => {
      const knex = await databases.init(databaseId);
      const { writer } = await Ledger.create({
        database: { getClient: async () => knex, migrations: { skip: false } },
      });
      const store = TelemetryStore.create({
        ...{ knex, writer },
        retention: { keepHours: 10 * DAY, keepDays: 100 * DAY },
        now: () => new Date('2026-11-25T12:00:00.000Z'),
      });
      const take = async (all: TelemetrySample[], from: number, to: number) => {
        const window = { from: hourAt(from), to: hourAt(to) };
        const reading = await store.read({ reporter: 'source:a', window });
        const inside = all.filter(
          ({ period }) => period >= window.from && period < window.to,
        );
        const half = Math.floor(inside.length / 2);
        reading.add(inside.slice(0, half));
        reading.add(inside.slice(half));
        expect(reading.skipped.count).toBe(0);
        await store.replace({ reading, window });
      };

      await fc.assert(
        fc.asyncProperty(
          samples.chain(list =>
            fc.record({
              list: fc.constant(list),
              order: fc.shuffledSubarray(list, { minLength: list.length }),
              cuts: fc.uniqueArray(fc.integer({ min: 1, max: HOURS - 1 }), {
                maxLength: 6,
              }),
              again: fc.tuple(hour, hour),
            }),
          ),
          async ({ list, order, cuts, again }) => {
            await empty(knex);
            await take(list, 0, HOURS);
            const expected = await roundedDays(knex);
            expectSums(expected, list);

            await empty(knex);
            const edges = [0, ...cuts.sort((a, b) => a - b), HOURS];
            const windows = edges.slice(1).map((to, at) => [edges[at], to]);
            // From the last to the first, and some of it twice.
            for (const [from, to] of windows.reverse()) {
              await take(order, from, to);
            }
            await take(order, Math.min(...again), Math.max(...again) + 1);
            expect(await roundedDays(knex)).toEqual(expected);
          },
        ),
        { numRuns: 20 },
      );
    },
  );
});

/** What was counted is in the days, no more and no less. */
function expectSums(
  days: Record<string, unknown>[],
  list: readonly TelemetrySample[],
) {
  const total = (values: unknown[]) =>
    values.reduce((sum: number, value) => sum + Number(value), 0);
  const units = list.flatMap(it => (it.kind === 'count' ? [it.value] : []));
  expect(
    total(days.filter(it => it.measure === 'units').map(it => it.value)),
  ).toBe(total(units));
  const timed = list.flatMap(it => (it.kind === 'histogram' ? it.counts : []));
  expect(
    total(
      days.flatMap(({ counts }) =>
        counts === null ? [] : String(counts).split(','),
      ),
    ),
  ).toBe(total(timed));
  const evaluated = list.flatMap(it =>
    it.kind === 'score' && it.sampleSize !== undefined ? [it.sampleSize] : [],
  );
  expect(
    total(days.filter(it => it.measure === 'score').map(it => it.samples)),
  ).toBe(total(evaluated));
}

/** Means in another order differ in their last digits. */
async function roundedDays(knex: Knex) {
  const days = await storedFigures(knex, 'telemetry_days');
  return days.map(({ value, ...day }) => ({
    ...day,
    value: Number(Number(value).toPrecision(12)),
  }));
}

function isUnsized(sample: TelemetrySample): boolean {
  return sample.kind === 'score' && sample.sampleSize === undefined;
}

async function empty(knex: Knex): Promise<void> {
  for (const name of ['hours', 'days', 'series']) {
    await knex(`telemetry_${name}`).delete();
  }
}
