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

import { ConfigReader } from '@backstage/config';
import { mockServices } from '@backstage/backend-test-utils';
import { TestApi } from '@internal/ai-cost-test-api';
import type { EntityTelemetryQuery } from 'backstage-plugin-ai-cost-node';
import { collectAll } from '../__testUtils__/collectAll';
import { readMlflow } from './readMlflow';

const ROOT = '/api/2.0/mlflow';
const WINDOW = { from: '2026-10-01T00:00Z', to: '2026-10-04T00:00Z' };

function at(text: string): number {
  return Date.parse(text);
}

function run(id: string, others: { info?: object; data?: object } = {}) {
  return {
    info: {
      run_id: id,
      run_uuid: id,
      run_name: `name-of-${id}`,
      experiment_id: '1',
      user_id: 'ana',
      status: 'FINISHED',
      start_time: at('2026-10-02T10:00:00Z'),
      end_time: at('2026-10-02T12:00:00Z'),
      lifecycle_stage: 'active',
      ...others.info,
    },
    data: {
      metrics: [
        { key: 'val/accuracy', value: 0.91, timestamp: 1, step: 3 },
        { key: 'sample_size', value: 2000, timestamp: 1, step: 0 },
      ],
      params: [{ key: 'lr', value: '0.1' }],
      tags: [{ key: 'mlflow.user', value: 'ana' }],
      ...others.data,
    },
  };
}

function query(others: Partial<EntityTelemetryQuery>): EntityTelemetryQuery {
  return {
    kind: 'quality',
    name: 'accuracy',
    source: 'mlflow',
    expression: 'team/fraud/val/accuracy',
    direction: 'higher',
    entityRef: 'component:default/fraud',
    environment: 'production',
    ...others,
  };
}

