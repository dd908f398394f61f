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
import type { EntityValueReport } from 'backstage-plugin-ai-cost-common';
import { createValue, each, kpi, RANKER } from './__testUtils__/createValue';

jest.setTimeout(60_000);

const [DAY, NEXT] = ['2026-11-10', '2026-11-11'];

describe('value of what is known in part', () => {
  const databases = TestDatabases.create({ ids: ['SQLITE_3'] });

  const create = async () => createValue(await databases.init('SQLITE_3'));

  it('divides no cost by calls of models that nothing is charged for', async () => {
    const { bill, calls, telemetry, ask } = await create();
    await bill('gpt-4o', { [DAY]: '5' });
    for (const model of ['gpt-4o', 'llama']) {
      await calls(model, { [DAY]: 1000 });
      await calls(model, { [DAY]: 10 }, 'failures');
      await telemetry.score(
        { entityRef: RANKER, model, name: 'accuracy' },
        { [DAY]: { value: 0.5, sampleSize: 10 } },
      );
    }

    const report = await ask(DAY);

    // $5 / 1,000 of gpt-4o, which are all that is known to cost it.
    expect(kpi(report, 'cost-per-thousand-requests')).toMatchObject({
      ...{ value: 5, numerator: '5', denominator: 1000 },
    });
    // $5 / ((1,000 - 10) × 0.5)
    expect(kpi(report, 'cost-per-success').value).toBeCloseTo(5 / 495, 12);
    expect(kpi(report, 'cost-of-failures')).toMatchObject({
      ...{ value: 0.05, denominator: 1000 },
    });
  });

  it('takes calls for free of no bill that does not name their model', async () => {
    const { bill, calls, comparisons, ask } = await create();
    await bill(undefined, { [DAY]: '100' });
    await calls('llama', { [DAY]: 50_000 });
    await calls('llama', { [DAY]: 500 }, 'failures');

    const report = await ask(DAY);

    for (const id of ['cost-per-thousand-requests', 'cost-of-failures']) {
      expect(kpi(report, id)).toMatchObject({
        value: undefined,
        unavailable: expect.stringMatching(/Nothing was charged/),
      });
    }
    const arm = { model: 'llama', from: DAY, to: DAY };
    const { arms, differences } = await comparisons.compare({
      ...{ entityRef: RANKER, arms: [arm, arm] },
    });
    expect(arms[0].costPerThousandRequests).toBeUndefined();
    expect(differences[0]).toMatchObject({
      ...{ of: 'cost', verdict: 'not-comparable' },
    });
  });

  it('counts calls once that two systems of a source have seen', async () => {
    const { telemetry, ask } = await create();
    const model = { entityRef: RANKER, model: 'gpt-4o' };
    for (const [system, share] of [
      ['litellm', 80],
      ['opentelemetry', 100],
    ] as const) {
      await telemetry.count(
        { ...model, system, measure: 'requests' },
        { [DAY]: share },
      );
      await telemetry.histogram(
        { ...model, system, measure: 'client_duration', bounds: [1] },
        { [DAY]: [share, 0] },
      );
    }

    const { days, models } = await ask(DAY);

    // The service's own metrics are the first convention.
    expect(days[0]).toMatchObject({
      ...{ requests: 100, latency: { samples: 100 } },
    });
    expect(models[0]).toMatchObject({ model: 'gpt-4o', requests: 100 });
  });

  it('counts each token in one class, though sources tell other ones', async () => {
    const { telemetry, ask } = await create();
    for (const [reporter, measure, tokens] of [
      ['source:prometheus', 'input_tokens', 1000],
      ['source:prometheus', 'output_tokens', 50],
      ['source:langfuse', 'input_tokens', 400],
      ['source:langfuse', 'cache_read_tokens', 600],
    ] as const) {
      await telemetry.count(
        { entityRef: RANKER, model: 'gpt-4o', reporter, measure },
        { [DAY]: tokens },
      );
    }

    expect((await ask(DAY)).days[0].tokens).toBe(1050);
  });

  it('takes no input for uncached of a model whose cache nobody counts', async () => {
    const { bill, telemetry, ask } = await create();
    await bill(undefined, { [DAY]: '1' });
    for (const [model, measure, count] of [
      ['gpt-4o', 'input_tokens', 300],
      ['gpt-4o', 'cache_read_tokens', 100],
      ['llama', 'input_tokens', 9600],
    ] as const) {
      await telemetry.count(
        { entityRef: RANKER, model, measure },
        { [DAY]: count },
      );
    }
    // 100 / (300 + 100)
    expect(kpi(await ask(DAY), 'cache-hit-rate')).toMatchObject({
      ...{ value: 0.25, denominator: 400 },
    });
  });

  it('compares amounts of as many days alone', async () => {
    const { bill, calls, ask } = await create();
    const days = ['2026-11-08', '2026-11-09', DAY, NEXT];
    await bill('gpt-4o', each(days, '10'));
    await calls('gpt-4o', { '2026-11-09': 100, [DAY]: 100, [NEXT]: 100 });
    await calls(
      'gpt-4o',
      { '2026-11-09': 10, [DAY]: 10, [NEXT]: 10 },
      'failures',
    );

    // Failures cost $1 a day; nobody counted any on the 8th.
    const two = kpi(await ask(DAY, NEXT), 'cost-of-failures');
    expect(two.value).toBeCloseTo(2, 12);
    expect(two.previous).toBeUndefined();
    const one = kpi(await ask(DAY), 'cost-of-failures');
    expect(one.previous).toBeCloseTo(1, 12);
  });

  describe('of a decomposition', () => {
    const amounts = (report: EntityValueReport) =>
      Object.fromEntries(
        report.decomposition.terms.map(({ term, amount }) => [term, amount]),
      );

    it('counts no model twice where some calls have none', async () => {
      const { bill, calls, ask } = await create();
      const days = ['2026-11-08', '2026-11-09', DAY, NEXT];
      await bill('gpt-4o', each(days, '10'));
      await calls('gpt-4o', each(days, 100));
      // A call that failed before a model answered.
      await calls('', { [NEXT]: 1 });

      const terms = amounts(await ask('2026-11-08', NEXT));

      // $20 for 200 calls, then $20 for 201.
      expect(terms.unmetered).toBeCloseTo(0, 12);
      expect(terms.price).toBeCloseTo(20 / 201 - 0.1, 12);
    });

    it('takes no day without tokens for one of none', async () => {
      const { bill, calls, telemetry, ask } = await create();
      const days = ['2026-11-08', '2026-11-09', DAY, NEXT];
      await bill('llama', each(days, '10'));
      await calls('llama', each(days, 100));
      await telemetry.count(
        { entityRef: RANKER, model: 'llama', measure: 'input_tokens' },
        { '2026-11-08': 5000, [DAY]: 5000, [NEXT]: 5000 },
      );

      const terms = amounts(await ask('2026-11-08', NEXT));

      expect(terms.tokens).toBeCloseTo(0, 12);
      expect(terms.price).toBeCloseTo(0, 12);
    });
  });
});
