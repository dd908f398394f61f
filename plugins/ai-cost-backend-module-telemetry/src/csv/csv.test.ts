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

import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ConfigReader } from '@backstage/config';
import type { EntityTelemetryQuery } from 'backstage-plugin-ai-cost-node';
import { collectAll } from '../__testUtils__/collectAll';
import { readCsvSource } from './readCsvSource';

const HEADER =
  'day,entity,environment,model,score,unit,value,sample_size,evaluator,direction';

describe('CSV', () => {
  let folder: string;
  let path: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'csv-'));
    path = join(folder, 'quality.csv');
  });
  afterEach(() => rm(folder, { recursive: true }));

  const source = () =>
    readCsvSource(new ConfigReader({ id: 'offline', type: 'csv', path }));
  const collect = async (
    text: string,
    options?: { to?: string; queries?: EntityTelemetryQuery[] },
  ) => {
    await writeFile(path, text);
    return collectAll(
      source(),
      {
        from: '2026-10-01T00:00Z',
        to: options?.to ?? '2026-10-03T00:00Z',
      },
      options?.queries,
    );
  };

  it('tells scores and business units of days', async () => {
    const { samples, problems } = await collect(
      [
        `\ufeff${HEADER.toUpperCase()}`,
        '2026-10-01, Ranker, prod, gpt-4o, accuracy,, 0.93, 500, human, higher',
        '2026-10-01,group:ml/team,,,hallucinations,,-0.5,,"judge, one",lower',
        '2026-10-02,component:ranker,,,,prediction,1e3,,,',
        '',
      ].join('\r\n'),
    );
    expect(problems).toEqual([]);
    expect(samples).toEqual([
      {
        kind: 'score',
        period: '2026-10-01',
        dimensions: {
          entityRef: 'component:default/ranker',
          environment: 'prod',
          model: 'gpt-4o',
          tags: {},
        },
        name: 'accuracy',
        value: 0.93,
        sampleSize: 500,
        evaluator: 'human',
        direction: 'higher',
      },
      {
        kind: 'score',
        period: '2026-10-01',
        dimensions: {
          entityRef: 'group:ml/team',
          environment: undefined,
          model: undefined,
          tags: {},
        },
        name: 'hallucinations',
        value: -0.5,
        sampleSize: undefined,
        evaluator: 'judge, one',
        direction: 'lower',
      },
      expect.objectContaining({
        kind: 'count',
        measure: 'units',
        name: 'prediction',
        value: 1000,
      }),
    ]);
  });

  it('tells only days whose end is in the window', async () => {
    const { samples, problems } = await collect(
      [
        HEADER,
        '2026-09-30,a,,,,x,1,,,',
        '2026-10-01,a,,,,x,2,,,',
        '2026-10-02,a,,,,x,3,,,',
        '2026-10-03,a,,,,x,4,,,',
        '2026-09-01,a,,,,x,wrong and long ago,,,',
      ].join('\n'),
      { to: '2026-10-02T23:00Z' },
    );
    expect(samples.map(({ period }) => period)).toEqual(['2026-10-01']);
    expect(problems).toEqual([]);
  });

  it.each([
    ['2026-13-01,a,,,,x,1,,,', 'day: "2026-13-01" is no day; write 2026-10-01'],
    [',a,,,,x,1,,,', 'day: is empty; write a day such as 2026-10-01'],
    [
      '2026-10-01,,,,,x,1,,,',
      'entity: is empty; write an entity such as component:ranker',
    ],
    [
      '2026-10-01,a:,,,,x,1,,,',
      'entity: "a:" is no entity; write one such as component:ranker',
    ],
    [
      '2026-10-01,a,,,,x,NaN,,,',
      'value: "NaN" is no number; write one such as 0.93',
    ],
    [
      '2026-10-01,a,,,,x,Infinity,,,',
      'value: "Infinity" is no number; write one such as 0.93',
    ],
    [
      '2026-10-01,a,,,,x,0x10,,,',
      'value: "0x10" is no number; write one such as 0.93',
    ],
    ['2026-10-01,a,,,,x,-1,,,', 'value: is below zero, and units are counted'],
    [
      '2026-10-01,a,,,,,1,,,',
      'score: there must be a name either here or in the column unit',
    ],
    [
      '2026-10-01,a,,,s,x,1,,,',
      'score: there must be a name either here or in the column unit',
    ],
    [
      '2026-10-01,a,,,s,,1,,,',
      'evaluator: is empty; write who evaluates, such as human',
    ],
    [
      '2026-10-01,a,,,s,,1,0,h,',
      'sample_size: is not above zero; leave it empty when nobody knows it',
    ],
    [
      '2026-10-01,a,,,s,,1,,h,up',
      'direction: "up" is neither higher nor lower',
    ],
    [
      `2026-10-01,a,,${'m'.repeat(300)},s,,1,,h,`,
      'model: is longer than 256 characters; shorten it',
    ],
  ])(
    'names the cell of a row that cannot be read: %s',
    async (row, problem) => {
      const { samples, problems } = await collect(
        [HEADER, '2026-10-01,good,,,,x,1,,,', row].join('\n'),
      );
      expect(samples).toHaveLength(1);
      expect(problems).toEqual([
        { message: `quality.csv, row 2, column ${problem}` },
      ]);
    },
  );

  it('takes none of the rows that say the same thing several times', async () => {
    const { samples, problems } = await collect(
      [
        HEADER,
        '2026-10-01,a,,,s,,0.9,10,h,',
        '2026-10-01,component:default/A,,,s,,0.8,10,h,higher',
        '2026-10-01,a,,,s,,0.7,10,other,',
      ].join('\n'),
    );
    expect(samples).toMatchObject([{ value: 0.7 }]);
    expect(problems).toEqual([
      {
        message:
          'quality.csv, rows 1, 2: s of component:default/a on 2026-10-01 is there several times, and none of them is taken; leave one',
      },
    ]);
  });

  it('names no more than 20 rows', async () => {
    const { problems } = await collect(
      [HEADER, ...new Array(50).fill('too,short')].join('\n'),
    );
    expect(problems).toHaveLength(21);
    expect(problems[0].message).toBe(
      'quality.csv, row 1 has 2 cells, and the header has 10',
    );
    expect(problems[20].message).toBe('30 more rows cannot be read');
  });

  it.each([
    ['day,entity,mood', /header has the column "mood", which is not known/],
    ['day,entity,day', /header has the column "day" twice/],
    ['', /header has no columns/],
    ['day,entity\n"2026', /no CSV/],
    [`day\n${'x'.repeat(70_000)}`, /no CSV/],
  ])('is not read at all when it is no such file', async (text, problem) => {
    await expect(collect(text)).rejects.toThrow(problem);
  });

  it('must be there', async () => {
    await expect(
      collectAll(source(), {
        from: '2026-10-01T00:00Z',
        to: '2026-10-02T00:00Z',
      }),
    ).rejects.toThrow('quality.csv: there is no such file');
  });

  it('answers no queries', async () => {
    const query: EntityTelemetryQuery = {
      ...{ kind: 'units', name: 'x', source: 'csv', expression: 'x' },
      entityRef: 'component:default/a',
    };
    const { problems } = await collect(HEADER, { queries: [query] });
    expect(problems).toEqual([
      { query, message: expect.stringMatching(/^A file answers no queries/) },
    ]);
  });
});
