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
import { formatDecimal, parseDecimal } from 'backstage-plugin-ai-cost-common';
import {
  BillFolder,
  billRow,
  WEB_SERVER,
  type BillRow,
} from './__testUtils__/BillFolder';
import { rollUp, type Costs } from './__testUtils__/drain';

jest.setTimeout(180_000);

const BASES = {
  billed: 'BilledCost',
  effective: 'EffectiveCost',
  list: 'ListCost',
} as const;

type Basis = keyof typeof BASES;

// DuckDB reads this many digits before an exponent; more are set aside.
const MOST_DIGITS = 10n ** 20n - 1n;

/** A decimal with up to 18 places, plain or with an exponent. */
const cost = fc
  .tuple(
    fc.bigInt({ min: -MOST_DIGITS, max: MOST_DIGITS }),
    fc.constantFrom(0, 2, 6, 12, 18),
    fc.boolean(),
  )
  .map(([number, places, exponent]) => {
    const digits = number % 10n ** BigInt(places + 9);
    return exponent
      ? `${digits}E-${places}`
      : formatDecimal(digits * 10n ** BigInt(18 - places));
  });

const charge = fc
  .record({
    BilledCost: cost,
    EffectiveCost: cost,
    ListCost: cost,
    BillingCurrency: fc.constantFrom('USD', 'EUR'),
    ChargePeriodStart: fc
      .integer({ min: 0, max: 24 * 70 })
      .map(hours => new Date(Date.UTC(2026, 8, 1, hours)).toISOString()),
    SubAccountId: fc.constantFrom('a', 'b', 'c', undefined),
    ResourceId: fc.option(fc.string({ maxLength: 8 }), { nil: undefined }),
    Tags: fc.option(
      fc.dictionary(
        fc.string({ minLength: 1, maxLength: 4 }),
        fc.string({ maxLength: 4 }),
        {
          maxKeys: 2,
        },
      ),
      { nil: undefined },
    ),
    ai: fc.boolean(),
  })
  .map(({ ai, Tags, ...cells }) =>
    billRow({
      ...(ai ? {} : WEB_SERVER),
      ...cells,
      Tags: Tags && JSON.stringify(Tags),
    }),
  );

function sumOf(rows: readonly BillRow[], basis: Basis): string {
  return formatDecimal(
    rows.reduce((sum, row) => sum + parseDecimal(row[BASES[basis]]!), 0n),
  );
}

function total(parts: readonly Costs[], basis: Basis): string {
  return formatDecimal(
    parts.reduce((sum, part) => sum + parseDecimal(part[basis]), 0n),
  );
}

function groupBy<T>(items: readonly T[], key: (item: T) => string) {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    groups.set(key(item), [...(groups.get(key(item)) ?? []), item]);
  }
  return groups;
}

describe('money', () => {
  const folder = BillFolder.create();
  afterAll(() => folder.remove());

  it('is the sum of the rows to the last digit, whatever the form', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(charge, { minLength: 1, maxLength: 60 }),
        fc.constantFrom('csv', 'csv.gz', 'parquet', 'typed'),
        async (rows, form) => {
          const file = await write(rows, form);
          const { totals, charges, lines, quarantine } = await rollUp(file);
          expect(quarantine).toEqual([]);

          const isAi = (row: BillRow) => row.ServiceCategory !== 'Compute';
          const expected = groupBy(rows, row =>
            [
              row.BillingCurrency,
              row.ChargePeriodStart!.slice(0, 7),
              isAi(row),
            ].join(' '),
          );
          expect(
            totals
              .map(({ currency, month, ai }) => [currency, month, ai].join(' '))
              .sort(),
          ).toEqual([...expected.keys()].sort());
          for (const { currency, month, ai, ...counted } of totals) {
            const group = expected.get([currency, month, ai].join(' '))!;
            expect(counted).toEqual({
              rows: group.length,
              billed: sumOf(group, 'billed'),
              effective: sumOf(group, 'effective'),
              list: sumOf(group, 'list'),
            });
          }

          const aiRows = rows.filter(isAi);
          const perDay = groupBy(
            charges,
            ({ line, day }) => `${line.billingCurrency} ${day}`,
          );
          const rowsPerDay = groupBy(
            aiRows,
            row =>
              `${row.BillingCurrency} ${row.ChargePeriodStart!.slice(0, 10)}`,
          );
          expect([...perDay.keys()].sort()).toEqual(
            [...rowsPerDay.keys()].sort(),
          );
          for (const [day, parts] of perDay) {
            for (const basis of ['billed', 'effective', 'list'] as const) {
              expect(total(parts, basis)).toBe(
                sumOf(rowsPerDay.get(day)!, basis),
              );
            }
          }
          expect(new Set(lines.map(line => JSON.stringify(line))).size).toBe(
            lines.length,
          );
          expect(
            new Set(
              charges.map(({ line, day }) => `${lines.indexOf(line)} ${day}`),
            ).size,
          ).toBe(charges.length);
        },
      ),
      { numRuns: 60 },
    );
  });

  async function write(
    rows: readonly BillRow[],
    form: string,
  ): Promise<string> {
    switch (form) {
      case 'csv':
        return folder.csv('bill.csv', rows);
      case 'csv.gz':
        return folder.gzip('bill.csv.gz', rows);
      default:
        return folder.parquet(
          'bill.parquet',
          rows,
          form === 'typed'
            ? {
                BilledCost: 'DECIMAL(38,18)',
                EffectiveCost: 'DECIMAL(38,18)',
                ListCost: 'DECIMAL(38,18)',
                ChargePeriodStart: 'TIMESTAMPTZ',
              }
            : {},
        );
    }
  }
});
