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
import type { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import type {
  TelemetryBatch,
  TelemetrySample,
  TelemetrySource,
  TelemetryWindow,
  TrainingRun,
} from 'backstage-plugin-ai-cost-node';
import { component } from '../../__testUtils__/TestPortal';
import { Ledger } from '../../ledger/Ledger';
import {
  durationSample,
  scoreSample,
  storedFigures,
  unitsSample,
} from '../__testUtils__/telemetry';
import { TelemetryStore } from '../store/TelemetryStore';
import { readEntityQueries } from './readEntityQueries';
import { TelemetryCollection } from './TelemetryCollection';
import { TelemetryQueryStore } from './TelemetryQueryStore';
import { TelemetrySources } from './TelemetrySources';
import { TelemetrySourceStore } from './TelemetrySourceStore';
import { TrainingRunStore } from './TrainingRunStore';

jest.setTimeout(60_000);

const RANKER = 'component:default/ranker';

function sourceOf(
  collect: TelemetrySource['collect'],
  overrides: Partial<TelemetrySource> = {},
): TelemetrySource {
  return {
    ...{ id: 'prod', type: 'prometheus', description: 'Prometheus' },
    schedule: { frequency: { minutes: 15 }, timeout: { minutes: 5 } },
    ...{ trailingHours: 3, conventions: [], collect },
    ...overrides,
  };
}

function trainingRun(overrides: Partial<TrainingRun> = {}): TrainingRun {
  return {
    ...{ runId: 'run-1', status: 'running' },
    startedAt: '2026-11-25T08:00:00+01:00',
    tags: { job: 'train' },
    metrics: { accuracy: 0.9, loss: NaN },
    versions: [],
    ...overrides,
  };
}

/** Units that the annotation of an entity asks for. */
function unitsOf(entityRef: string, name: string, value: number) {
  return unitsSample({ name, value, dimensions: { tags: {}, entityRef } });
}

describe('TelemetryCollection', () => {
  const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

  describe.each(databases.eachSupportedId())('on %s', databaseId => {
    async function createCollection(entities: Entity[] = []) {
      const knex = await databases.init(databaseId);
      const { writer } = await Ledger.create({
        database: { getClient: async () => knex, migrations: { skip: false } },
      });
      const catalog = { entities, fails: false };
      const clock = { now: new Date('2026-11-25T12:30:00.000Z') };
      const now = () => clock.now;
      const sources = TelemetrySources.create();
      const collection = TelemetryCollection.create({
        store: TelemetryStore.create({
          ...{ knex, writer, now },
          retention: { keepHours: 10 * 86_400_000, keepDays: 100 * 86_400_000 },
        }),
        runs: TrainingRunStore.create({ knex }),
        statuses: TelemetrySourceStore.create({ knex }),
        queries: TelemetryQueryStore.create({ knex }),
        sources,
        readQueries: async () => {
          if (catalog.fails) {
            throw new Error('503');
          }
          return readEntityQueries({
            catalog: catalogServiceMock({ entities: catalog.entities }),
            auth: mockServices.auth({ pluginId: 'ai-cost' }),
            kinds: ['component'],
          });
        },
        logger: mockServices.logger.mock({
          child: () => mockServices.logger.mock(),
        }),
        now,
      });
      /** A source that answers what it is told. */
      const add = (overrides: Partial<TelemetrySource> = {}) => {
        const script = {
          answer: [] as TelemetryBatch[],
          fails: undefined as Error | undefined,
          windows: [] as TelemetryWindow[],
          queries: [] as unknown[],
        };
        const source = sourceOf(async function* collect(window, context) {
          script.windows.push(window);
          script.queries = [...context.queries];
          yield* script.answer;
          if (script.fails) {
            throw script.fails;
          }
        }, overrides);
        sources.addTelemetrySource(source);
        return Object.assign(script, {
          run: (signal = new AbortController().signal) =>
            collection.run(source, signal),
          says: async (...samples: TelemetrySample[]) => {
            script.answer = [{ samples }];
            await collection.run(source, new AbortController().signal);
          },
        });
      };
      return {
        ...{ knex, clock, catalog, collection, add },
        days: async () =>
          (await storedFigures(knex, 'telemetry_days'))
            .map(({ name, value }) => [name, value])
            .sort(),
        queries: async () =>
          (await knex('telemetry_queries').orderBy('id')).map(row => [
            row.entity_ref,
            JSON.parse(row.query).name,
            row.problem,
          ]),
        status: () => knex('telemetry_sources').first(),
      };
    }

    it('asks for the hours that are over and may have changed', async () => {
      const { add, days, status } = await createCollection();
      const source = add();
      await source.says(unitsSample({ period: '2026-11-25T11:00Z', value: 7 }));
      expect(source.windows).toEqual([
        { from: '2026-11-25T00:00Z', to: '2026-11-25T12:00Z' },
      ]);
      expect(await days()).toEqual([['prediction', 7]]);
      expect(await status()).toMatchObject({
        ...{ id: 'prod', last_success_at: '2026-11-25T12:30:00.000Z' },
        ...{ failure: null, problems: '[]' },
      });
    });

    it('asks for a history of whole days at first, and then for what may have changed', async () => {
      const { add } = await createCollection();
      const source = add({ historyHours: 10 * 24 });
      await source.says();
      await source.says();
      // A part of a day would look like all of it.
      expect(source.windows).toEqual([
        { from: '2026-11-15T00:00Z', to: '2026-11-22T00:00Z' },
        { from: '2026-11-22T00:00Z', to: '2026-11-25T12:00Z' },
        { from: '2026-11-25T09:00Z', to: '2026-11-25T12:00Z' },
      ]);
    });

    it('asks for what it missed, a week at a time, and goes on where it stopped', async () => {
      const { add, clock } = await createCollection();
      const source = add();
      await source.says();
      clock.now = new Date('2026-12-06T02:30:00.000Z');
      source.windows = [];
      source.fails = new Error('503');
      await expect(source.run()).rejects.toThrow();
      source.fails = undefined;
      await source.says();
      // The hours of the first day are no longer stored.
      expect(source.windows).toEqual([
        { from: '2026-11-25T00:00Z', to: '2026-12-02T00:00Z' },
        { from: '2026-11-25T00:00Z', to: '2026-12-02T00:00Z' },
        { from: '2026-12-02T00:00Z', to: '2026-12-06T02:00Z' },
      ]);
      source.windows = [];
      await source.says();
      expect(source.windows).toEqual([
        { from: '2026-12-05T23:00Z', to: '2026-12-06T02:00Z' },
      ]);
    });

    it('asks for nothing that would not be kept', async () => {
      const { add, clock } = await createCollection();
      const source = add();
      await source.says();
      source.windows = [];
      clock.now = new Date('2027-12-30T12:30:00.000Z');
      await source.says();
      expect(source.windows[0].from).toBe('2027-09-21T00:00Z');
      expect(source.windows).toHaveLength(15);
    });

    it('gives each query to the source that it names, and says which has none', async () => {
      const { add, collection, catalog, queries } = await createCollection([
        component('ranker', {
          unit: 'a=prod:sum(a)\nb=prometheus:sum(b)\nc=nowhere:c\nd=langfuse:d',
          environment: 'production',
        }),
        component('other', { quality: 'accuracy (lower)=trace:acc' }),
      ]);
      const prometheus = add();
      const trace = add({ id: 'trace', type: 'langfuse' });
      add({ id: 'trace2', type: 'langfuse' });
      await collection.checkQueries();
      await prometheus.says();
      await trace.says();
      expect(prometheus.queries).toEqual([
        {
          ...{ kind: 'units', name: 'a', source: 'prod', expression: 'sum(a)' },
          ...{ entityRef: RANKER, environment: 'production' },
        },
        expect.objectContaining({ name: 'b' }),
      ]);
      expect(trace.queries).toEqual([
        expect.objectContaining({
          ...{ entityRef: 'component:default/other', direction: 'lower' },
        }),
      ]);
      expect((await queries()).sort()).toEqual([
        ['component:default/other', 'accuracy', null],
        [RANKER, 'a', null],
        [RANKER, 'b', null],
        [
          ...[RANKER, 'c'],
          'There is no telemetry source nowhere; name one of prod, trace, trace2',
        ],
        [
          ...[RANKER, 'd'],
          'There are 2 telemetry sources of the type langfuse; name one of them: trace, trace2',
        ],
      ]);

      catalog.entities = [component('ranker', { unit: 'a=prod:sum(a)' })];
      await prometheus.says();
      expect(await queries()).toEqual([[RANKER, 'a', null]]);
    });

    it('keeps what it knows of a query that could not be answered', async () => {
      const { add, days, queries } = await createCollection([
        component('ranker', {
          unit: 'a=prod:a\nb=prod:b',
          latency: 'latency=prod:l',
        }),
      ]);
      const source = add();
      const of = { dimensions: { tags: {}, entityRef: RANKER } };
      const all = [
        ...[unitsOf(RANKER, 'a', 1), unitsOf(RANKER, 'b', 1)],
        ...[unitsSample({ value: 1 }), durationSample({ ...of, sum: 1 })],
      ];
      await source.says(...all);
      const asked = source.queries as never[];
      source.answer = [
        {
          samples: [unitsOf(RANKER, 'b', 2)],
          problems: [
            { message: 'a: parse error at char 3', query: asked[0] },
            { message: 'No buckets', query: asked[2] },
          ],
        },
      ];
      await source.run();
      expect(await days()).toEqual([
        ...[
          ['', 1],
          ['a', 1],
          ['b', 2],
        ],
      ]);
      expect(await queries()).toEqual([
        [RANKER, 'a', 'a: parse error at char 3'],
        [RANKER, 'b', null],
        [RANKER, 'latency', 'No buckets'],
      ]);
      await source.says(unitsOf(RANKER, 'a', 3));
      expect(await days()).toEqual([['a', 3]]);
      expect((await queries()).map(([, , problem]) => problem)).toEqual([
        ...[null, null, null],
      ]);
    });

    it('keeps what it knows of all series when it cannot tell which are missing', async () => {
      const { add, days, status } = await createCollection();
      const source = add();
      await source.says(unitsSample({ value: 1 }), scoreSample({ value: 1 }));
      source.answer = [
        {
          samples: [unitsSample({ value: 2 }), unitsSample({ value: NaN })],
          problems: [{ message: 'Too many\u0007 series' }],
        },
      ];
      await source.run();
      expect(await days()).toEqual([
        ['accuracy', 1],
        ['prediction', 2],
      ]);
      expect(JSON.parse((await status()).problems)).toEqual([
        'Too many  series',
        expect.stringMatching(/^1 sample was skipped, such as a count of /),
      ]);
    });

    it.each<[Error, RegExp]>([
      [new Error('connect ECONNREFUSED'), /^connect ECONNREFUSED$/],
      [
        new Error('https://me:hunter2@prom/ is down'),
        /^https:\/\/prom\/ is down$/,
      ],
      [new Error('Bearer abcdef was refused'), /held a secret/],
    ])('keeps what it knows when a source fails: %s', async (fails, told) => {
      const { add, days, status } = await createCollection();
      const source = add();
      await source.says(unitsSample({ value: 1 }));
      Object.assign(source, {
        ...{ fails, answer: [{ samples: [unitsSample({ value: 2 })] }] },
      });
      await expect(source.run()).rejects.toThrow();
      expect(await days()).toEqual([['prediction', 1]]);
      const { failure, last_success_at } = await status();
      expect(failure).toMatch(told);
      expect(failure).not.toMatch(/hunter2|abcdef/);
      expect(last_success_at).toBe('2026-11-25T12:30:00.000Z');

      source.fails = undefined;
      await source.run();
      expect(await status()).toMatchObject({ failure: null });
    });

    it('fails when the catalog or the time is gone, and keeps what it knows', async () => {
      const { add, catalog, days, status } = await createCollection();
      const source = add();
      await source.says(unitsSample({ value: 1 }));
      source.answer = [{ samples: [unitsSample({ value: 2 })] }];
      await expect(source.run(AbortSignal.abort())).rejects.toThrow();
      catalog.fails = true;
      await expect(source.run()).rejects.toThrow('catalog could not be read');
      expect((await status()).failure).toMatch('catalog could not be read');
      expect(await days()).toEqual([['prediction', 1]]);
    });

    it('keeps the last that is said of runs', async () => {
      const { add, knex, status } = await createCollection();
      const source = add();
      source.answer = [
        {
          samples: [],
          runs: [
            trainingRun({ entityRef: 'Component:default/Ranker' }),
            trainingRun({ runId: 'run-2' }),
            trainingRun({ runId: 'a\nb' }),
            trainingRun({ runId: 'run-3', startedAt: 'soon' }),
          ],
        },
      ];
      await source.run();
      source.answer = [
        {
          samples: [],
          runs: [
            trainingRun({
              ...{ runId: 'run-2', status: 'finished' },
              endedAt: '2026-11-25T09:00:00Z',
            }),
          ],
        },
      ];
      expect(JSON.parse((await status()).problems)).toEqual([
        '2 runs without a usable id or start were skipped',
      ]);
      await source.run();
      const rows = await knex('training_runs').orderBy('run_id');
      expect(rows).toMatchObject([
        {
          ...{ source_id: 'prod', run_id: 'run-1', entity_ref: RANKER },
          ...{ started_at: '2026-11-25T07:00:00.000Z', ended_at: null },
        },
        { run_id: 'run-2', ended_at: '2026-11-25T09:00:00.000Z' },
      ]);
      expect(JSON.parse(rows[0].run)).toMatchObject({
        ...{ metrics: { accuracy: 0.9 }, tags: { job: 'train' } },
      });
      expect(JSON.parse(rows[1].run)).toMatchObject({ status: 'finished' });
    });
  });
});

describe('TelemetrySources', () => {
  const none: TelemetrySource['collect'] = async function* collect() {};

  it('refuses sources that cannot be told apart or asked', () => {
    const sources = TelemetrySources.create();
    sources.addTelemetrySource(sourceOf(none));
    expect(() => sources.addTelemetrySource(sourceOf(none))).toThrow(
      'two telemetry sources with the id "prod"',
    );
    expect(() =>
      sources.addTelemetrySource(sourceOf(none, { id: 'a/b' })),
    ).toThrow('"a/b" is no id of a telemetry source');
    expect(() =>
      sources.addTelemetrySource(
        sourceOf(none, { id: 'b', trailingHours: 169 }),
      ),
    ).toThrow('reads 169 hours again');
    expect(() =>
      sources.addTelemetrySource(
        sourceOf(none, { id: 'b', historyHours: NaN }),
      ),
    ).toThrow('reads a history of NaN hours');
  });

  it('says that none is configured', () => {
    expect(TelemetrySources.create().find('prometheus')).toEqual({
      problem:
        'There is no telemetry source prometheus; none is configured under aiCost.telemetry.sources',
    });
  });
});
