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

import fc from 'fast-check';
import { DefaultClassifier } from '../classification/DefaultClassifier';
import type { Charge } from './Charge';
import type { ChargeDimensions } from './ChargeDimensions';
import type { ChargeLine } from './ChargeLine';
import {
  ChargesDelivery,
  type ChargesDeliveryOptions,
} from './ChargesDelivery';

const TOKENS: ChargeDimensions = {
  billingCurrency: 'USD',
  billingAccountId: 'org-1',
  serviceProviderName: 'OpenAI',
  serviceCategory: 'AI and Machine Learning',
  serviceName: 'OpenAI API',
  chargeCategory: 'Usage',
  modelId: 'gpt-4o',
  tokenDirection: 'Input',
  unitAsBilled: '1K tokens',
  tags: {},
};
const WEB_SERVER: ChargeDimensions = {
  ...TOKENS,
  serviceProviderName: 'Example Cloud',
  serviceCategory: 'Compute',
  serviceName: 'Virtual Machines',
  modelId: undefined,
  tokenDirection: undefined,
  unitAsBilled: 'Hours',
};

function charge(
  dimensions: Partial<ChargeDimensions>,
  day: string,
  attos: bigint,
  others?: Partial<Charge>,
): Charge {
  return {
    dimensions: { ...TOKENS, ...dimensions },
    day,
    billed: attos,
    effective: attos,
    list: attos,
    ...others,
  };
}

async function drain(
  charges: ChargesDeliveryOptions['charges'],
  options?: Partial<ChargesDeliveryOptions>,
) {
  const delivery = await ChargesDelivery.create({
    charges,
    classifier: DefaultClassifier.create(),
    ...options,
  });
  const lines: ChargeLine[] = [];
  for await (const batch of delivery.lines()) {
    lines.push(...batch);
  }
  const daily = [];
  for await (const batch of delivery.dailyCharges()) {
    for (let i = 0; i < batch.size; i++) {
      daily.push({
        line: batch.line[i],
        day: batch.day[i],
        billed: batch.billed[i],
        effective: batch.effective[i],
        list: batch.list[i],
        quantity: batch.quantity[i],
        rows: batch.rows[i],
      });
    }
  }
  await delivery.close();
  await delivery.close();
  return { delivery, lines, daily };
}

