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
import type { SourceProblem } from 'backstage-plugin-ai-cost-common';
import type { BillingSource } from 'backstage-plugin-ai-cost-node';
import { LedgerFixture } from '../__testUtils__/LedgerFixture';
import { SourceReports } from './SourceReports';

jest.setTimeout(60_000);

const AWS = {
  id: 'aws',
  grade: 'invoice',
  description: 'FOCUS export in s3://bills',
  schedule: { frequency: { hours: 6 }, timeout: { hours: 1 } },
  completenessLagDays: 2,
} as BillingSource;

const NEVER_RUN = { ...AWS, id: 'new', description: 'Just configured' };

describe('SourceReports', () => {
  const databases = TestDatabases.create();

  describe.each(databases.eachSupportedId())('on %s', databaseId => {
    async function createLedger() {
      const knex = await databases.init(databaseId);
      const ledger = await LedgerFixture.create(knex);
      const reports = SourceReports.create({
        knex,
        configuredSources: () => [AWS, NEVER_RUN],
        now: () => new Date('2026-11-20T12:00:00.000Z'),
      });
      return { ledger, reports };
    }

    it('tells how fresh, how complete and how much a source is', async () => {
      const { ledger, reports } = await createLedger();
      const problem: SourceProblem = {
        severity: 'error',
        message: '2026-11.csv ends in the middle of a row',
        advice: 'Deliver the file again',
        file: '2026-11.csv',
      };
      const line = await ledger.line({});
      const euros = await ledger.line({ billingCurrency: 'EUR' });
      const october = await ledger.delivery({
        period: '2026-10',
        currentAt: '2026-11-02T06:00:00.000Z',
        charges: [{ line, day: '2026-10-31', effective: '5', rows: 3 }],
      });
      const restated = await ledger.supersede(october, {
        period: '2026-10',
        currentAt: '2026-11-05T06:00:00.000Z',
        charges: [
          { line, day: '2026-10-31', effective: '4', billed: '4.5', rows: 2 },
          { line: euros, day: '2026-10-31', effective: '1' },
        ],
      });
      await ledger.knex('delivery_totals').insert({
        delivery_id: restated,
        currency: 'USD',
        month: '2026-10',
        ai: 0,
        rows: 100,
        billed_micros: 7_000_000,
        billed_attos: 1,
        effective_micros: 6_000_000,
        effective_attos: 0,
        list_micros: 8_000_000,
        list_attos: 0,
      });
      await ledger.knex('deliveries').where({ id: restated }).update({
        quarantined_rows: 2,
      });
      const rejected = await ledger.delivery({
        period: '2026-11',
        status: 'rejected',
        currentAt: '2026-11-06T06:00:00.000Z',
        charges: [],
      });
      const unreadable = { file: 'a.csv', problem: 'not a number' };
      await ledger.knex('quarantine').insert([
        { delivery_id: october, ...unreadable, row: 1, excluded: 1 },
        { delivery_id: restated, ...unreadable, row: 7, excluded: 1 },
        {
          delivery_id: restated,
          ...unreadable,
          row: 9,
          column: 'ListCost',
          excluded: 0,
        },
        { delivery_id: rejected, ...unreadable, excluded: 1 },
      ]);
      await ledger.knex('billing_sources').insert({
        id: 'aws',
        last_success_at: '2026-11-05T06:00:00.000Z',
        observed_lag_days: 2.5,
        problems: JSON.stringify([problem]),
      });
      const run = {
        source_id: 'aws',
        heartbeat_at: '2026-11-20T06:00:00.000Z',
      };
      await ledger.knex('ingestion_runs').insert({
        ...run,
        started_at: '2026-11-05T06:00:00.000Z',
        finished_at: '2026-11-05T06:01:00.000Z',
        outcome: 'failed',
        rows: 105,
        deliveries: 1,
        problems: JSON.stringify([problem]),
      });
      await ledger.knex('ingestion_runs').insert({
        ...run,
        started_at: '2026-11-20T06:00:00.000Z',
        heartbeat_at: '2026-11-20T11:59:55.000Z',
        outcome: 'running',
      });

      const [status, fresh] = await reports.list();

      expect(status).toEqual({
        id: 'aws',
        grade: 'invoice',
        description: 'FOCUS export in s3://bills',
        lastSuccessAt: '2026-11-05T06:00:00.000Z',
        lastRun: {
          id: expect.any(Number),
          startedAt: '2026-11-20T06:00:00.000Z',
          finishedAt: undefined,
          outcome: 'running',
          deliveries: 0,
          rows: 0,
          problems: [],
        },
        stale: true,
        lastDeliveryAt: '2026-11-05T06:00:00.000Z',
        completeThrough: '2026-10-31',
        observedLagDays: 2.5,
        currentDeliveries: 1,
        totals: [
          {
            currency: 'EUR',
            rows: 1,
            cost: { billed: '1', effective: '1', list: '1' },
            aiRows: 1,
            aiCost: { billed: '1', effective: '1', list: '1' },
          },
          {
            currency: 'USD',
            rows: 102,
            cost: {
              billed: '11.500000000000000001',
              effective: '10',
              list: '12',
            },
            aiRows: 2,
            aiCost: { billed: '4.5', effective: '4', list: '4' },
          },
        ],
        quarantinedRows: 2,
        problems: [problem],
        toReadAgain: [],
      });
      expect(fresh).toMatchObject({
        id: 'new',
        stale: false,
        currentDeliveries: 0,
        totals: [],
        problems: [],
      });

      const detail = await reports.get('aws');
      expect(detail).toMatchObject(status);
      expect(detail.runs.map(({ outcome }) => outcome)).toEqual([
        'running',
        'failed',
      ]);
      expect(detail.deliveries).toMatchObject([
        { id: rejected, status: 'rejected', totals: [] },
        {
          id: restated,
          status: 'current',
          period: '2026-10',
          deliveredAt: '2026-11-05T06:00:00.000Z',
          files: 1,
          quarantinedRows: 2,
          lastChargeDay: '2026-10-31',
          restated: [
            { currency: 'EUR', change: '1' },
            { currency: 'USD', change: '6.500000000000000001' },
          ],
        },
        { id: october, status: 'superseded' },
      ]);
      expect(detail.deliveries[2].restated).toBeUndefined();
      expect(detail.quarantine).toEqual([
        { ...unreadable, row: undefined, column: undefined, excluded: true },
        { ...unreadable, row: 7, column: undefined, excluded: true },
        { ...unreadable, row: 9, column: 'ListCost', excluded: false },
      ]);
    });

    it('tells of a run whose process has died', async () => {
      const { ledger, reports } = await createLedger();
      await ledger.source({ lastSuccessAt: '2026-11-20T05:00:00.000Z' });
      await ledger.knex('ingestion_runs').insert({
        source_id: 'aws',
        started_at: '2026-11-20T11:00:00.000Z',
        heartbeat_at: '2026-11-20T11:58:30.000Z',
        outcome: 'running',
      });

      const ended = { message: expect.stringMatching(/^The process .* ended/) };
      const [{ lastRun, problems }] = await reports.list();
      expect(lastRun).toMatchObject({
        outcome: 'aborted',
        finishedAt: '2026-11-20T11:58:30.000Z',
        problems: [ended],
      });
      expect(problems).toMatchObject([ended]);
      expect((await reports.get('aws')).runs[0].outcome).toBe('aborted');
    });

    it('keeps showing a source that was removed while its charges count', async () => {
      const { ledger, reports } = await createLedger();
      const line = await ledger.line({});
      await ledger.delivery({
        sourceId: 'gone',
        period: '2026-10',
        currentAt: '2026-11-02T06:00:00.000Z',
        charges: [{ line, day: '2026-10-30', effective: '5' }],
      });

      expect(await reports.get('gone')).toMatchObject({
        stale: false,
        completeThrough: '2026-10-30',
        problems: [{ severity: 'warning', message: /not configured/ }].map(
          it => ({ ...it, message: expect.stringMatching(it.message) }),
        ),
      });
    });

    it('does not know other sources', async () => {
      const { reports } = await createLedger();

      await expect(reports.get("x' or 1=1 --")).rejects.toMatchObject({
        name: 'NotFoundError',
      });
    });
  });
});
