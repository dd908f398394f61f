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
import {
  formatDecimal,
  monthOf,
  parseDecimal,
} from 'backstage-plugin-ai-cost-common';
import fc from 'fast-check';
import type { FixtureCharge } from '../reports/__testUtils__/LedgerFixture';
import {
  ADS,
  createStatements,
  SEARCH,
} from './__testUtils__/createStatements';

jest.setTimeout(300_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

const MONTHS = ['2026-08', '2026-09', '2026-10'];
const COMPONENTS = ['ranker', 'bidder'];

const days = fc
  .tuple(fc.constantFrom(...MONTHS), fc.integer({ min: 1, max: 30 }))
  .map(([month, day]) => `${month}-${String(day).padStart(2, '0')}`);

const bills = fc.array(
  fc.record({
    component: fc.constantFrom(undefined, ...COMPONENTS),
    day: days,
    attos: fc.bigInt({ min: -(10n ** 20n), max: 10n ** 21n }),
  }),
  { maxLength: 8 },
);

const histories = fc.uniqueArray(
  fc.tuple(days, fc.constantFrom('', SEARCH, ADS)),
  { maxLength: 3, selector: ([day]) => day },
);

describe.each(databases.eachSupportedId())('statements, %p', id => {
  it('add up to what is owned of every month, whatever bills change', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.tuple(histories, histories),
        // What bills said before each of the months was issued, and at last.
        fc.array(bills, { minLength: MONTHS.length, maxLength: MONTHS.length }),
        async (owners, versions) => {
          const portal = await createStatements(await databases.init(id));
          const { statements, line, bill, owned } = portal;
          for (const [index, name] of COMPONENTS.entries()) {
            await owned(name, { '': [SEARCH] });
            for (const [day, owner] of owners[index]) {
              await owned(name, { [day]: [owner, 'CC'] });
            }
          }
          const lines = new Map(
            await Promise.all(
              [undefined, ...COMPONENTS].map(
                async name => [name, await line(name)] as const,
              ),
            ),
          );
          for (const [index, month] of MONTHS.entries()) {
            await portal.closeNovember();
            for (const billed of MONTHS) {
              const charges = versions[index].filter(
                ({ day }) => monthOf(day) === billed,
              );
              const nobodys = { day: `${billed}-01`, attos: 1n };
              await bill(billed, merged([...charges, nobodys], lines));
            }
            await statements.issue(month, { issuedBy: 'test' });
          }
          expect(await stated(portal.store)).toEqual(
            expected(versions[MONTHS.length - 1], owners),
          );
        },
      ),
      { numRuns: id === 'SQLITE_3' ? 25 : 8 },
    );
  });
});

type Bill = { component?: string; day: string; attos: bigint }[];

/** The ledger has one charge of a line and day. */
function merged(
  charges: Bill,
  lines: ReadonlyMap<string | undefined, number>,
): FixtureCharge[] {
  const sums = new Map<string, { line: number; day: string; attos: bigint }>();
  for (const { component, day, attos } of charges) {
    const line = lines.get(component)!;
    const key = `${line} ${day}`;
    const before = sums.get(key)?.attos ?? 0n;
    sums.set(key, { line, day, attos: before + attos });
  }
  return [...sums.values()].map(({ line, day, attos }) => ({
    ...{ line, day },
    effective: formatDecimal(attos),
  }));
}

/** By month and owner, what all statements said of it. */
async function stated(
  store: Awaited<ReturnType<typeof createStatements>>['store'],
): Promise<Record<string, string>> {
  const sums = new Map<string, bigint>();
  for (const { summary } of await store.list()) {
    const { month, owner, currency } = summary;
    const statement = await store.get({ month, owner, currency });
    for (const { month: of, cost } of [
      ...statement!.items.map(item => ({ ...item, month })),
      ...statement!.corrections,
    ]) {
      const key = `${of} ${owner}`;
      sums.set(key, (sums.get(key) ?? 0n) + parseDecimal(cost.effective));
    }
  }
  return decimals(sums);
}

/** By month and owner, day by day. */
function expected(
  charges: Bill,
  owners: [string, string][][],
): Record<string, string> {
  const sums = new Map<string, bigint>();
  for (const { component, day, attos } of charges) {
    const history = owners[COMPONENTS.indexOf(component ?? '')];
    const owner = (history ?? [])
      .filter(([from]) => from <= day)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .reduce((_, [, name]) => name, history ? SEARCH : '');
    if (owner !== '') {
      const key = `${monthOf(day)} ${owner}`;
      sums.set(key, (sums.get(key) ?? 0n) + attos);
    }
  }
  return decimals(sums);
}

function decimals(sums: ReadonlyMap<string, bigint>): Record<string, string> {
  return Object.fromEntries(
    [...sums]
      .filter(([, attos]) => attos !== 0n)
      .map(([key, attos]) => [key, formatDecimal(attos)]),
  );
}
