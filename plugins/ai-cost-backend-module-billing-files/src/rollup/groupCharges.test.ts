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

import { BillFolder, billRow, toCsv } from '../__testUtils__/BillFolder';
import { lookAtFile } from '../files/BillFile';
import { readTable } from '../files/readTable';
import { ChargeScan } from './ChargeScan';
import { DuckDbSession } from './DuckDbSession';
import { groupCharges, type LineKey } from './groupCharges';

const SAME_FOR_ALL: LineKey = { type: 'UBIGINT', sql: 'CAST(7 AS UBIGINT)' };
const DISTINCT: LineKey = { type: 'VARCHAR', sql: 'ResourceId' };

describe('groupCharges', () => {
  const folder = BillFolder.create();
  afterAll(() => folder.remove());

  async function group(keys?: LineKey[]) {
    const csv = toCsv([
      billRow({ ResourceId: 'a', BilledCost: '1' }),
      billRow({ ResourceId: 'b', BilledCost: '2' }),
      billRow({ ResourceId: 'a', BilledCost: '4' }),
      billRow({ ResourceId: 'c', BilledCost: 'x' }),
    ]);
    const path = folder.write('bill.csv', `${csv}too,few\n`);
    const file = await lookAtFile({ path, name: 'bill.csv' });
    const session = await DuckDbSession.create({ files: [path] });
    try {
      const table = await readTable({ session, file });
      const scans = await ChargeScan.createAll({
        session,
        tables: [table],
      });
      const flagged = await groupCharges({ session, scans, keys });
      return {
        flagged,
        charges: await session.rows(
          `SELECT ResourceId AS resource, CAST(billed AS VARCHAR) AS billed
           FROM charges JOIN lines USING (line) ORDER BY resource`,
        ),
        rejected: await session.rows(
          `SELECT DISTINCT line FROM ${scans[0].rejects.records}`,
        ),
      };
    } finally {
      await session.close();
    }
  }

  const expected = {
    flagged: { BilledCost: 1, excluded: 1 },
    charges: [
      { resource: 'a', billed: '5.000000000000000000' },
      { resource: 'b', billed: '2.000000000000000000' },
    ],
    rejected: [expect.anything()],
  };

  it('adds up rows by line and day, without those that do not count', async () => {
    expect(await group()).toMatchObject(expected);
  });

  it('reads again when two lines share a key', async () => {
    expect(await group([SAME_FOR_ALL, DISTINCT])).toMatchObject(expected);
  });

  it('refuses a bill whose lines share every key', async () => {
    await expect(group([SAME_FOR_ALL, SAME_FOR_ALL])).rejects.toMatchObject({
      name: 'DeliveryError',
    });
  });
});
