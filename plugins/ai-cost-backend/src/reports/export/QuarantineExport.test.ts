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
import type { BillingSource } from 'backstage-plugin-ai-cost-node';
import { LedgerFixture } from '../__testUtils__/LedgerFixture';
import { QuarantineExport } from './QuarantineExport';

jest.setTimeout(60_000);

const HEADER =
  'period,delivery,delivery_state,file,row,column,problem,money_counted';

describe('QuarantineExport', () => {
  const databases = TestDatabases.create();

  describe.each(databases.eachSupportedId())('on %s', databaseId => {
    async function createLedger() {
      const knex = await databases.init(databaseId);
      const ledger = await LedgerFixture.create(knex);
      const exporter = QuarantineExport.create({
        knex,
        configuredSources: () => [{ id: 'new' } as BillingSource],
      });
      const lines = async (sourceId: string) => {
        let file = '';
        for await (const piece of await exporter.exportQuarantine(sourceId)) {
          file += piece;
        }
        expect(file.endsWith('\r\n')).toBe(true);
        return file.slice(0, -2).split('\r\n');
      };
      const delivery = (
        status: 'current' | 'superseded' | 'rejected',
        period: string,
        sourceId = 'aws',
      ) =>
        ledger.delivery({
          sourceId,
          period,
          status,
          currentAt: '2026-11-02T06:00:00.000Z',
          charges: [],
        });
      const unreadable = async (
        deliveryId: number,
        entries: { row?: number; column?: string; excluded: number }[],
        texts = { file: 'a.csv', problem: 'no number' },
      ) => {
        const rows = entries.map(entry => ({
          delivery_id: deliveryId,
          ...texts,
          ...entry,
        }));
        await knex.batchInsert('quarantine', rows, 100);
      };
      return { knex, exporter, lines, delivery, unreadable };
    }

    it('writes what could not be read of visible and refused deliveries', async () => {
      const { lines, delivery, unreadable } = await createLedger();
      const old = await delivery('superseded', '2026-10');
      const current = await delivery('current', '2026-10');
      const refused = await delivery('rejected', '2026-11');
      const other = await delivery('current', '2026-10', 'azure');
      await unreadable(old, [{ row: 1, excluded: 1 }]);
      await unreadable(other, [{ row: 1, excluded: 1 }]);
      await unreadable(current, [
        { row: 1_000_000, column: 'Tags', excluded: 0 },
        { row: 2, excluded: 1 },
      ]);
      await unreadable(refused, [{ excluded: 0 }]);

      expect(await lines('aws')).toEqual([
        HEADER,
        `2026-11,${refused},refused,a.csv,,,no number,no`,
        `2026-10,${current},in use,a.csv,1000000,Tags,no number,yes`,
        `2026-10,${current},in use,a.csv,2,,no number,no`,
      ]);
      expect(await lines('new')).toEqual([HEADER]);
    });

    it('holds nothing that a spreadsheet takes for a formula', async () => {
      const { lines, delivery, unreadable } = await createLedger();
      const id = await delivery('current', '2026-10');
      await unreadable(id, [{ column: '@x', excluded: 1 }], {
        file: '=cmd|"/c calc"!A1.csv',
        problem: '+1, "quoted"',
      });

      expect((await lines('aws'))[1]).toBe(
        `2026-10,${id},in use,"'=cmd|""/c calc""!A1.csv",,'@x,"'+1, ""quoted""",no`,
      );
    });

    it('writes more than it holds in memory', async () => {
      const { exporter, delivery, unreadable } = await createLedger();
      const id = await delivery('current', '2026-10');
      const rows = Array.from({ length: 2_500 }, (_, row) => row);
      await unreadable(
        id,
        rows.map(row => ({ row, excluded: 1 })),
      );

      const pieces: string[] = [];
      for await (const piece of await exporter.exportQuarantine('aws')) {
        pieces.push(piece);
      }
      expect(pieces).toHaveLength(4);
      const written = pieces.join('').trim().split('\r\n').slice(1);
      expect(written.map(line => Number(line.split(',')[4]))).toEqual(rows);
    });

    it('fails when a delivery is replaced meanwhile', async () => {
      const { knex, exporter, delivery, unreadable } = await createLedger();
      const id = await delivery('current', '2026-10');
      await unreadable(id, [{ row: 1, excluded: 1 }]);

      const pieces = await exporter.exportQuarantine('aws');
      await pieces.next();
      await knex('deliveries').where({ id }).update({ status: 'superseded' });

      await expect(pieces.next()).rejects.toMatchObject({
        name: 'ConflictError',
      });
    });

    it('does not know other sources', async () => {
      const { exporter } = await createLedger();

      await expect(
        exporter.exportQuarantine("x' or 1=1 --"),
      ).rejects.toMatchObject({ name: 'NotFoundError' });
    });
  });
});
