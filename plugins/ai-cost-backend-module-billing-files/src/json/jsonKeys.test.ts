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

import { BillFolder, billRow } from '../__testUtils__/BillFolder';
import { rollUp } from '../__testUtils__/drain';

jest.setTimeout(60_000);

describe('keys of JSON lines', () => {
  const folder = BillFolder.create();
  afterAll(() => folder.remove());

  const refused = (name: string, lines: object[]) =>
    rollUp(
      folder.write(name, lines.map(line => JSON.stringify(line)).join('\n')),
    ).catch(reason => reason);

  it('are refused when there are too many', async () => {
    const error = await refused(
      'many.jsonl',
      Array.from({ length: 2_001 }, (_, i) => ({ [`key${i}`]: 1 })),
    );
    expect(error).toMatchObject({
      name: 'DeliveryError',
      file: expect.stringContaining('many.jsonl'),
      message: expect.stringContaining('more than 2000 different keys'),
      advice: expect.stringContaining('Tags'),
    });
  });

  it('are refused when one is too long, and shown in short', async () => {
    const error = await refused('long.jsonl', [
      billRow(),
      { ...billRow(), [`\u001bé${'x'.repeat(299)}`]: '1' },
    ]);
    expect(error).toMatchObject({
      name: 'DeliveryError',
      message: expect.stringMatching(
        /a key of more than 300 bytes, which begins with \?éx{58}$/,
      ),
    });
    const fits = { ...billRow(), ['x'.repeat(300)]: '1' };
    const file = folder.write('fits.jsonl', `${JSON.stringify(fits)}\n`);
    expect((await rollUp(file)).totals).toMatchObject([{ rows: 1 }]);
  });

  it.each([
    [
      'before it',
      '"x": {"BilledCost": 1.50000000000000001}, "BilledCost": 1.5',
    ],
    [
      'after it',
      '"BilledCost": 1.5, "x": [{"BilledCost": 1.50000000000000001}]',
    ],
  ])('that are nested %s tell no cost', async (_what, text) => {
    const { BilledCost, ...rest } = billRow();
    const file = folder.write(
      'nested.jsonl',
      `{${text}, ${JSON.stringify(rest).slice(1)}\n`,
    );
    expect((await rollUp(file)).totals).toMatchObject([{ billed: '1.5' }]);
  });
});
