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

import { gzipSync } from 'node:zlib';
import { BillFolder, billRow, toCsv } from './__testUtils__/BillFolder';
import { rollUp } from './__testUtils__/drain';

jest.setTimeout(60_000);

describe('a CSV bill', () => {
  const folder = BillFolder.create();
  afterAll(() => folder.remove());

  const rows = [
    billRow({ ChargeDescription: 'Eingabe – für 1€ 😀, "große" Tokens;\t|' }),
    billRow({ ChargePeriodStart: '2026-10-06', BilledCost: '-0.25' }),
  ];
  const text = toCsv(rows);
  const swapped = (bytes: Buffer) => Buffer.from(bytes).swap16();

  it.each<[string, string | Buffer]>([
    ['plain', text],
    ['a byte-order mark', `\uFEFF${text}`],
    ['CRLF', toCsv(rows, { lineEnd: '\r\n' })],
    ['a byte-order mark and CRLF', `\uFEFF${toCsv(rows, { lineEnd: '\r\n' })}`],
    ['no last line end', text.trimEnd()],
    ['semicolons', toCsv(rows, { delimiter: ';' })],
    ['tabs', toCsv(rows, { delimiter: '\t' })],
    ['bars', toCsv(rows, { delimiter: '|' })],
    [
      'a quoted header',
      text.replace(/^.*/, line => `"${line.replaceAll(',', '","')}"`),
    ],
    ['UTF-16 with a mark', Buffer.from(`\uFEFF${text}`, 'utf16le')],
    ['UTF-16 without a mark', Buffer.from(text, 'utf16le')],
    [
      'UTF-16 of the other order',
      swapped(Buffer.from(`\uFEFF${text}`, 'utf16le')),
    ],
    ['gzip', gzipSync(text)],
    [
      'gzip in two members',
      Buffer.concat([gzipSync(text.slice(0, 700)), gzipSync(text.slice(700))]),
    ],
    ['gzip of UTF-16', gzipSync(Buffer.from(`\uFEFF${text}`, 'utf16le'))],
  ])('is read with %s', async (_name, content) => {
    const { totals, lines, quarantine } = await rollUp(
      folder.write('bill.csv', content),
    );
    expect(quarantine).toEqual([]);
    expect(totals).toMatchObject([{ rows: 2, billed: '1.25' }]);
    expect(lines.map(({ chargeDescription }) => chargeDescription)).toContain(
      rows[0].ChargeDescription,
    );
    expect(lines[0].tags).toEqual({ application: 'shop' });
  });

  it('may have line ends within quotes', async () => {
    const file = folder.csv('quoted.csv', [
      billRow({ ChargeDescription: 'first\nsecond\r\nthird' }),
      billRow(),
    ]);
    const { lines, totals } = await rollUp(file);
    expect(totals).toMatchObject([{ rows: 2 }]);
    expect(lines.map(({ chargeDescription }) => chargeDescription)).toContain(
      'first\nsecond\r\nthird',
    );
  });

  it('is refused when it is UTF-16 and cut off', async () => {
    const bytes = Buffer.from(`\uFEFF${text}`, 'utf16le');
    const file = folder.write('cut.csv', bytes.subarray(0, -1));
    await expect(rollUp(file)).rejects.toThrow('UTF-16LE');
  });

  it('takes NULL and empty cells for absent', async () => {
    const [header, row] = toCsv([billRow()]).split('\n');
    const file = folder.write(
      'null.csv',
      [
        header,
        row.replace('"project-1"', 'NULL'),
        row.replace('"project-1"', '""'),
        row.replace('"project-1"', ''),
      ].join('\n'),
    );
    const { lines, totals } = await rollUp(file);
    expect(totals).toMatchObject([{ rows: 3 }]);
    expect(lines).toHaveLength(1);
    expect(lines[0].subAccountId).toBeUndefined();
  });

  it.each([
    ['2026-10-05 22:30:00', '2026-10-05'],
    ['2026-10-05T22:30:00', '2026-10-05'],
    ['2026-10-05T22:30:00Z', '2026-10-05'],
    ['2026-10-05T22:30Z', '2026-10-05'],
    ['2026-10-05T22:30:00.000Z', '2026-10-05'],
    ['2026-10-05 22:30:00.1234567', '2026-10-05'],
    ['2026-10-05 22:30:00+00:00', '2026-10-05'],
    ['2026-10-05 22:30:00 UTC', '2026-10-05'],
    ['2026-10-05 22:30:00+02:00', '2026-10-05'],
    ['2026-10-05T22:30:00-05:00', '2026-10-06'],
    ['2026-10-05', '2026-10-05'],
    [' 2026-10-05 ', '2026-10-05'],
  ])('may write a day as %p', async (written, day) => {
    const rowsOfDay = [billRow({ ChargePeriodStart: written })];
    for (const file of [
      folder.csv('day.csv', rowsOfDay),
      await folder.parquet('day.parquet', rowsOfDay),
    ]) {
      const { charges, quarantine } = await rollUp(file);
      expect(quarantine).toEqual([]);
      expect(charges).toMatchObject([{ day }]);
    }
  });

  it.each([
    ['5.2E-9', '0.0000000052'],
    ['1E-18', '0.000000000000000001'],
    ['1.23456789012345678e2', '123.456789012345678'],
    ['-0.00000000503', '-0.00000000503'],
    ['+12', '12'],
    ['.5', '0.5'],
    [' 7 ', '7'],
    ['999999999999.999999999999999999', '999999999999.999999999999999999'],
    ['10E-19', '0.000000000000000001'],
    ['0.0000000000000000000000', '0'],
  ])('may write a cost as %p', async (written, billed) => {
    const file = folder.csv('cost.csv', [billRow({ BilledCost: written })]);
    const { totals, quarantine } = await rollUp(file);
    expect(quarantine).toEqual([]);
    expect(totals).toMatchObject([{ billed }]);
  });
});
