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

import { BillFolder, type BillRow } from '../__testUtils__/BillFolder';
import { rollUp } from '../__testUtils__/drain';

jest.setTimeout(60_000);

/** A row as CSV has it, without credits. */
const FLAT: BillRow = {
  billing_account_id: '01A2B3-C4D5E6-F7A8B9',
  'service.description': 'Vertex AI',
  'sku.description': 'Gemini 2.5 Pro Text Input - Predictions',
  usage_start_time: '2026-10-05 10:00:00 UTC',
  cost: '1.25',
  cost_at_list: '2.5',
  currency: 'USD',
  'invoice.month': '202610',
};

describe('credits of Google Cloud', () => {
  const folder = BillFolder.create();
  afterAll(() => folder.remove());

  it.each([
    ['a list of Python', `[{'name': 'Promotion', 'amount': -1.25}]`],
    ['one object', '{"name": "Promotion", "amount": -1.25}'],
    ['a bare number', '-1.25'],
    ['a list of numbers', '[-1.25]'],
    ['no amount', '[{"name": "Promotion"}]'],
    ['one amount that is none', '[{"amount": -1}, {"amount": "much"}]'],
    ['anything else', 'see invoice'],
  ])('does not count a row whose credits are %s', async (_what, credits) => {
    const flat = (cells: BillRow): BillRow => ({ ...FLAT, ...cells });
    const good = '[{"name": "Promotion", "amount": -0.25}]';
    const file = folder.csv('credits.csv', [
      flat({ credits: good }),
      flat({ credits }),
      flat({ credits: '[]' }),
      flat({ credits: undefined }),
      flat({ credits, cost: 'much' }),
    ]);
    const { totals, quarantine, quarantinedRows } = await rollUp(file);
    expect(totals).toMatchObject([{ rows: 4, billed: '3.5' }]);
    expect(quarantinedRows).toBe(2);
    expect(quarantine).toMatchObject(
      [2, 5].map(row => ({
        row,
        column: 'credits',
        problem: expect.stringContaining(`"${credits.slice(0, 60)}`),
        excluded: true,
      })),
    );
  });

  it.each(['credits.amount', 'credits_amount'])(
    'takes one credit a row from the column %s',
    async column => {
      const name = column.replace('amount', 'name');
      const file = folder.csv('flat-credits.csv', [
        { ...FLAT, [column]: '-0.25', [name]: 'Promotion' },
        { ...FLAT, [column]: undefined, [name]: undefined },
        { ...FLAT, [column]: 'much', [name]: 'Promotion' },
      ]);
      const { totals, charges, quarantine, problems } = await rollUp(file);
      expect(totals).toMatchObject([{ rows: 3, billed: '2.25' }]);
      expect(charges.map(({ line }) => line.chargeDescription)).toContain(
        'Promotion',
      );
      expect(quarantine).toMatchObject([
        { row: 3, column, problem: expect.stringContaining('"much"') },
      ]);
      expect(problems).toHaveLength(1);
    },
  );

  it('does not count a row whose credit has a name and no amount', async () => {
    const file = folder.csv('named-credits.csv', [
      { ...FLAT, 'credits.name': 'Promotion' },
      { ...FLAT, 'credits.name': undefined },
    ]);
    const { totals, quarantine } = await rollUp(file);
    expect(totals).toMatchObject([{ rows: 1, billed: '1.25' }]);
    expect(quarantine).toMatchObject([{ row: 1, column: 'credits.name' }]);
  });

  it('warns when the export has no credits', async () => {
    const file = folder.csv('no-credits.csv', [FLAT]);
    const { totals, problems } = await rollUp(file);
    expect(totals).toMatchObject([{ billed: '1.25' }]);
    expect(problems).toMatchObject([
      {
        severity: 'warning',
        file,
        message: expect.stringContaining('no column credits'),
      },
    ]);
  });

  it('keeps all digits of a credit in Parquet, and names what has no amount', async () => {
    const file = await folder.parquet(
      'credits.parquet',
      [
        {
          ...FLAT,
          credits: '[{"name": "Promotion", "amount": "-0.123456789012345678"}]',
        },
        { ...FLAT, credits: '[{"name": "Promotion", "amount": null}]' },
        { ...FLAT, credits: undefined },
      ],
      { credits: 'STRUCT("name" VARCHAR, amount DECIMAL(38, 18))[]' },
    );
    const { totals, charges, quarantine } = await rollUp(file);
    expect(totals).toMatchObject([{ rows: 3, billed: '2.376543210987654322' }]);
    expect(charges.map(({ line }) => line.chargeDescription)).toContain(
      'Promotion',
    );
    expect(quarantine).toMatchObject([
      { row: 2, column: 'credits', problem: expect.stringContaining('null') },
    ]);
  });
});