describe('ChargesDelivery', () => {
  it('adds charges up to lines and days, the oldest day first', async () => {
    const { delivery, lines, daily } = await drain([
      charge({ tags: { a: '1', b: '2' } }, '2026-11-02', 5n, { quantity: 2 }),
      charge({ tags: { b: '2', a: '1' } }, '2026-11-02', 7n, {
        quantity: 0.5,
        list: 9n,
        rows: 10,
      }),
      charge({ tokenDirection: 'Output' }, '2026-11-01', 3n),
      charge({ tags: { a: '1', b: '2' } }, '2026-11-01', 0n),
    ]);
    expect(lines).toMatchObject([
      { tags: { a: '1', b: '2' }, tokenClass: 'input', unit: 'Tokens' },
      { tags: {}, tokenClass: 'output' },
    ]);
    expect(daily).toEqual([
      expect.objectContaining({ line: 1, day: '2026-11-01', billed: 3n }),
      expect.objectContaining({ line: 0, day: '2026-11-01', billed: 0n }),
      {
        line: 0,
        day: '2026-11-02',
        billed: 12n,
        effective: 12n,
        list: 14n,
        // In thousands as billed.
        quantity: 2500,
        rows: 11,
      },
    ]);
    expect(daily[0].quantity).toBeUndefined();
    expect(delivery).toMatchObject({
      quarantine: [],
      quarantinedRows: 0,
      problems: [],
      coveredThrough: undefined,
    });
  });

  it('counts what is not AI, and keeps it out of the lines', async () => {
    const { delivery, lines, daily } = await drain(
      [
        charge(WEB_SERVER, '2026-11-30', 5n),
        charge(WEB_SERVER, '2026-12-01', 6n),
        charge({ billingCurrency: 'EUR' }, '2026-12-01', 1n),
      ],
      { coveredThrough: '2026-12-02' },
    );
    expect(delivery.controlTotals).toMatchObject([
      { currency: 'USD', month: '2026-11', ai: false, rows: 1, billed: 5n },
      { currency: 'USD', month: '2026-12', ai: false, rows: 1, billed: 6n },
      { currency: 'EUR', month: '2026-12', ai: true, rows: 1, billed: 1n },
    ]);
    expect(lines).toHaveLength(1);
    expect(daily).toHaveLength(1);
    expect(delivery.coveredThrough).toBe('2026-12-02');
  });

  it('names the rows that were left out while charges were read', async () => {
    const quarantine: ChargesDeliveryOptions['quarantine'] = [];
    async function* charges() {
      quarantine!.push({
        file: 'costs',
        row: 1,
        problem: 'no amount',
        excluded: true,
      });
      yield charge({}, '2026-11-01', 1n);
    }
    const { delivery } = await drain(charges(), { quarantine });
    expect(delivery.quarantinedRows).toBe(1);
    expect(delivery.quarantine).toMatchObject([{ problem: 'no amount' }]);
  });

  it.each([
    [charge({ billingCurrency: 'usd' }, '2026-11-01', 1n), /"usd" for a curr/],
    [charge({}, '2026-02-30', 1n), /"2026-02-30" for a day/],
  ])('refuses what cannot be stored', async (wrong, message) => {
    await expect(drain([wrong])).rejects.toThrow(message);
  });

  it('stops when it is told to', async () => {
    const abort = new AbortController();
    abort.abort();
    await expect(
      drain([charge({}, '2026-11-01', 1n)], { signal: abort.signal }),
    ).rejects.toThrow(/aborted/);
  });

  it('keeps all money, in unique lines and days', async () => {
    const attos = fc.bigInt({ min: -(10n ** 24n), max: 10n ** 24n });
    const anyCharge = fc.record({
      dimensions: fc
        .record({
          billingCurrency: fc.constantFrom('USD', 'EUR'),
          subAccountId: fc.constantFrom('a', 'b', undefined),
          tags: fc.dictionary(fc.constantFrom('x', 'y'), fc.string()),
          other: fc.boolean(),
        })
        .map(({ other, ...own }) => ({
          ...(other ? WEB_SERVER : TOKENS),
          ...own,
        })),
      day: fc.constantFrom('2026-10-31', '2026-11-01', '2026-11-02'),
      billed: attos,
      effective: attos,
      list: attos,
      rows: fc.integer({ min: 1, max: 5 }),
    });
    const sum = (amounts: bigint[]) => amounts.reduce((a, b) => a + b, 0n);
    await fc.assert(
      fc.asyncProperty(fc.array(anyCharge), async charges => {
        const { delivery, lines, daily } = await drain(charges);
        const places = daily.map(({ line, day }) => `${line} ${day}`);
        expect(new Set(places).size).toBe(places.length);
        expect(daily.map(({ day }) => day)).toEqual(
          daily.map(({ day }) => day).sort(),
        );
        const asTexts = lines.map(line => {
          const { tags, ...others } = line;
          return JSON.stringify([
            Object.entries(others).sort(),
            Object.entries(tags).sort(),
          ]);
        });
        expect(new Set(asTexts).size).toBe(lines.length);
        for (const basis of ['billed', 'effective', 'list'] as const) {
          const all = sum(charges.map(each => each[basis]));
          expect(sum(delivery.controlTotals.map(t => t[basis]))).toBe(all);
          const ofAi = delivery.controlTotals.filter(({ ai }) => ai);
          for (const { currency, month, ...total } of ofAi) {
            const stored = daily.filter(
              ({ line, day }) =>
                lines[line].billingCurrency === currency &&
                day.startsWith(month),
            );
            expect(sum(stored.map(each => each[basis]))).toBe(total[basis]);
          }
        }
      }),
    );
  });
});
