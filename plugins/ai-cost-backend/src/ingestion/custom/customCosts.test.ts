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
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { chargeLine } from '../../__testUtils__/chargeLine';
import { countedCosts, totalOf } from '../../__testUtils__/countedCosts';
import { expectConsistent } from '../../__testUtils__/expectConsistent';
import { MemoryBillingSource } from '../../__testUtils__/MemoryBillingSource';
import { TestPortal } from '../../__testUtils__/TestPortal';
import { CustomCostSource } from './CustomCostSource';

jest.setTimeout(120_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

const HEADER = 'month,day,description,vendor,service,amount,currency';

describe.each(databases.eachSupportedId())('custom costs, %p', id => {
  let folder: string;

  beforeEach(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'custom-costs-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  async function createPortal() {
    const portal = await TestPortal.create(await databases.init(id));
    const file = path.join(folder, 'costs.csv');
    const source = CustomCostSource.create({
      id: 'seats',
      path: file,
      tags: {
        entity: 'backstage.io/entity',
        environment: 'environment',
        workload: 'ai-workload',
      },
      schedule: { frequency: { hours: 1 }, timeout: { minutes: 1 } },
      now: () => portal.now,
    });
    return {
      portal,
      /** Writes the file and reads it. */
      async write(...rows: string[]) {
        await writeFile(file, [HEADER, ...rows].join('\n'));
        portal.pass({ hours: 1 });
        await portal.ingest(undefined, source);
        await expectConsistent(portal.knex);
      },
      async total() {
        return totalOf(await countedCosts(portal.knex));
      },
      async problems() {
        return (await portal.lastRun()).problems;
      },
    };
  }

  it('count beside what the provider charges, and are no account of it', async () => {
    const { portal, write, total, problems } = await createPortal();
    const api = MemoryBillingSource.create({
      id: 'api',
      grade: 'provider_cost',
    });
    api.deliveries = [
      {
        period: '2026-10',
        version: 'v1',
        charges: Array.from({ length: 31 }, (_, index) => ({
          line: chargeLine({
            serviceProviderName: 'OpenAI',
            // It does not know which account pays.
            billingAccountId: '',
          }),
          day: `2026-10-${String(index + 1).padStart(2, '0')}`,
          effective: '100',
        })),
      },
    ];
    await portal.ingest(undefined, api);
    await write('2026-10,,Seats,OpenAI,ChatGPT Enterprise,31,USD');
    expect(await total()).toBe('3131');
    await write(',2026-10-05,Credit,OpenAI,Credits,-50,USD');
    expect(await total()).toBe('3050');
    await portal.ingest(undefined, api);
    expect(await total()).toBe('3050');
    expect(await problems()).toEqual([]);
    const sources = await portal.knex('billing_sources').orderBy('id');
    expect(sources.map(row => JSON.parse(row.reconciliation_problems))).toEqual(
      [[], []],
    );
  });

  it('follow the file: what is moved or deleted goes at once', async () => {
    const { write, total, problems, portal } = await createPortal();
    const row = (month: string, amount: number) =>
      `${month},,Seats,GitHub,Copilot,${amount},USD`;
    await write(row('2026-09', 300), row('2026-10', 10));
    expect(await total()).toBe('310');
    await write(row('2026-10', 300), row('2026-10', 10));
    expect(await total()).toBe('310');
    expect(await countedCosts(portal.knex)).toMatchObject({
      '2026-10-01': '10',
    });
    expect(await problems()).toEqual([]);

    // Not before all rows are understood: one may be of the month.
    await expect(write(row('2026-1', 310))).rejects.toThrow(
      'costs.csv, row 1, month: must be a month like 2026-11',
    );
    expect(await total()).toBe('310');
    await write();
    expect(await total()).toBe('0');
    expect(await problems()).toEqual([]);
    const runs = await portal.knex('ingestion_runs').orderBy('id');
    await write();
    expect(await portal.lastRun()).toMatchObject({
      id: runs.length + 1,
      outcome: 'success',
      deliveries: 0,
    });
  });
});
