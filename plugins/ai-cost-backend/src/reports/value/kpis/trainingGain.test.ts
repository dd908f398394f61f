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
import { createValue, kpi, RANKER } from '../__testUtils__/createValue';

jest.setTimeout(60_000);

const [DAY, NEXT] = ['2026-11-10', '2026-11-11'];

describe('gain of training', () => {
  const databases = TestDatabases.create({ ids: ['SQLITE_3'] });

  const run = (
    runId: string,
    endedAt: string,
    overrides: { accuracy?: number; loss?: number; model?: string } = {},
  ) => {
    const { model = 'ranker', ...metrics } = overrides;
    return {
      ...{ runId, entityRef: RANKER, metrics },
      startedAt: `${endedAt}T10:00:00.000Z`,
      endedAt: `${endedAt}T12:00:00.000Z`,
      versions: [{ model, version: runId, aliases: ['production'] }],
    };
  };

  async function trained(runs: ReturnType<typeof run>[], paid: string[]) {
    const { ledger, telemetry, deliver, ask } = await createValue(
      await databases.init('SQLITE_3'),
    );
    await telemetry.score(
      { entityRef: RANKER, model: 'ranker', name: 'accuracy' },
      { [DAY]: { value: 0.9, sampleSize: 10 } },
    );
    const charges = [];
    for (const one of runs) {
      await telemetry.run(one);
      if (paid.includes(one.runId)) {
        const line = await ledger.line({
          ...{ entityRef: RANKER, tags: { run: one.runId } },
        });
        charges.push({ line, day: DAY, effective: '10' });
      }
    }
    await deliver(charges);
    return kpi(await ask('2026-11-08', NEXT), 'training-gain-per-dollar');
  }

  it('is the gain for what all runs between have cost', async () => {
    const runs = [
      run('run-one', '2026-11-08', { accuracy: 0.8 }),
      run('run-two', '2026-11-09', { accuracy: 0.85, model: 'other' }),
      run('run-three', DAY, { accuracy: 0.9 }),
    ];
    const gain = await trained(runs, ['run-two', 'run-three']);
    // From 0.8 to 0.9; a model of another name is not the one before.
    expect(gain.value).toBeCloseTo(0.1 / 20, 12);
  });

  it('is unknown where the cost of a run between is', async () => {
    const runs = [
      run('run-one', '2026-11-08', { accuracy: 0.8 }),
      run('run-two', '2026-11-09'),
      run('run-three', DAY, { accuracy: 0.9 }),
    ];
    expect(await trained(runs, ['run-three'])).toMatchObject({
      value: undefined,
      unavailable: expect.stringMatching(/not known/),
    });
  });

  it('compares no model with another', async () => {
    const runs = [
      run('run-one', '2026-11-08', { accuracy: 0.5, model: 'summaries' }),
      run('run-three', DAY, { accuracy: 0.9 }),
    ];
    expect((await trained(runs, ['run-three'])).value).toBeUndefined();
  });
});
