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
import knexFactory from 'knex';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { chargeLine } from '../__testUtils__/chargeLine';
import { expectConsistent } from '../__testUtils__/expectConsistent';
import {
  connectionConfig,
  FailingDatabase,
} from '../__testUtils__/FailingDatabase';
import { loseDatabaseAfter } from '../__testUtils__/failingStatements';
import { ingestInChild } from '../__testUtils__/ingestInChild';
import type { MemoryDelivery } from '../__testUtils__/MemoryBillingSource';
import { largeDelivery } from '../__testUtils__/runUntilKilled';
import { component, TestPortal } from '../__testUtils__/TestPortal';
import { SourceReports } from '../reports/sources/SourceReports';

jest.setTimeout(240_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

function october(version: string): MemoryDelivery {
  const ranker = chargeLine({ tags: { app: 'ranker' } });
  const newWithEachVersion = chargeLine({ tags: { app: 'search', version } });
  return {
    period: '2026-10',
    version,
    charges: ['01', '02', '03'].flatMap(day => [
      { line: ranker, day: `2026-10-${day}`, effective: `${version.length}.5` },
      { line: newWithEachVersion, day: `2026-10-${day}`, effective: '0.1' },
    ]),
  };
}

describe.each(databases.eachSupportedId())('recovery, %p', id => {
  async function createPortal() {
    const portal = await TestPortal.create(await databases.init(id));
    portal.entities = [component('ranker', { tags: 'app=ranker' })];
    return portal;
  }

  it('goes on wherever the process was cut off from its database', async () => {
    const portal = await createPortal();
    portal.source.deliveries = [october('v')];
    await portal.ingest();

    let statements = 0;
    for (let lost = true; lost; statements++) {
      const before = await portal.visible();
      const version = `v${statements}`;
      const crashing = [october(version)];
      portal.source.deliveries = crashing;
      lost = await loseDatabaseAfter(portal.knex, statements, () =>
        portal.ingest(),
      );
      const seen = await portal.visible();
      expect([before, { '2026-10': version }]).toContainEqual(seen);

      portal.pass({ hours: 1 });
      await portal.ingest();
      expect(await portal.visible()).toEqual({ '2026-10': version });
      expect(
        await portal
          .knex('deliveries')
          .whereIn('status', ['staged', 'rejected']),
      ).toEqual([]);
      await expectConsistent(portal.knex);
    }
    expect(statements).toBeGreaterThan(40);
  });

  it('keeps what is visible when the database fails, and says what to do', async () => {
    const database = await FailingDatabase.create(await databases.init(id));
    const portal = await TestPortal.create(database.knex);
    portal.source.deliveries = [october('v1')];
    await portal.ingest();
    portal.source.deliveries = [
      {
        ...largeDelivery('v2'),
        onStep: step => (step === 'charges' ? database.fail() : undefined),
      },
    ];
    await expect(portal.ingest()).rejects.toThrow(/^The database/);
    await database.heal();
    expect(await portal.visible()).toEqual({ '2026-10': 'v1' });
    portal.pass({ hours: 1 });
    const reports = SourceReports.create({
      knex: portal.knex,
      configuredSources: () => [portal.source],
      now: () => portal.now,
    });
    const [status] = await reports.list();
    expect(status.lastRun!.outcome).toMatch(/failed|aborted/);
    expect(status.problems).toMatchObject([
      {
        message: expect.any(String),
        advice: expect.stringMatching(/next run/),
      },
    ]);

    portal.source.deliveries = [largeDelivery('v2')];
    await portal.ingest();
    const { runs } = await reports.get('memory');
    expect(runs.map(({ outcome }) => outcome)).toEqual([
      'success',
      'failed',
      'success',
    ]);
    expect(runs[1].problems).toMatchObject([
      {
        message: expect.stringMatching(/^The database/),
        advice: expect.stringMatching(/^(Check|Free space for) the database/),
      },
    ]);
    expect(await portal.visible()).toEqual({ '2026-10': 'v2' });
    await expectConsistent(portal.knex);
    await database.close();
  });

  it('leaves the last good delivery when it is killed', async () => {
    const directory = fs.mkdtempSync(path.join(os.tmpdir(), 'ai-cost-'));
    const knex = await databases.init(id);
    const config =
      knex.client.config.client === 'pg'
        ? connectionConfig(knex)
        : {
            client: 'better-sqlite3',
            connection: path.join(directory, 'ledger.sqlite'),
            useNullAsDefault: true,
          };
    expect(await ingestInChild(config, 'v0')).toBe('done');
    for (const [index, step] of ['lines', 'charges', 'charges'].entries()) {
      const last = await ingestInChild(config, `v${index + 1}`, {
        step,
        times: index * 10 + 3,
      });
      expect(last).toBe(step);
      const survivor = knexFactory(config);
      const portal = await TestPortal.create(survivor);
      expect(await portal.visible()).toEqual({ '2026-10': 'v0' });
      await survivor.destroy();
    }

    const survivor = knexFactory(config);
    const portal = await TestPortal.create(survivor);
    portal.now = new Date(Date.now() + 3_600_000);
    portal.source.deliveries = [largeDelivery('v3')];
    await portal.ingest();
    expect(await portal.visible()).toEqual({ '2026-10': 'v3' });
    const statuses = survivor('deliveries').orderBy('id').pluck('status');
    expect(await statuses).toEqual(['superseded', 'current']);
    await expectConsistent(survivor);
    await survivor.destroy();
    fs.rmSync(directory, { recursive: true });
  });
});
