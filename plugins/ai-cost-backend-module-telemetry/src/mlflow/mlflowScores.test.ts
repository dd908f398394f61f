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

import { mockServices } from '@backstage/backend-test-utils';
import { ROOT, at, query, run, TestMlflow } from './__testUtils__/TestMlflow';

describe('scores of MLflow', () => {
  let mlflow: TestMlflow;

  beforeEach(async () => {
    mlflow = await TestMlflow.start();
  });
  afterEach(() => mlflow.close());

  it('are the last value of the metric, with what was evaluated', async () => {
    const { samples } = await mlflow.collect([query({})], {
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
    const [sample] = (await mlflow.collect([query({})])).samples;
    expect(sample).toMatchObject({ sampleSize: undefined });
  });

  it('are those of the newest run of a day, and of no other', async () => {
    const ended = (id: string, time: string, value: unknown, status?: string) =>
      run(id, {
        info: { end_time: at(time), ...(status && { status }) },
        data: { metrics: [{ key: 'val/accuracy', value }] },
      });
    mlflow.runs = {
      '': [
        ended('a', '2026-10-02T18:00:00Z', 0.5),
        ended('b', '2026-10-02T20:00:00Z', 0.6),
        ended('failed', '2026-10-02T23:00:00Z', 0.99, 'FAILED'),
        ended('c', '2026-10-03T12:00:00Z', 0.7),
        ended('not over', '2026-10-04T00:00:00Z', 0.8),
      ],
    };
    const { samples } = await mlflow.collect([query({})]);
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
    mlflow.models = [{ name: 'team/fraud' }];
    mlflow.versions = [
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
    mlflow.runs = {
      '': [
        run('r1'),
        run('r9', {
          info: { end_time: at('2026-10-02T12:30:00Z') },
          data: { metrics: [{ key: 'val/accuracy', value: 0.1 }] },
        }),
      ],
    };
    const { samples } = await mlflow.collect([query({})]);
    expect(samples).toMatchObject([
      { value: 0.91, dimensions: { model: 'team/fraud' } },
    ]);
  });

  it('that are none are a problem of the query', async () => {
    mlflow.runs = {
      '': [
        run('r1', {
          data: { metrics: [{ key: 'val/accuracy', value: 'NaN' }] },
        }),
      ],
    };
    const nan = await mlflow.collect([query({})]);
    expect(nan.samples).toEqual([]);
    expect(nan.problems).toEqual([
      {
        query: query({}),
        message:
          'The last value of "val/accuracy" in run r1 is NaN, which is no score; log a number',
      },
    ]);
    const none = await mlflow.collect([
      query({ expression: 'team/fraud/recall' }),
    ]);
    expect(none.problems[0].message).toBe(
      'None of the runs has the metric "recall"; they have "val/accuracy"',
    );
    const units = await mlflow.collect([query({ kind: 'units' })]);
    expect(units.problems[0].message).toMatch(/^MLflow knows scores/);
  });

  it('can be tried out', async () => {
    mlflow.api.on(`${ROOT}/metrics/get-history`, ({ query: asked }) => ({
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
    const preview = await mlflow.source().preview(query({}), {
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
    mlflow.models = [{ name: 'ranker' }];
    mlflow.versions = [
      { name: 'ranker', version: '2', run_id: 'deleted' },
      { name: 'ranker', version: '1', run_id: 'r9' },
    ];
    mlflow.single = { r9: run('r9') };
    mlflow.api.on(`${ROOT}/metrics/get-history`, () => ({
      json: { metrics: [{ key: 'val/accuracy', value: 0.91 }] },
    }));
    const preview = await mlflow
      .source()
      .preview(query({ expression: 'ranker/val/accuracy' }), {
        logger: mockServices.logger.mock(),
        signal: new AbortController().signal,
      });
    expect(preview).toMatchObject({ found: 1, series: [{ value: '0.91' }] });
  });

  it('cannot be tried out where they would not be collected', async () => {
    mlflow.models = [{ name: 'ranker' }];
    mlflow.versions = [{ name: 'ranker', version: '1', run_id: 'r9' }];
    mlflow.single = { r9: run('r9', { info: { experiment_id: '2' } }) };
    mlflow.api.on(`${ROOT}/metrics/get-history`, () => ({
      json: { metrics: [{ key: 'val/accuracy', value: 0.99 }] },
    }));
    const preview = await mlflow
      .source({ experiments: ['team/*'] })
      .preview(query({ expression: 'ranker/val/accuracy' }), {
        logger: mockServices.logger.mock(),
        signal: new AbortController().signal,
      });
    expect(preview).toMatchObject({ found: 0, series: [] });
  });
});