describe('MLflow', () => {
  let api: TestApi;
  let runs: Record<string, object[]>;
  let single: Record<string, object>;
  let models: object[];
  let versions: object[];

  beforeEach(async () => {
    api = await TestApi.start();
    runs = { '': [run('r1')] };
    single = {};
    models = [];
    versions = [];
    api.on(`${ROOT}/experiments/search`, () => ({
      json: {
        experiments: [
          {
            experiment_id: '1',
            name: 'team/fraud',
            lifecycle_stage: 'active',
            tags: [{ key: 'backstage.io/entity', value: 'fraud' }],
          },
          { experiment_id: '2', name: 'team' },
        ],
      },
    }));
    api.on(`${ROOT}/runs/search`, ({ body }) => {
      const token = JSON.parse(body).page_token ?? '';
      const tokens = Object.keys(runs);
      return {
        json: {
          runs: runs[token],
          next_page_token: tokens[tokens.indexOf(token) + 1],
        },
      };
    });
    api.on(`${ROOT}/runs/get`, request => {
      const found = single[request.query.get('run_id')!];
      return found
        ? { json: { run: found } }
        : { status: 404, json: { error_code: 'RESOURCE_DOES_NOT_EXIST' } };
    });
    api.on(`${ROOT}/registered-models/search`, () => ({
      json: { registered_models: models },
    }));
    api.on(`${ROOT}/model-versions/search`, () => ({
      json: { model_versions: versions },
    }));
  });
  afterEach(() => api.close());

  const source = (settings: object = {}) =>
    readMlflow(
      new ConfigReader({
        id: 'mlflow',
        type: 'mlflow',
        baseUrl: api.url,
        ...settings,
      }),
    );
  const collect = (
    queries: EntityTelemetryQuery[] = [],
    settings: object = {},
  ) => collectAll(source(settings), WINDOW, queries);

  describe('runs', () => {
    it('tell their tags, metrics and what was registered of them', async () => {
      models = [
        { name: 'fraud', aliases: [{ alias: 'champion', version: '7' }] },
      ];
      versions = [
        { name: 'fraud', version: '7', run_id: 'r1', current_stage: 'None' },
        { name: 'old', version: 2, run_id: 'r1', current_stage: 'Production' },
      ];
      const { runs: found, samples, problems } = await collect();
      expect(problems).toEqual([]);
      expect(samples).toEqual([]);
      expect(found).toEqual([
        {
          runId: 'r1',
          name: 'name-of-r1',
          experiment: 'team/fraud',
          status: 'finished',
          startedAt: '2026-10-02T10:00:00.000Z',
          endedAt: '2026-10-02T12:00:00.000Z',
          tags: { 'backstage.io/entity': 'fraud', 'mlflow.user': 'ana' },
          metrics: { 'val/accuracy': 0.91, sample_size: 2000 },
          versions: [
            { model: 'fraud', version: '7', aliases: ['champion'] },
            { model: 'old', version: '2', aliases: ['Production'] },
          ],
        },
      ]);
    });

    it('come in pages, and from when the longest of them may have begun', async () => {
      runs = {
        '': [run('r1')],
        next: [
          run('r2', { info: { status: 'RUNNING', end_time: null } }),
          run('early', {
            info: {
              start_time: at('2026-09-20T00:00:00Z'),
              end_time: at('2026-09-21T00:00:00Z'),
            },
          }),
          run('late', { info: { start_time: at('2026-10-04T00:00:00Z') } }),
        ],
      };
      const { runs: found } = await collect();
      expect(found.map(({ runId, status }) => [runId, status])).toEqual([
        ['r1', 'finished'],
        ['r2', 'running'],
      ]);
      const [first] = api.requestsTo(`${ROOT}/runs/search`);
      expect(JSON.parse(first.body)).toMatchObject({
        experiment_ids: ['1', '2'],
        filter: `attributes.start_time >= ${at('2026-09-17T00:00:00Z')}`,
      });
    });

    it('are told again when an alias may have moved, though they ended long ago', async () => {
      models = [
        { name: 'fraud', aliases: [{ alias: 'champion', version: '1' }] },
      ];
      versions = [
        { name: 'fraud', version: '1', run_id: 'long-ago' },
        { name: 'fraud', version: '2', run_id: 'deleted' },
        { name: 'secret', version: '1', run_id: 'elsewhere' },
      ];
      single = {
        'long-ago': run('long-ago', {
          info: { start_time: 1e12, end_time: 1.1e12 },
        }),
        elsewhere: run('elsewhere', { info: { experiment_id: '99' } }),
      };
      const { runs: found } = await collect();
      expect(found.map(({ runId }) => runId)).toEqual(['r1', 'long-ago']);
      expect(found[1].versions[0].aliases).toEqual(['champion']);
    });

    it('belong to who asks for their experiment, unless several do', async () => {
      const asked = await collect([query({})]);
      expect(asked.runs[0].entityRef).toBe('component:default/fraud');
      const twice = await collect([
        query({}),
        query({ entityRef: 'component:default/other' }),
      ]);
      expect(twice.runs[0].entityRef).toBeUndefined();
      expect(twice.samples).toHaveLength(2);
    });

    it('with hostile names and values that are none are still told', async () => {
      runs = {
        '': [
          { info: { run_id: 'no experiment' } },
          run('r1', {
            info: { run_name: 'bad\u0000name\u202e' },
            data: {
              metrics: [
                { key: '__proto__', value: 1 },
                { key: 'loss', value: 'NaN' },
                { key: 'f1', value: 'Infinity' },
                'no metric',
              ],
              tags: [
                { key: '__proto__', value: 'x' },
                { key: 'mlflow.note.content', value: 'long' },
                { key: 'huge', value: 'x'.repeat(5000) },
                { key: 'component', value: 'fraud\n' },
              ],
            },
          }),
        ],
      };
      const { runs: found, problems } = await collect();
      expect(found[0].name).toBe('bad name');
      expect(Object.entries(found[0].metrics)).toEqual([['__proto__', 1]]);
      expect(Object.entries(found[0].tags)).toEqual([
        ['backstage.io/entity', 'fraud'],
        ['__proto__', 'x'],
        ['component', 'fraud'],
      ]);
      expect(({} as { x?: unknown }).x).toBeUndefined();
      expect(problems).toEqual([
        { message: expect.stringMatching(/^1 runs are left out/) },
      ]);
    });

    it('are read where there is no registry', async () => {
      api.on(`${ROOT}/registered-models/search`, () => ({ status: 404 }));
      expect((await collect()).runs).toHaveLength(1);
    });

    it('are limited to the experiments of the source', async () => {
      await collect([], { experiments: ['team/*'] });
      const [search] = api.requestsTo(`${ROOT}/runs/search`);
      expect(JSON.parse(search.body).experiment_ids).toEqual(['1']);
      const { problems } = await collect([query({})], {
        experiments: ['other'],
      });
      expect(problems[0].message).toMatch(
        /^"team\/fraud\/val\/accuracy" names no experiment/,
      );
    });
  });

  describe('scores', () => {
    it('are the last value of the metric, with what was evaluated', async () => {
      const { samples } = await collect([query({})], {
        sampleSize: ['num_examples', 'sample_size'],
      });
      expect(samples).toEqual([
        {
          kind: 'score',
          period: '2026-10-02',
          name: 'accuracy',
          value: 0.91,
          sampleSize: 2000,
          evaluator: 'mlflow',
          direction: 'higher',
          window: {
            from: '2026-10-02T10:00:00.000Z',
            to: '2026-10-02T12:00:00.000Z',
          },
          dimensions: {
            entityRef: 'component:default/fraud',
            environment: 'production',
            model: undefined,
            tags: {},
          },
        },
      ]);
    });

    it('have no sample size unless the source says where it is', async () => {
      const [sample] = (await collect([query({})])).samples;
      expect(sample).toMatchObject({ sampleSize: undefined });
    });

    it('are those of the newest run of a day, and of no other', async () => {
      const ended = (
        id: string,
        time: string,
        value: unknown,
        status?: string,
      ) =>
        run(id, {
          info: { end_time: at(time), ...(status && { status }) },
          data: { metrics: [{ key: 'val/accuracy', value }] },
        });
      runs = {
        '': [
          ended('a', '2026-10-02T18:00:00Z', 0.5),
          ended('b', '2026-10-02T20:00:00Z', 0.6),
          ended('failed', '2026-10-02T23:00:00Z', 0.99, 'FAILED'),
          ended('c', '2026-10-03T12:00:00Z', 0.7),
          ended('not over', '2026-10-04T00:00:00Z', 0.8),
        ],
      };
      const { samples } = await collect([query({})]);
      expect(
        samples.map(sample => [
          sample.period,
          sample.kind === 'score' && sample.value,
        ]),
      ).toEqual([
        ['2026-10-02', 0.6],
        ['2026-10-03', 0.7],
      ]);
    });

    it('of a registered model are those of its newest version', async () => {
      models = [{ name: 'team/fraud' }];
      versions = [
        {
          name: 'team/fraud',
          version: '9',
          run_id: 'r9',
          creation_timestamp: at('2026-10-02T13:00:00Z'),
        },
        {
          name: 'team/fraud',
          version: '10',
          run_id: 'r1',
          creation_timestamp: at('2026-10-02T14:00:00Z'),
        },
      ];
      runs = {
        '': [
          run('r1'),
          run('r9', {
            info: { end_time: at('2026-10-02T12:30:00Z') },
            data: { metrics: [{ key: 'val/accuracy', value: 0.1 }] },
          }),
        ],
      };
      const { samples } = await collect([query({})]);
      expect(samples).toMatchObject([
        { value: 0.91, dimensions: { model: 'team/fraud' } },
      ]);
    });

    it('that are none are a problem of the query', async () => {
      runs = {
        '': [
          run('r1', {
            data: { metrics: [{ key: 'val/accuracy', value: 'NaN' }] },
          }),
        ],
      };
      const nan = await collect([query({})]);
      expect(nan.samples).toEqual([]);
      expect(nan.problems).toEqual([
        {
          query: query({}),
          message:
            'The last value of "val/accuracy" in run r1 is NaN, which is no score; log a number',
        },
      ]);
      const none = await collect([query({ expression: 'team/fraud/recall' })]);
      expect(none.problems[0].message).toBe(
        'None of the runs has the metric "recall"; they have "val/accuracy"',
      );
      const units = await collect([query({ kind: 'units' })]);
      expect(units.problems[0].message).toMatch(/^MLflow knows scores/);
    });

    it('can be tried out', async () => {
      api.on(`${ROOT}/metrics/get-history`, ({ query: asked }) => ({
        json: asked.has('page_token')
          ? {
              metrics: [
                {
                  key: 'val/accuracy',
                  value: 0.91,
                  step: 3,
                  timestamp: at('2026-10-02T11:00:00Z'),
                },
              ],
            }
          : {
              metrics: [
                { key: 'val/accuracy', value: 0.4, step: 1, timestamp: 1 },
              ],
              next_page_token: 'more',
            },
      }));
      const preview = await source().preview(query({}), {
        logger: mockServices.logger.mock(),
        signal: new AbortController().signal,
      });
      expect(preview).toMatchObject({
        sent: 'metrics/get-history?run_id=r1&metric_key=val/accuracy',
        found: 1,
        series: [
          {
            labels: {
              run: 'name-of-r1',
              step: '3',
              time: '2026-10-02T11:00:00.000Z',
            },
            value: '0.91',
          },
          { labels: { step: '1' }, value: '0.4' },
        ],
      });
    });

    it('can be tried out where a run of a version was deleted', async () => {
      models = [{ name: 'ranker' }];
      versions = [
        { name: 'ranker', version: '2', run_id: 'deleted' },
        { name: 'ranker', version: '1', run_id: 'r9' },
      ];
      single = { r9: run('r9') };
      api.on(`${ROOT}/metrics/get-history`, () => ({
        json: { metrics: [{ key: 'val/accuracy', value: 0.91 }] },
      }));
      const preview = await source().preview(
        query({ expression: 'ranker/val/accuracy' }),
        {
          logger: mockServices.logger.mock(),
          signal: new AbortController().signal,
        },
      );
      expect(preview).toMatchObject({ found: 1, series: [{ value: '0.91' }] });
    });

    it('cannot be tried out where they would not be collected', async () => {
      models = [{ name: 'ranker' }];
      versions = [{ name: 'ranker', version: '1', run_id: 'r9' }];
      single = { r9: run('r9', { info: { experiment_id: '2' } }) };
      api.on(`${ROOT}/metrics/get-history`, () => ({
        json: { metrics: [{ key: 'val/accuracy', value: 0.99 }] },
      }));
      const preview = await source({ experiments: ['team/*'] }).preview(
        query({ expression: 'ranker/val/accuracy' }),
        {
          logger: mockServices.logger.mock(),
          signal: new AbortController().signal,
        },
      );
      expect(preview).toMatchObject({ found: 0, series: [] });
    });
  });

  it('waits when the server is busy, and fails without secrets', async () => {
    api.on(`${ROOT}/registered-models/search`, (_, count) =>
      count === 1
        ? { status: 429, headers: { 'retry-after': '0' } }
        : { json: {} },
    );
    expect((await collect()).runs).toHaveLength(1);

    api.on(`${ROOT}/runs/search`, ({ headers }) => ({
      status: 403,
      text: `no: ${headers.authorization}`,
    }));
    const failure = await collect([], {
      username: 'ana',
      password: 'se-cret',
    }).catch(error => error.message);
    expect(failure).toMatch(/POST .*runs\/search answered 403/);
    expect(failure).not.toMatch(/se-cret|YW5hOnNlLWNyZXQ/);
  });

  it('refuses settings that contradict each other', () => {
    expect(() => source({ token: 'a', username: 'b' })).toThrow(
      'aiCost.telemetry.sources: token of the source "mlflow" is given beside username or password',
    );
    expect(() => source({ username: 'b' })).toThrow(/password .* is missing/);
    expect(() => source({ baseUrl: 'ftp://x' })).toThrow(/baseUrl/);
  });
});
