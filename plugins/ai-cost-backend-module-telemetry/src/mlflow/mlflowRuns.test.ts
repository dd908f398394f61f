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

import { ROOT, at, query, run, TestMlflow } from './__testUtils__/TestMlflow';

describe('runs of MLflow', () => {
  let mlflow: TestMlflow;

  beforeEach(async () => {
    mlflow = await TestMlflow.start();
  });
  afterEach(() => mlflow.close());

  it('tell their tags, metrics and what was registered of them', async () => {
    mlflow.models = [
      { name: 'fraud', aliases: [{ alias: 'champion', version: '7' }] },
    ];
    mlflow.versions = [
      { name: 'fraud', version: '7', run_id: 'r1', current_stage: 'None' },
      { name: 'old', version: 2, run_id: 'r1', current_stage: 'Production' },
    ];
    const { runs: found, samples, problems } = await mlflow.collect();
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
    mlflow.runs = {
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
    const { runs: found } = await mlflow.collect();
    expect(found.map(({ runId, status }) => [runId, status])).toEqual([
      ['r1', 'finished'],
      ['r2', 'running'],
    ]);
    const [first] = mlflow.api.requestsTo(`${ROOT}/runs/search`);
    expect(JSON.parse(first.body)).toMatchObject({
      experiment_ids: ['1', '2'],
      filter: `attributes.start_time >= ${at('2026-09-17T00:00:00Z')}`,
    });
  });

  it('are told again when an alias may have moved, though they ended long ago', async () => {
    mlflow.models = [
      { name: 'fraud', aliases: [{ alias: 'champion', version: '1' }] },
    ];
    mlflow.versions = [
      { name: 'fraud', version: '1', run_id: 'long-ago' },
      { name: 'fraud', version: '2', run_id: 'deleted' },
      { name: 'secret', version: '1', run_id: 'elsewhere' },
    ];
    mlflow.single = {
      'long-ago': run('long-ago', {
        info: { start_time: 1e12, end_time: 1.1e12 },
      }),
      elsewhere: run('elsewhere', { info: { experiment_id: '99' } }),
    };
    const { runs: found } = await mlflow.collect();
    expect(found.map(({ runId }) => runId)).toEqual(['r1', 'long-ago']);
    expect(found[1].versions[0].aliases).toEqual(['champion']);
  });

  it('belong to who asks for their experiment, unless several do', async () => {
    const asked = await mlflow.collect([query({})]);
    expect(asked.runs[0].entityRef).toBe('component:default/fraud');
    const twice = await mlflow.collect([
      query({}),
      query({ entityRef: 'component:default/other' }),
    ]);
    expect(twice.runs[0].entityRef).toBeUndefined();
    expect(twice.samples).toHaveLength(2);
  });

  it('with hostile names and values that are none are still told', async () => {
    mlflow.runs = {
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
    const { runs: found, problems } = await mlflow.collect();
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
    mlflow.api.on(`${ROOT}/registered-models/search`, () => ({ status: 404 }));
    expect((await mlflow.collect()).runs).toHaveLength(1);
  });

  it('are limited to the experiments of the source', async () => {
    await mlflow.collect([], { experiments: ['team/*'] });
    const [search] = mlflow.api.requestsTo(`${ROOT}/runs/search`);
    expect(JSON.parse(search.body).experiment_ids).toEqual(['1']);
    const { problems } = await mlflow.collect([query({})], {
      experiments: ['other'],
    });
    expect(problems[0].message).toMatch(
      /^"team\/fraud\/val\/accuracy" names no experiment/,
    );
  });

  it('waits when the server is busy, and fails without secrets', async () => {
    mlflow.api.on(`${ROOT}/registered-models/search`, (_, count) =>
      count === 1
        ? { status: 429, headers: { 'retry-after': '0' } }
        : { json: {} },
    );
    expect((await mlflow.collect()).runs).toHaveLength(1);

    mlflow.api.on(`${ROOT}/runs/search`, ({ headers }) => ({
      status: 403,
      text: `no: ${headers.authorization}`,
    }));
    const failure = await mlflow
      .collect([], {
        username: 'ana',
        password: 'se-cret',
      })
      .catch(error => error.message);
    expect(failure).toMatch(/POST .*runs\/search answered 403/);
    expect(failure).not.toMatch(/se-cret|YW5hOnNlLWNyZXQ/);
  });

  it('refuses settings that contradict each other', () => {
    expect(() => mlflow.source({ token: 'a', username: 'b' })).toThrow(
      'aiCost.telemetry.sources: token of the source "mlflow" is given beside username or password',
    );
    expect(() => mlflow.source({ username: 'b' })).toThrow(
      /password .* is missing/,
    );
    expect(() => mlflow.source({ baseUrl: 'ftp://x' })).toThrow(/baseUrl/);
  });
});
