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
import type {
  TelemetrySample,
  TelemetryWindow,
} from 'backstage-plugin-ai-cost-node';
import { loseDatabaseAfter } from '../../__testUtils__/failingStatements';
import { Ledger } from '../../ledger/Ledger';
import {
  durationSample,
  scoreSample,
  storedFigures,
  unitsSample,
} from '../__testUtils__/telemetry';
import { TelemetryStore, type TelemetryEvent } from './TelemetryStore';

jest.setTimeout(120_000);

const DAY = 86_400_000;
const NOW = '2026-11-25T12:00:00.000Z';
const SOURCE = 'source:prometheus';
const TODAY = { from: '2026-11-25T00:00Z', to: '2026-11-25T12:00Z' };

describe('TelemetryStore', () => {
  const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

  describe.each(databases.eachSupportedId())('on %s', databaseId => {
    async function createStore() {
      const knex = await databases.init(databaseId);
      const { writer } = await Ledger.create({
        database: { getClient: async () => knex, migrations: { skip: false } },
      });
      const clock = { now: new Date(NOW), keepHours: 10 * DAY };
      const storeNow = () =>
        TelemetryStore.create({
          ...{ knex, writer },
          retention: { keepHours: clock.keepHours, keepDays: 100 * DAY },
          now: () => clock.now,
        });
      const replace = async (
        window: TelemetryWindow,
        samples: TelemetrySample[],
        reporter = SOURCE,
      ) => {
        const reading = await storeNow().read({ reporter, window });
        reading.add(samples);
        await storeNow().replace({ reading, window });
        return reading.skipped;
      };
      return {
        ...{ knex, clock, replace },
        add: (events: TelemetryEvent[], reporter = 'external:ci') =>
          storeNow().addEvents(events, reporter),
        prune: () => storeNow().prune(new AbortController().signal),
        hours: () => storedFigures(knex, 'telemetry_hours'),
        days: () => storedFigures(knex, 'telemetry_days'),
        store: storeNow,
      };
    }

    it('rolls each kind up by its own statistic', async () => {
      const { replace, hours, days } = await createStore();
      const next = '2026-11-25T11:00Z';
      const skipped = await replace(TODAY, [
        unitsSample({ value: 5 }),
        unitsSample({ value: 2.5 }),
        unitsSample({ value: 1, period: next }),
        durationSample({ counts: [3, 2, 1], sum: 4.5 }),
        durationSample({ counts: [1, 0, 4], sum: 9, period: next }),
        scoreSample({ value: 0.5, sampleSize: 10 }),
        scoreSample({ value: 1, sampleSize: 30, period: next }),
        scoreSample({
          name: 'unsized',
          value: 0.9,
          sampleSize: undefined,
          period: next,
        }),
        scoreSample({ name: 'unsized', value: 0.1, sampleSize: undefined }),
      ]);
      expect(skipped.list()).toEqual([]);
      expect(await hours()).toHaveLength(8);
      expect(await days()).toHaveLength(4);
      expect(await days()).toEqual(
        expect.arrayContaining([
          expect.objectContaining({
            ...{ name: 'prediction', day: '2026-11-25', value: 8.5 },
            ...{ samples: null, counts: null },
          }),
          expect.objectContaining({
            ...{ measure: 'client_duration', value: 13.5, samples: 11 },
            ...{ counts: '4,2,5', bounds: [0.1, 1] },
          }),
          expect.objectContaining({
            ...{ name: 'accuracy', value: 0.875, samples: 40, sized: true },
            ...{ evaluator: 'human', direction: 'higher' },
          }),
          expect.objectContaining({
            ...{ name: 'unsized', value: 0.9, samples: null, sized: false },
          }),
        ]),
      );
    });

    it('looks only at series that have figures in the window', async () => {
      const { knex, replace, hours } = await createStore();
      const before = { from: '2026-11-20T00:00Z', to: '2026-11-20T12:00Z' };
      await replace(
        before,
        Array.from({ length: 40 }, (_, at) =>
          unitsSample({ name: `old ${at}`, period: '2026-11-20T10:00Z' }),
        ),
      );
      await replace(TODAY, [
        unitsSample({ name: 'a' }),
        unitsSample({ name: 'b' }),
      ]);
      let read = 0;
      const count = (rows: unknown, { sql }: { sql: string }) => {
        if (/select.*"?facts/.test(sql)) {
          read += Object.values(rows as object).flat().length;
        }
      };
      knex.on('query-response', count);
      await replace(TODAY, [unitsSample({ name: 'c' })]);
      knex.off('query-response', count);
      expect(read).toBeGreaterThan(0);
      expect(read).toBeLessThan(40);
      const names = (await hours()).map(({ name }) => name);
      expect(names).toHaveLength(41);
      expect(names).toContain('c');
      expect(names).not.toContain('a');
    });

    it('puts nothing unlike together', async () => {
      const { replace, days } = await createStore();
      await replace(TODAY, [
        durationSample(),
        durationSample({ bounds: [0.1, 2] }),
        durationSample({ measure: 'server_duration' }),
        scoreSample(),
        scoreSample({ evaluator: 'gpt-4o' }),
        scoreSample({ direction: 'lower' }),
        scoreSample({ sampleSize: undefined }),
        scoreSample({ name: 'recall' }),
        scoreSample({ dimensions: { tags: {} } }),
        scoreSample({ dimensions: { tags: {}, entityRef: 'component:a/b' } }),
        unitsSample(),
        unitsSample({ name: 'decision' }),
      ]);
      expect(await days()).toHaveLength(12);
      await replace(TODAY, [unitsSample()], 'source:other');
      expect(await days()).toHaveLength(13);
    });

    it('does not know a sum that one of the hours does not have', async () => {
      const { replace, days } = await createStore();
      await replace(TODAY, [
        durationSample(),
        durationSample({ sum: undefined, period: '2026-11-25T11:00Z' }),
      ]);
      expect(await days()).toMatchObject([{ value: null, samples: 12 }]);
    });

    it('keeps over what time a score was evaluated', async () => {
      const { replace, days } = await createStore();
      const window = (from: string, to: string) => ({ window: { from, to } });
      await replace(TODAY, [
        scoreSample(window('2026-11-01T00:00:00Z', '2026-11-08T00:00:00Z')),
        scoreSample({
          ...window('2026-11-05T02:00:00+02:00', '2026-11-09T00:00:00Z'),
          period: '2026-11-25T11:00Z',
        }),
      ]);
      expect(await days()).toMatchObject([
        { evaluated: '2026-11-01T00:00:00.000Z/2026-11-09T00:00:00.000Z' },
      ]);
    });

    it('replaces what a source said of a window, and nothing else', async () => {
      const { replace, hours, days } = await createStore();
      const at = (period: Hour, value: number) =>
        unitsSample({ period, value });
      const yesterday = { from: '2026-11-24T00:00Z', to: '2026-11-25T00:00Z' };
      await replace(yesterday, [
        at('2026-11-24T01:00Z', 1),
        at('2026-11-24T20:00Z', 2),
        at('2026-11-24T22:00Z', 4),
      ]);
      await replace(TODAY, [
        at('2026-11-25T03:00Z', 8),
        at('2026-11-25T09:00Z', 16),
      ]);
      await replace(TODAY, [at('2026-11-25T03:00Z', 100)], 'source:other');

      await replace({ from: '2026-11-24T21:00Z', to: '2026-11-25T06:00Z' }, [
        at('2026-11-24T23:00Z', 32),
        at('2026-11-25T04:00Z', 64),
      ]);
      expect(
        (await days()).map(row => [row.reporter, row.day, row.value]),
      ).toEqual([
        ['source:other', '2026-11-25', 100],
        [SOURCE, '2026-11-24', 1 + 2 + 32],
        [SOURCE, '2026-11-25', 64 + 16],
      ]);
      expect(
        (await hours())
          .filter(row => row.reporter === SOURCE)
          .map(({ hour }) => hour),
      ).toEqual([
        '2026-11-24T01:00Z',
        '2026-11-24T20:00Z',
        '2026-11-24T23:00Z',
        '2026-11-25T04:00Z',
        '2026-11-25T09:00Z',
      ]);
      // What is not there any more was not measured, which is not zero.
      await replace(yesterday, []);
      expect((await days()).map(row => [row.reporter, row.day])).toEqual([
        ['source:other', '2026-11-25'],
        [SOURCE, '2026-11-25'],
      ]);
    });

    it('keeps series of which a source could say nothing', async () => {
      const { store, replace, days } = await createStore();
      await replace(TODAY, [unitsSample(), scoreSample(), durationSample()]);
      const reading = await store().read({ reporter: SOURCE, window: TODAY });
      reading.add([unitsSample({ value: 7 })]);
      await store().replace({
        ...{ reading, window: TODAY },
        keep: ({ kind }) => kind !== 'histogram',
      });
      expect(
        (await days()).map(({ name, value }) => [name, value]).sort(),
      ).toEqual([
        ['accuracy', 0.5],
        ['prediction', 7],
      ]);
    });

    it('takes days that come as such, and replaces those that end in the window', async () => {
      const { replace, hours, days } = await createStore();
      const week = { from: '2026-11-20T00:00Z', to: '2026-11-25T12:00Z' };
      const on = (day: number, value: number) =>
        unitsSample({ period: `2026-11-${day}`, value });
      await replace(week, [on(20, 1), on(22, 2), on(23, 3), on(24, 4)]);
      // The 22nd has ended before, and the 25th has not yet.
      await replace({ from: '2026-11-23T05:00Z', to: '2026-11-25T12:00Z' }, [
        on(25, 8),
      ]);
      expect((await days()).map(({ day, value }) => [day, value])).toEqual([
        ['2026-11-20', 1],
        ['2026-11-22', 2],
        ['2026-11-25', 8],
      ]);
      expect(await hours()).toEqual([]);
    });

    it('puts hours that are not kept into their days at once', async () => {
      const { replace, hours, days } = await createStore();
      const window = { from: '2026-11-14T00:00Z', to: '2026-11-16T00:00Z' };
      await replace(window, [
        unitsSample({ period: '2026-11-14T05:00Z', value: 1 }),
        unitsSample({ period: '2026-11-14T03:00Z', value: 2 }),
        unitsSample({ period: '2026-11-15T03:00Z', value: 4 }),
        ...['05', '03'].map(hour =>
          scoreSample({
            ...{ period: `2026-11-14T${hour}:00Z`, value: Number(hour) },
            sampleSize: undefined,
          }),
        ),
      ]);
      expect((await hours()).map(({ hour }) => hour)).toEqual([
        '2026-11-15T03:00Z',
      ]);
      expect(
        (await days()).map(({ name, day, value }) => [name, day, value]).sort(),
      ).toEqual([
        ['accuracy', '2026-11-14', 5],
        ['prediction', '2026-11-14', 3],
        ['prediction', '2026-11-15', 4],
      ]);
    });

    it('shrinks no day whose hours are gone', async () => {
      const { clock, replace, prune, hours, days } = await createStore();
      const window = { from: '2026-11-25T00:00Z', to: '2026-11-26T00:00Z' };
      await replace(window, [
        unitsSample({ period: '2026-11-25T03:00Z', value: 3 }),
        unitsSample({ period: '2026-11-25T09:00Z', value: 9 }),
      ]);
      clock.now = new Date('2026-12-10T12:00:00.000Z');
      await prune();
      expect(await hours()).toEqual([]);
      expect(await days()).toMatchObject([{ value: 12 }]);

      const late = [unitsSample({ period: '2026-11-25T20:00Z', value: 5 })];
      const skipped = await replace(window, late);
      expect(skipped.list()).toEqual([
        '1 sample was skipped, such as a day of 2026-11-25: more is known of the day, and its hours are no longer kept to add to',
      ]);
      expect(await days()).toMatchObject([{ value: 12 }]);
      // Nor when hours are to be kept for longer than they were.
      clock.keepHours = 40 * DAY;
      await replace(
        { from: '2026-11-25T18:00Z', to: '2026-11-26T00:00Z' },
        late,
      );
      expect(await days()).toMatchObject([{ value: 12 }]);
      await replace(window, [unitsSample({ value: 13 })]);
      expect(await days()).toMatchObject([{ value: 13 }]);
    });

    it('removes what is old, and series that nothing is left of', async () => {
      const { knex, clock, replace, add, prune, days } = await createStore();
      const pushed = (id: string, period: Hour) => ({
        ...{ source: '/ci', id, occurredAt: new Date(period).toISOString() },
        sample: scoreSample({ period }),
      });
      await replace(TODAY, [unitsSample()]);
      await add([pushed('1', '2026-11-25T10:00Z')]);
      clock.now = new Date('2026-12-10T12:00:00.000Z');
      await add([pushed('2', '2026-12-10T10:00Z')]);
      await prune();
      expect(await knex('telemetry_events')).toHaveLength(1);
      expect(await days()).toHaveLength(3);

      clock.now = new Date('2027-03-10T12:00:00.000Z');
      await prune();
      expect((await days()).map(({ day }) => day)).toEqual(['2026-12-10']);
      expect(await knex('telemetry_series')).toHaveLength(1);
    });

    it('adds up what is pushed, each event once', async () => {
      const { add, hours, days } = await createStore();
      const event = (id: string, sample: TelemetrySample): TelemetryEvent => ({
        ...{ source: '/ci', id, sample },
        occurredAt: new Date(sample.period).toISOString(),
      });
      const one = event('1', scoreSample({ value: 1, sampleSize: 1 }));
      const two = event('2', scoreSample({ value: 0, sampleSize: 1 }));
      const three = event('3', unitsSample({ period: '2026-11-25T11:00Z' }));
      const four = event(
        '4',
        scoreSample({
          ...{ value: 1, sampleSize: 2 },
          period: '2026-11-25T11:00Z',
        }),
      );
      expect(await add([one, two, one, three])).toEqual({
        accepted: 3,
        duplicates: 1,
        beyond: [],
      });
      expect(await add([two, four])).toEqual({
        accepted: 1,
        duplicates: 1,
        beyond: [],
      });
      expect(await add([one], 'external:other')).toEqual({
        accepted: 1,
        duplicates: 0,
        beyond: [],
      });
      expect(await hours()).toHaveLength(4);
      expect(
        (await days())
          .map(row => [row.reporter, row.name, row.value, row.samples])
          .sort(),
      ).toEqual([
        ['external:ci', 'accuracy', 0.75, 4],
        ['external:ci', 'prediction', 5, null],
        ['external:other', 'accuracy', 1, 1],
      ]);
    });

    it('adds to the day alone where its hours are gone', async () => {
      const { clock, add, prune, days } = await createStore();
      const event = (id: string) => ({
        ...{ source: '/ci', id, occurredAt: '2026-11-25T10:00:00.000Z' },
        sample: unitsSample(),
      });
      await add([event('1')]);
      clock.now = new Date('2026-12-10T12:00:00.000Z');
      await prune();
      await add([event('2')]);
      expect(await days()).toMatchObject([{ value: 10 }]);
    });

    it('replaces all or nothing, wherever its writer died', async () => {
      const { knex, replace, hours, days } = await createStore();
      const state = async () => [await hours(), await days()];
      const before = [unitsSample({ value: 1 }), scoreSample()];
      const after = [unitsSample({ value: 2 }), durationSample()];
      await replace(TODAY, after);
      const states = [await state()];
      await replace(TODAY, before);
      states.push(await state());
      let lost = true;
      for (let statements = 0; lost; statements += 1) {
        lost = await loseDatabaseAfter(knex, statements, async () => {
          await replace(TODAY, after);
        });
        expect(states).toContainEqual(await state());
        await replace(TODAY, before);
      }
    });

    it('counts each of many who push at the same time', async () => {
      const { add, days } = await createStore();
      await Promise.all(
        [...Array(20).keys()].map(batch =>
          add(
            [...Array(10).keys()].map(index => ({
              ...{ source: '/ci', id: `${batch}-${index}` },
              occurredAt: '2026-11-25T10:00:00.000Z',
              sample: unitsSample({
                ...{ value: 1, name: `unit-${index % 3}` },
                period: addHours('2026-11-25T00:00Z', batch % 12),
              }),
            })),
          ),
        ),
      );
      const values = (await days()).map(({ value }) => Number(value));
      expect(values.sort((a, b) => a - b)).toEqual([60, 60, 80]);
    });
  });
});
