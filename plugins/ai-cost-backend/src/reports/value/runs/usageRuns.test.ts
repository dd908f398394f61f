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
import type { EntityTrainingRuns } from 'backstage-plugin-ai-cost-common';
import type { UsageEvent } from 'backstage-plugin-ai-cost-node';
import type { Knex } from 'knex';
import { readUsageDays } from '../../../usage/billing/readUsageDays';
import { UsageStore } from '../../../usage/store/UsageStore';
import { LedgerFixture } from '../../__testUtils__/LedgerFixture';
import { TelemetryFixture } from '../__testUtils__/TelemetryFixture';
import { EntityTrainingRunReports } from './EntityTrainingRunReports';

jest.setTimeout(60_000);

const RANKER = 'component:default/ranker';
const DAY = '2026-11-10';
const PIPELINE = 'external:pipeline';
const USD = (amount: string) => ({ amount, currency: 'USD' });

/** A step of a training job on the day. */
function step(
  id: string,
  time: string,
  overrides: Partial<UsageEvent> = {},
): UsageEvent {
  return {
    ...{ id, source: '/jobs', provider: 'self-hosted' },
    occurredAt: `${DAY}T${time}:00.000Z`,
    runId: 'train-41',
    tags: { workload: 'training' },
    tokens: {},
    gpuSeconds: 60,
    estimatedCost: USD('1.5'),
    ...overrides,
  };
}

/** An event that counts nothing, and tells of the run. */
const word = (id: string, time: string, run: UsageEvent['run']) =>
  step(id, time, { run, gpuSeconds: undefined, estimatedCost: undefined });

