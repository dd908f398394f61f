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
import type { TrainingRun } from 'backstage-plugin-ai-cost-node';
import { createValue, kpi, RANKER } from '../__testUtils__/createValue';

jest.setTimeout(60_000);

const DAY = '2026-11-10';

/** A run of the day, and what it cost in an environment. */
interface PaidRun extends Partial<TrainingRun> {
  runId: string;
  cost?: string;
  environment?: string;
}

describe('abandoned training', () => {
  const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

  describe.each(databases.eachSupportedId())('on %s', databaseId => {
    async function shareOf(runs: PaidRun[], environments?: string[]) {
      const { ledger, telemetry, deliver, ask } = await createValue(
        await databases.init(databaseId),
      );
      const charges = [];
      for (const { cost, environment, ...run } of runs) {
        await telemetry.run({
          entityRef: RANKER,
          startedAt: `${DAY}T10:00:00.000Z`,
          endedAt: `${DAY}T12:00:00.000Z`,
          ...run,
        });
        if (cost !== undefined) {
          const line = await ledger.line({
            ...{ entityRef: RANKER, environment, workload: 'training' },
            tags: { run: run.runId },
          });
          charges.push({ line, day: DAY, effective: cost });
        }
      }
      await deliver(charges);
      return kpi(await ask(DAY, DAY, environments), 'wasted-training-share');
    }

    const registered = [{ model: 'ranker', version: '1', aliases: [] }];

    it('is all of it where only what was abandoned has a cost', async () => {
      expect(
        await shareOf([
          { runId: 'run-evaluated', versions: registered },
          { runId: 'run-abandoned', cost: '4' },
        ]),
      ).toMatchObject({ value: 1, numerator: '4', denominator: 4 });
    });

    it('needs no registry to know what failed', async () => {
      expect(
        await shareOf([{ runId: 'run-failed', status: 'failed', cost: '4' }]),
      ).toMatchObject({ value: 1 });
    });

    it('takes nothing for abandoned that a registry may not know', async () => {
      expect(
        await shareOf([{ runId: 'run-finished', cost: '4' }]),
      ).toMatchObject({ unavailable: 'No registry tells of any run.' });
    });

    it('is of the environments that are asked for', async () => {
      const runs: PaidRun[] = [
        {
          ...{ runId: 'run-evaluated', versions: registered },
          ...{ cost: '6', environment: 'production' },
        },
        { runId: 'run-abandoned', cost: '2', environment: 'production' },
        { runId: 'run-elsewhere', cost: '8', environment: 'staging' },
      ];
      // $10 of $16, and $2 of $8 in production
      expect((await shareOf(runs)).value).toBe(0.625);
      expect((await shareOf(runs, ['production'])).value).toBe(0.25);
    });
  });
});
