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

import { BillFolder, billRow, toCsv } from './__testUtils__/BillFolder';
import { findUnreadablePeriods } from './findUnreadablePeriods';

describe('findUnreadablePeriods', () => {
  const folder = BillFolder.create();
  afterAll(() => folder.remove());

  const good = billRow();
  const odd = billRow({ BillingPeriodStart: '10/2026' });
  const empty = billRow({ BillingPeriodStart: undefined });

  it('finds nothing where all rows say their period', async () => {
    const files = [
      folder.csv('good.csv', [good, good]),
      await folder.parquet('good.parquet', [good], {
        BillingPeriodStart: 'TIMESTAMP',
      }),
    ];
    expect(await findUnreadablePeriods({ files })).toBeUndefined();
  });

  it('counts the rows of all files, and names the first', async () => {
    const files = [
      folder.csv('1.csv', [good]),
      folder.csv('2.csv', [good, good, odd]),
      await folder.parquet('3.parquet', [empty, good]),
    ];
    expect(await findUnreadablePeriods({ files })).toEqual({
      rows: 2,
      first: {
        file: files[1],
        row: 3,
        column: 'BillingPeriodStart',
        problem: expect.stringContaining('"10/2026" is not a date'),
        excluded: false,
      },
    });
  });

  it('numbers rows as the file has them', async () => {
    const parquet = await folder.parquet('late.parquet', [good, good, empty]);
    expect(await findUnreadablePeriods({ files: [parquet] })).toMatchObject({
      rows: 1,
      first: { row: 3, problem: 'the cell is empty' },
    });

    const [header, ...rows] = toCsv([good, odd]).split('\n');
    const csv = folder.write(
      'utf16.csv',
      Buffer.from(
        `\uFEFF${[header, 'too,short', ...rows].join('\n')}`,
        'utf16le',
      ),
    );
    expect(await findUnreadablePeriods({ files: [csv] })).toMatchObject({
      rows: 1,
      first: { file: csv, row: 3 },
    });
  });

  it('leaves out rows that do not count, and looks into every format', async () => {
    const quarantined = { ...odd, BilledCost: 'one' };
    const charge = {
      billing_account_id: 'account',
      'service.description': 'Vertex AI',
      'sku.description': 'Gemini 2.5 Pro Text Input - Predictions',
      usage_start_time: '2026-10-05 10:00:00 UTC',
      cost: '1',
      currency: 'USD',
      'invoice.month': '202610',
    };
    const files = [
      folder.csv('focus.csv', [quarantined, good]),
      folder.csv('gcp.csv', [charge, { ...charge, 'invoice.month': 'none' }]),
    ];
    expect(await findUnreadablePeriods({ files })).toMatchObject({
      rows: 1,
      first: { file: files[1], row: 2, column: 'invoice.month' },
    });
  });

  it('names a file that cannot be read', async () => {
    const file = folder.write('notes.csv', 'a,b\n1,2\n');
    await expect(
      findUnreadablePeriods({ files: [file] }),
    ).rejects.toMatchObject({ name: 'DeliveryError', file });
  });
});