describe('runs of usage events', () => {
  const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

  describe.each(databases.eachSupportedId())('on %s', databaseId => {
    async function create() {
      const knex = await databases.init(databaseId);
      const ledger = await LedgerFixture.create(knex);
      const now = () => new Date('2026-11-20T12:00:00.000Z');
      const store = UsageStore.create({ knex, now });
      const reports = EntityTrainingRunReports.create({ knex, now });
      return {
        ...{ knex, ledger, store },
        telemetry: TelemetryFixture.create(knex),
        async add(events: UsageEvent[], reporter = PIPELINE, percent = 100) {
          await store.addEvents(events, reporter);
          await attribute(knex, percent);
        },
        charge: async (tags: Record<string, string>, effective: string) =>
          ledger.delivery({
            ...{ period: '2026-11', currentAt: '2026-11-20T06:00:00.000Z' },
            charges: [
              {
                line: await ledger.line({ entityRef: RANKER, tags }),
                ...{ day: DAY, effective },
              },
            ],
          }),
        ask: (day = DAY) =>
          reports.entityTrainingRuns({
            ...{ entityRef: RANKER, from: day, to: day },
          }),
      };
    }

    /** Gives what belongs to nobody yet to the entity, by its workload. */
    async function attribute(knex: Knex, percent: number) {
      const series: { id: number; dimensions: string }[] = await knex(
        'usage_series',
      ).where({ attributed_by: '' });
      for (const { id, dimensions } of series) {
        const parts = [
          { entity_ref: RANKER, weight: percent },
          { entity_ref: '', weight: 100 - percent },
        ].filter(({ weight }) => weight > 0);
        await knex('usage_attributions').insert(
          parts.map((part, index) => ({
            ...{ ...part, series_id: id, valid_from: '', part: index },
            ...{ environment: '', model: '' },
            workload: JSON.parse(dimensions).tags.workload,
          })),
        );
        await knex('usage_series').where({ id }).update({ attributed_by: 'x' });
      }
    }

    const only = ({ runs }: EntityTrainingRuns) => {
      expect(runs).toHaveLength(1);
      return runs[0];
    };

    it('are estimated, and of an outcome that nobody tells unknown', async () => {
      const { add, ask } = await create();
      await add([step('1', '10:00'), step('2', '11:30')]);
      await add([step('2', '11:30')]);

      const { runs, outcomes, currency } = await ask();

      expect(runs).toEqual([
        {
          ...{ runId: 'train-41', source: PIPELINE, metrics: {} },
          ...{ outcome: 'unknown', startedAt: `${DAY}T10:00:00.000Z` },
          evidence: 'Nothing says whether it has ended',
          ...{ cost: '3', isEstimate: true },
          costEvidence: 'No charge names it; estimated from its usage events',
        },
      ]);
      expect(currency).toBe('USD');
      expect(outcomes).toEqual([
        {
          ...{ outcome: 'unknown', runs: 1, cost: '3' },
          ...{ withoutCost: 0, estimated: 1 },
        },
      ]);
    });

    it('come to what was told last, in whatever order', async () => {
      const { add, ask } = await create();
      const name = 'Nightly ranker';
      await add([word('4', '15:00', { outcome: 'promoted' })]);
      await add([
        word('3', '12:00', { status: 'finished', name }),
        step('1', '10:00', { run: { status: 'running', name: 'Ranker' } }),
      ]);
      await add([word('2', '11:00', { outcome: 'evaluated' })]);

      expect(only(await ask())).toMatchObject({
        ...{ name, outcome: 'promoted', evidence: 'Its usage events say so' },
        endedAt: `${DAY}T12:00:00.000Z`,
        cost: '1.5',
      });
    });

    it.each([
      ['running', 'running'],
      ['finished', 'unknown'],
      ['failed', 'abandoned'],
      ['killed', 'abandoned'],
    ] as const)('of the status %s alone are %s', async (status, outcome) => {
      const { add, ask } = await create();
      await add([step('1', '10:00', { run: { status } })]);
      expect(only(await ask())).toMatchObject({ outcome });
    });

    it('cost what was charged for them, not what was estimated', async () => {
      const { add, charge, ask } = await create();
      const job = { workload: 'training', job_name: 'ranker-job-7' };
      await add([step('1', '10:00', { tags: job })]);
      await charge({ created_by: 'ranker-job-7' }, '12.25');

      const run = only(await ask());
      expect(run).toMatchObject({ cost: '12.25' });
      expect(run.isEstimate).toBeUndefined();
    });

    it('are one with those of a tracker, whose word goes first', async () => {
      const { add, telemetry, ask } = await create();
      await telemetry.run({
        ...{ runId: 'train-41', entityRef: RANKER, name: 'ranker-v3' },
        ...{ startedAt: `${DAY}T09:00:00.000Z`, metrics: { accuracy: 0.9 } },
        endedAt: `${DAY}T13:00:00.000Z`,
        versions: [{ model: 'ranker', version: '3', aliases: ['champion'] }],
      });
      await add([
        step('1', '10:00', { run: { name: 'Ranker', experiment: 'ranking' } }),
        word('2', '12:00', { status: 'failed', outcome: 'abandoned' }),
      ]);

      expect(only(await ask())).toMatchObject({
        ...{ source: 'mlflow', name: 'ranker-v3', experiment: 'ranking' },
        ...{ outcome: 'promoted', metrics: { accuracy: 0.9 } },
        startedAt: `${DAY}T09:00:00.000Z`,
        endedAt: `${DAY}T13:00:00.000Z`,
        ...{ cost: '1.5', isEstimate: true },
      });
    });

    it('are not longer for what is told of them afterwards', async () => {
      const { add, telemetry, ask } = await create();
      const later = { occurredAt: '2026-11-18T10:00:00.000Z' };
      const promoted = { outcome: 'promoted' } as const;
      await telemetry.run({
        ...{ runId: 'train-42', entityRef: RANKER },
        startedAt: `${DAY}T09:00:00.000Z`,
        endedAt: `${DAY}T09:30:00.000Z`,
      });
      await add([
        step('1', '10:00', { run: { status: 'finished' } }),
        { ...word('2', '10:00', promoted), ...later },
        { ...word('3', '10:00', promoted), ...later, runId: 'train-42' },
      ]);
      expect((await ask()).runs).toMatchObject([
        { runId: 'train-41', outcome: 'promoted' },
        { runId: 'train-42', outcome: 'promoted', source: 'mlflow' },
      ]);
      expect((await ask('2026-11-18')).runs).toEqual([]);
    });

    it('are of the time that a tracker says', async () => {
      const { add, telemetry, ask } = await create();
      await telemetry.run({
        ...{ runId: 'train-41', entityRef: RANKER },
        startedAt: '2026-11-09T09:00:00.000Z',
        endedAt: '2026-11-09T13:00:00.000Z',
      });
      await add([step('1', '10:00')]);
      expect((await ask()).runs).toEqual([]);
      expect(only(await ask('2026-11-09')).cost).toBe('1.5');
    });

    it('have no cost where it is known in part, or told twice', async () => {
      const { add, ask } = await create();
      const unpriced = { estimatedCost: undefined };
      await add([step('1', '10:00'), step('2', '11:00', unpriced)]);
      const part = only(await ask());
      expect(part.cost).toBeUndefined();
      expect(part.costEvidence).toMatch(/no price/);

      const other = { runId: 'train-42' };
      await add([step('3', '12:00', other)]);
      await add([step('4', '12:00', other)], 'external:gateway');
      const twice = (await ask()).runs.find(it => it.runId === 'train-42')!;
      expect(twice.cost).toBeUndefined();
      expect(twice.costEvidence).toMatch(/Several tell of its usage/);
    });

    it('cost an entity its part of them, to the last digit', async () => {
      const { add, ask } = await create();
      const estimatedCost = USD('0.000000000000000003');
      await add([step('1', '10:00', { estimatedCost })], PIPELINE, 25);
      // 3 × 25 / 100 are none of the smallest unit, and the rest is another's.
      expect(only(await ask()).cost).toBe('0');
    });

    it('are not those of jobs that train nothing', async () => {
      const { add, ask } = await create();
      await add([step('1', '10:00', { tags: { workload: 'inference' } })]);
      expect((await ask()).runs).toEqual([]);
    });

    it('outlive the hours of their events', async () => {
      const { knex, store, add, ask } = await create();
      const job = { runId: 'batch-1', tags: { workload: 'inference' } };
      await add([step('1', '10:00'), step('2', '10:00', job)]);
      await knex('usage_series').update({ seen_on: DAY });

      await store.prune(
        new Date('2026-11-15T00:00:00.000Z'),
        new AbortController().signal,
      );

      expect(only(await ask())).toMatchObject({ cost: '1.5' });
      expect(await knex('usage_runs').pluck('run_id')).toEqual(['train-41']);
      // Who has told of nothing else does not keep others from being counted.
      expect((await readUsageDays(knex, {})).reporters).toEqual([]);
    });
  });
});
