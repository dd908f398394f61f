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
import type { ChargeLine } from 'backstage-plugin-ai-cost-node';
import { createValue, kpi, RANKER } from '../__testUtils__/createValue';

jest.setTimeout(60_000);

const DAY = '2026-11-10';

/** A charge line of the entity, and what it cost on the day. */
type Line = Partial<ChargeLine> & { cost: string };

describe('idle cost of GPUs', () => {
  const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

  describe.each(databases.eachSupportedId())('on %s', databaseId => {
    /** GPUs that worked a quarter of a day, and charges of that day. */
    async function measure(model?: string) {
      const { ledger, telemetry, deliver, ask } = await createValue(
        await databases.init(databaseId),
      );
      for (const [name, count] of [
        ['gpu_seconds', 86_400],
        ['gpu_active_seconds', 21_600],
      ] as const) {
        await telemetry.count(
          { entityRef: RANKER, model, measure: name },
          { [DAY]: count },
        );
      }
      return async (lines: Line[]) => {
        await deliver(
          await Promise.all(
            lines.map(async ({ cost, ...line }) => ({
              line: await ledger.line({ entityRef: RANKER, ...line }),
              ...{ day: DAY, effective: cost },
            })),
          ),
        );
        return kpi(await ask(DAY), 'gpu-idle-cost');
      };
    }

    const gpus: Line[] = [
      { cost: '8', serviceName: 'Amazon EC2', instanceType: 'g5.2xlarge' },
      { cost: '4', serviceName: 'Modal', unitAsBilled: 'GPU-Hours' },
    ];
    // Neither a disk nor a search for documents waits for work.
    const others: Line[] = [
      { cost: '100', serviceName: 'Amazon EBS', unit: 'GB-Months' },
      { cost: '50', workload: 'tooling' },
    ];

    it('is of charges that say that they are for GPUs', async () => {
      const idle = await measure();
      // $12 × 75 %
      expect(await idle([...gpus, ...others])).toMatchObject({
        ...{ value: 9, numerator: '12', days: 1 },
      });
    });

    it('is of the measured model', async () => {
      const idle = await measure('llama');
      // $8 × 75 %
      expect(
        await idle([
          { ...gpus[0], model: 'llama' },
          { ...gpus[1], model: 'mistral' },
          { ...others[0], model: 'llama' },
        ]),
      ).toMatchObject({ value: 6, numerator: '8' });
    });

    it('is unknown where no charge says so', async () => {
      const idle = await measure();
      expect(await idle(others)).toMatchObject({
        unavailable: 'No GPU was billed on the same days.',
      });
    });
  });
});
