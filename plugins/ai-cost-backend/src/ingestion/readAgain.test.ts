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

import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import { ConflictError } from '@backstage/errors';
import { expectConsistent } from '../__testUtils__/expectConsistent';
import type { MemoryDelivery } from '../__testUtils__/MemoryBillingSource';
import { octoberBill, RANKER } from '../__testUtils__/octoberBill';
import { component, TestPortal } from '../__testUtils__/TestPortal';
import { BillingSources } from './BillingSources';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

function bill(period: string, difference?: Partial<MemoryDelivery>) {
  return {
    period,
    version: 'v1',
    charges: [{ line: RANKER, day: `${period}-03`, effective: '1' }],
    ...difference,
  };
}

const YEAR = ['2026-08', '2026-09', '2026-10', '2026-11'];

describe.each(databases.eachSupportedId())('reading again, %p', id => {
  async function createPortal() {
    const portal = await TestPortal.create(await databases.init(id));
    portal.entities = [component('ranker', { tags: 'app=ranker' })];
    portal.source.deliveries = YEAR.map(period => bill(period));
    await portal.ingest();
    portal.pass({ hours: 1 });
    const ask = (from: string, to: string) =>
      portal.ledger.requests.add('memory', { from, to }, portal.now);
    const readAgain = async () =>
      JSON.parse(
        (await portal.knex('ingestion_runs').orderBy('id', 'desc').first())
          .read_again,
      );
    return { portal, ask, readAgain };
  }

  it('reads what is asked for though it has not changed, and only once', async () => {
    const { portal, ask, readAgain } = await createPortal();
    await ask('2026-09', '2026-10');
    await ask('2026-09', '2026-10');
    await ask('2026-10', '2026-10');
    portal.pass({ hours: 1 });
    portal.source.deliveries = YEAR.map(period =>
      bill(period, {
        charges: [{ line: RANKER, day: `${period}-03`, effective: '2' }],
      }),
    );
    await portal.ingest();

    expect(await portal.lastRun()).toMatchObject({
      outcome: 'success',
      deliveries: 2,
      problems: [],
    });
    expect(await readAgain()).toEqual([
      { from: '2026-09', to: '2026-10' },
      { from: '2026-10', to: '2026-10' },
    ]);
    expect(portal.source.opened).toBe(6);
    await expectConsistent(portal.knex);
    // It says nothing of how long the provider's days keep changing.
    expect(
      await portal.knex('deliveries').whereNotNull('observed_lag_days'),
    ).toEqual([]);

    await portal.ingest();
    expect(portal.source.opened).toBe(6);
    expect(await readAgain()).toEqual([]);
  });

  it('goes on where a run was stopped', async () => {
    const { portal, ask } = await createPortal();
    await ask('2026-08', '2026-11');
    portal.pass({ hours: 1 });
    const controller = new AbortController();
    portal.source.deliveries = YEAR.map(period =>
      bill(period, {
        onStep: () => {
          if (period === '2026-10') {
            controller.abort();
          }
        },
      }),
    );
    await expect(portal.ingest(controller.signal)).rejects.toThrow('aborted');
    expect(portal.source.opened).toBe(7);

    portal.source.deliveries = YEAR.map(period => bill(period));
    await portal.ingest();
    // October and November; August and September were read by the run before.
    expect(portal.source.opened).toBe(9);
    expect(await portal.knex('source_requests')).toEqual([]);
  });

  it('waits for a source that is away', async () => {
    const { portal, ask } = await createPortal();
    await ask('2026-08', '2026-08');
    portal.source.failure = new Error('It is away');
    await expect(portal.ingest()).rejects.toThrow('It is away');

    portal.source.failure = undefined;
    await portal.ingest();
    expect(portal.source.opened).toBe(5);
  });

  it('says when the source has nothing of it', async () => {
    const { portal, ask, readAgain } = await createPortal();
    await ask('2024-01', '2024-03');
    await ask('2024-03', '2026-08');
    await portal.ingest();

    expect((await portal.lastRun()).problems).toMatchObject([
      {
        severity: 'warning',
        message:
          '2024-01 to 2024-03 was not read again: the source offers nothing of it',
      },
    ]);
    expect(await readAgain()).toHaveLength(2);
    expect(portal.source.opened).toBe(5);
  });

  it('tries again what was refused, and lets wait what is held back', async () => {
    const { portal, ask } = await createPortal();
    portal.source.deliveries = [
      bill('2026-10', { version: 'v2', falsifiedBy: 1n }),
      { ...octoberBill('v2', 10), period: '2026-11' },
      bill('2026-09'),
    ];
    await portal.ingest();
    portal.source.deliveries[1] = bill('2026-11', { version: 'v3' });
    await portal.ingest();
    const opened = portal.source.opened;

    await ask('2026-10', '2026-11');
    portal.source.deliveries[0] = bill('2026-10', { version: 'v2' });
    await portal.ingest();
    expect(portal.source.opened).toBe(opened + 1);
    expect(await portal.visible()).toMatchObject({
      '2026-10': 'v2',
      '2026-11': 'v2',
    });
  });

  describe('asked through the scheduler', () => {
    async function createSources() {
      const { portal } = await createPortal();
      const sources = BillingSources.create();
      sources.addBillingSource(portal.source);
      const scheduler = mockServices.scheduler.mock();
      let task = async () => {};
      scheduler.createScheduledTaskRunner.mockReturnValue({
        run: async ({ fn }) => {
          task = () => (fn as Function)(new AbortController().signal);
        },
      });
      await sources.schedule({
        scheduler,
        requests: portal.ledger.requests,
        ingestion: {
          run: (_source: unknown, signal: AbortSignal) => portal.ingest(signal),
        } as never,
      });
      // Requests are dated by the clock of the machine.
      portal.now = new Date('2100-01-01T00:00:00.000Z');
      return { portal, sources, scheduler, run: () => task() };
    }

    it('does it once the run that is under way has ended', async () => {
      const { portal, sources, scheduler, run } = await createSources();
      scheduler.triggerTask.mockRejectedValue(new ConflictError('running'));
      portal.source.deliveries[0] = bill('2026-08', {
        version: 'v2',
        onStep: async step => {
          if (step === 'open') {
            await sources.ingestNow('memory', {
              from: '2026-09',
              to: '2026-09',
            });
          }
        },
      });
      await run();

      expect(portal.source.opened).toBe(6);
      expect(await portal.knex('source_requests')).toEqual([]);
      await expect(sources.ingestNow('memory')).rejects.toThrow('running');
    });

    it('notes nothing for a source that is not there', async () => {
      const { portal, sources } = await createSources();
      await expect(
        sources.ingestNow('other', { from: '2026-09', to: '2026-09' }),
      ).rejects.toMatchObject({ name: 'NotFoundError' });
      expect(await portal.knex('source_requests')).toEqual([]);
    });
  });
});
