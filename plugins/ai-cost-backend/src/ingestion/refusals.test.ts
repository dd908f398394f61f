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
import { DeliveryError } from 'backstage-plugin-ai-cost-node';
import { expectConsistent } from '../__testUtils__/expectConsistent';
import { octoberBill } from '../__testUtils__/octoberBill';
import { component, TestPortal } from '../__testUtils__/TestPortal';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

describe.each(databases.eachSupportedId())(
  'refused deliveries and failed runs, %p',
  id => {
    async function createPortal(
      options?: Parameters<typeof TestPortal.create>[1],
    ) {
      const portal = await TestPortal.create(await databases.init(id), options);
      portal.entities = [
        component('ranker', { tags: 'app=ranker' }),
        component('search', { tags: 'app=search' }),
      ];
      return portal;
    }

    it('refuses a delivery whose stored charges are not the control totals', async () => {
      const portal = await createPortal();
      portal.source.deliveries = [octoberBill('v1')];
      await portal.ingest();
      portal.source.deliveries = [
        { ...octoberBill('v2', 12), falsifiedBy: 1n },
      ];
      await expect(portal.ingest()).rejects.toThrow(
        'Control totals of 2026-10',
      );

      expect(await portal.visible()).toEqual({ '2026-10': 'v1' });
      const run = await portal.lastRun();
      expect(run.outcome).toBe('failed');
      expect(run.problems).toEqual([
        expect.objectContaining({
          severity: 'error',
          period: '2026-10',
          message:
            'Control totals of 2026-10 differ: 2026-10 USD: effective cost 39.000000000000000013 was read, and 39.000000000000000012 was stored',
        }),
      ]);
      await expectConsistent(portal.knex);
    });

    it('refuses a delivery that cannot be trusted, and tries it again later', async () => {
      const portal = await createPortal();
      portal.source.deliveries = [octoberBill('v1')];
      await portal.ingest();
      let broken = true;
      portal.source.deliveries = [
        {
          ...octoberBill('v2'),
          onStep: step => {
            if (broken && step === 'charges') {
              throw new DeliveryError('part-3.parquet is truncated', {
                file: 'part-3.parquet',
                advice: 'Write it again',
              });
            }
          },
        },
      ];
      const problem = {
        severity: 'error',
        period: '2026-10',
        message: 'part-3.parquet is truncated',
        file: 'part-3.parquet',
        advice: 'Write it again',
      };
      await portal.ingest().catch(() => {});
      expect((await portal.lastRun()).problems).toEqual([problem]);

      // The same version is not read again and again, but the problem stays.
      await portal.ingest().catch(() => {});
      expect(portal.source.opened).toBe(2);
      expect((await portal.lastRun()).problems).toEqual([problem]);
      expect(await portal.visible()).toEqual({ '2026-10': 'v1' });

      broken = false;
      portal.pass({ hours: 7 });
      await portal.ingest();
      expect(await portal.visible()).toEqual({ '2026-10': 'v2' });
      expect(await portal.lastRun()).toMatchObject({
        outcome: 'success',
        problems: [],
      });
      await expectConsistent(portal.knex);
      expect(await portal.knex('deliveries').pluck('status')).toEqual(
        expect.not.arrayContaining(['rejected', 'staged']),
      );
    });

    it('lets one broken period not stop the others', async () => {
      const portal = await createPortal();
      portal.source.deliveries = [
        {
          ...octoberBill('v1'),
          period: '2026-09',
          onStep: () => {
            throw new Error('Access denied');
          },
        },
        octoberBill('v1'),
      ];
      await portal.ingest();
      expect(await portal.visible()).toEqual({ '2026-10': 'v1' });
      expect(await portal.lastRun()).toMatchObject({
        outcome: 'partial',
        deliveries: 1,
        problems: [{ period: '2026-09', message: 'Access denied' }],
      });
      expect(await portal.knex('billing_sources').first()).toMatchObject({
        last_success_at: null,
      });
    });

    it('never replaces rows with nothing', async () => {
      const portal = await createPortal();
      portal.source.deliveries = [octoberBill('v1')];
      await portal.ingest();
      portal.source.deliveries = [
        { period: '2026-10', version: 'v2', charges: [] },
      ];
      await portal.ingest().catch(() => {});
      portal.pass({ days: 30 });
      await portal.ingest().catch(() => {});
      expect(await portal.visible()).toEqual({ '2026-10': 'v1' });
      expect((await portal.lastRun()).problems).toMatchObject([
        {
          severity: 'error',
          message: expect.stringContaining('no readable row any more'),
        },
      ]);
    });

    it('publishes an empty first delivery', async () => {
      const portal = await createPortal();
      portal.source.deliveries = [
        { period: '2026-10', version: 'v1', charges: [] },
      ];
      await portal.ingest();
      expect(await portal.visible()).toEqual({ '2026-10': 'v1' });
      expect(await portal.knex('deliveries').first()).toMatchObject({
        first_charge_day: null,
        last_charge_day: null,
      });
    });

    it('holds back a delivery that shrank, until it stays that way', async () => {
      const portal = await createPortal();
      portal.source.deliveries = [octoberBill('v1', 10)];
      await portal.ingest();
      portal.source.deliveries = [{ ...octoberBill('v2', 2), otherRows: 1 }];
      await portal.ingest();
      const held = await portal.lastRun();
      expect(held).toMatchObject({
        outcome: 'success',
        problems: [{ severity: 'warning', period: '2026-10' }],
      });
      expect(held.problems[0].message).toContain('is held back');
      expect(await portal.visible()).toEqual({ '2026-10': 'v1' });

      portal.pass({ hours: 0.5 });
      await portal.ingest();
      expect(await portal.visible()).toEqual({ '2026-10': 'v1' });
      expect((await portal.lastRun()).problems).toEqual(held.problems);

      // Another small version starts the wait anew.
      portal.source.deliveries = [{ ...octoberBill('v3', 3), otherRows: 1 }];
      portal.pass({ hours: 1 });
      await portal.ingest();
      expect(await portal.visible()).toEqual({ '2026-10': 'v1' });

      portal.pass({ hours: 1 });
      await portal.ingest();
      expect(await portal.visible()).toEqual({ '2026-10': 'v3' });
      await expectConsistent(portal.knex);
    });

    it('keeps a period that disappears, and says so', async () => {
      const portal = await createPortal();
      portal.source.deliveries = [octoberBill('v1')];
      await portal.ingest();
      portal.source.deliveries = [];
      await portal.ingest();
      expect(await portal.visible()).toEqual({ '2026-10': 'v1' });
      const { outcome, problems } = await portal.lastRun();
      expect(outcome).toBe('success');
      expect(problems).toMatchObject([
        { severity: 'warning', period: '2026-10' },
      ]);
      const source = await portal.knex('billing_sources').first();
      expect(JSON.parse(source.problems)).toEqual(problems);
    });

    it('keeps showing what is wrong with the visible delivery', async () => {
      const portal = await createPortal();
      const problems = [
        { severity: 'warning' as const, message: 'Unknown column x_foo' },
      ];
      portal.source.deliveries = [
        {
          ...octoberBill('v1'),
          problems,
          quarantine: [
            { file: 'a.csv', row: 7, problem: 'no number', excluded: true },
          ],
        },
      ];
      await portal.ingest();
      expect((await portal.lastRun()).problems).toEqual(problems);
      await portal.ingest();
      expect((await portal.lastRun()).problems).toEqual(problems);
      expect(await portal.knex('quarantine').select()).toMatchObject([
        { file: 'a.csv', problem: 'no number', excluded: 1, column: null },
      ]);
    });

    it('records a source that cannot be reached', async () => {
      const portal = await createPortal();
      portal.source.failure = new Error('getaddrinfo ENOTFOUND bills.example');
      await expect(portal.ingest()).rejects.toThrow('ENOTFOUND');
      expect(await portal.lastRun()).toMatchObject({
        outcome: 'failed',
        problems: [{ message: 'getaddrinfo ENOTFOUND bills.example' }],
      });
    });

    it('marks a run as aborted whose process has died', async () => {
      const portal = await createPortal();
      const runId = await portal.ledger.runs.start('memory', portal.now);
      await portal.ledger.deliveryStates.stage({
        runId,
        sourceId: 'memory',
        grade: 'invoice',
        classifier: portal.classifier,
        offer: { period: '2026-10', version: 'v0', files: [] },
        now: portal.now,
      });
      const status = () => portal.knex('deliveries').pluck('status');

      // It may still be alive: its delivery is left alone.
      await portal.ingest();
      expect(await status()).toEqual(['staged']);
      portal.pass({ hours: 1 });
      await portal.ingest();
      expect(await status()).toEqual([]);
      expect(
        await portal.knex('ingestion_runs').where('id', runId).first('outcome'),
      ).toEqual({ outcome: 'aborted' });
    });
  },
);
