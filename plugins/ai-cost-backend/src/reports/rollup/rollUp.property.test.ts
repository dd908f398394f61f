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
  addDays,
  COST_BASES,
  formatDecimal,
  parseDecimal,
  PORTFOLIO_DIMENSIONS,
  type CostBasis,
  type Day,
  type Granularity,
  type RollUpReport,
} from 'backstage-plugin-ai-cost-common';
import fc from 'fast-check';
import { createRollUp, structureOf } from './__testUtils__/createRollUp';
import {
  DOMAINS,
  FIRST_DAY,
  GROUPS,
  organisations,
  OWNERS,
  reached,
  SYSTEMS,
  USERS,
  type Organisation,
  type OrganisationCharge,
} from './__testUtils__/organisation';

jest.setTimeout(600_000);

const MONTHS = ['2026-09', '2026-10', '2026-11'];

const questions = fc.record({
  from: fc.oneof(
    fc.constantFrom('2026-10-01', '2026-11-01'),
    fc.integer({ min: 0, max: 79 }).map(days => addDays(FIRST_DAY, days)),
  ),
  length: fc.constantFrom(0, 6, 19, 29, 30, 60),
  basis: fc.constantFrom(...COST_BASES),
  currency: fc.constantFrom('USD', 'EUR'),
  granularity: fc.constantFrom<Granularity[]>('day', 'week', 'month'),
  groupBy: fc.constantFrom(...PORTFOLIO_DIMENSIONS),
});

describe('the sums of roll-ups', () => {
  const databases = TestDatabases.create();

  it.each(databases.eachSupportedId())(
    'are those of the bill on %s',
    async databaseId => {
      expect.hasAssertions();
      await fc.assert(
        fc.asyncProperty(
          organisations,
          fc.array(questions, { minLength: 1, maxLength: 2 }),
          async (organisation, asked) => {
            const knex = await databases.init(databaseId);
            const { ask } = await fill(knex, organisation);
            for (const { length, ...query } of asked) {
              const to = addDays(query.from, length);
              await check(organisation, { ...query, to }, scope =>
                ask({ ...query, to, ...scope }),
              );
            }
            await knex.destroy();
          },
        ),
        { numRuns: databaseId.startsWith('SQLITE') ? 25 : 4 },
      );
    },
  );
});

async function fill(
  knex: Parameters<typeof createRollUp>[0],
  organisation: Organisation,
) {
  const { components, charges } = organisation;
  const created = await createRollUp(
    knex,
    structureOf({
      components: components
        .filter(({ retired }) => !retired)
        .map(({ name, partOf }) => ({ name, partOf: [partOf] })),
      scopes: [...GROUPS, ...SYSTEMS, ...DOMAINS].map(entityRef => ({
        entityRef,
        parents: [...organisation.parents, ...organisation.domains]
          .filter(([child]) => child === entityRef)
          .map(([, parent]) => parent),
        members: organisation.members
          .filter(([, group]) => group === entityRef)
          .map(([user]) => user),
      })),
    }),
  );
  const { ledger, owned } = created;
  for (const { name, owners } of components) {
    await owned(name, Object.fromEntries(owners));
  }
  const lines = new Map<string, number>();
  for (const { component, currency, shared } of charges) {
    const key = keyOf(component, currency, shared);
    if (!lines.has(key)) {
      const line = await ledger.line({
        resourceId: key,
        billingCurrency: currency,
        model: shared ? 'gpt-5' : undefined,
        segments: [
          {
            validFrom: '',
            parts: [
              {
                entityRef: component
                  ? `component:default/${component}`
                  : undefined,
                unallocatedReason: component ? undefined : 'no_tags',
                sharedFrom:
                  shared && component ? 'component:default/pool' : undefined,
              },
            ],
          },
        ],
      });
      lines.set(key, line);
    }
  }
  for (const period of MONTHS) {
    const ofMonth = charges.filter(({ day }) => day.startsWith(period));
    // A line has one charge a day.
    const byKey = new Map<string, OrganisationCharge[]>();
    for (const charge of ofMonth) {
      const { component, currency, shared, day } = charge;
      const key = `${keyOf(component, currency, shared)} ${day}`;
      byKey.set(key, [...(byKey.get(key) ?? []), charge]);
    }
    await ledger.delivery({
      period,
      currentAt: '2026-11-20T06:00:00.000Z',
      firstChargeDay: `${period}-01`,
      lastChargeDay: `${period}-28`,
      charges: [...byKey.values()].map(same => ({
        line: lines.get(
          keyOf(same[0].component, same[0].currency, same[0].shared),
        )!,
        day: same[0].day,
        billed: formatDecimal(sum(same, 'billed')),
        effective: formatDecimal(sum(same, 'effective')),
        list: formatDecimal(sum(same, 'list')),
      })),
    });
  }
  return created;
}

function keyOf(component: string, currency: string, shared: boolean): string {
  return [component, currency, shared].join('/');
}

interface Asked {
  from: Day;
  to: Day;
  basis: CostBasis;
  currency: string;
}

async function check(
  organisation: Organisation,
  asked: Asked,
  ask: (scope: {
    scopeRef: string;
    relations?: 'direct';
  }) => Promise<RollUpReport>,
): Promise<void> {
  const { charges, parents, members, domains, components } = organisation;
  const { basis, currency } = asked;
  const ofQuery = within(charges, asked).filter(
    charge => charge.currency === currency,
  );
  const ownerOf = ({ component, day }: OrganisationCharge) =>
    components
      .find(({ name }) => name === component)
      ?.owners.filter(([from]) => from <= day)
      .pop()![1] ?? '';

  let direct = 0n;
  for (const scopeRef of OWNERS) {
    const report = await ask({ scopeRef, relations: 'direct' });
    const its = charges.filter(charge => ownerOf(charge) === scopeRef);
    checkReport(report, its, asked);
    direct += parseDecimal(report.tieOut.total);
  }
  const nobodys = ofQuery.filter(charge => ownerOf(charge) === '');
  expect(direct + sum(nobodys, basis)).toBe(sum(ofQuery, basis));

  for (const scopeRef of GROUPS) {
    const owners = reached(scopeRef, parents);
    const its = charges.filter(charge => owners.has(ownerOf(charge)));
    checkReport(await ask({ scopeRef }), its, asked);
  }
  for (const scopeRef of USERS) {
    const owners = new Set([
      scopeRef,
      ...members
        .filter(([user]) => user === scopeRef)
        .map(([, group]) => group),
    ]);
    const its = charges.filter(charge => owners.has(ownerOf(charge)));
    checkReport(await ask({ scopeRef }), its, asked);
  }
  for (const scopeRef of [...SYSTEMS, ...DOMAINS]) {
    const parts = reached(scopeRef, [
      ...domains,
      ...components
        .filter(({ retired }) => !retired)
        .map(
          ({ name, partOf }) => [`component:default/${name}`, partOf] as const,
        ),
    ]);
    const its = charges.filter(({ component }) =>
      parts.has(`component:default/${component}`),
    );
    checkReport(await ask({ scopeRef }), its, asked);
  }
}

/** @param charges - those of the scope, of all days and currencies */
function checkReport(
  report: RollUpReport,
  charges: readonly OrganisationCharge[],
  { basis, currency, ...range }: Asked,
): void {
  const current = within(charges, range);
  const ofQuery = current.filter(it => it.currency === currency);
  const total = formatDecimal(sum(ofQuery, basis));

  expect(report.tieOut).toEqual({
    direct: formatDecimal(
      sum(
        ofQuery.filter(it => !it.shared),
        basis,
      ),
    ),
    shared: formatDecimal(
      sum(
        ofQuery.filter(it => it.shared),
        basis,
      ),
    ),
    unallocated: '0',
    total,
  });
  const refs = report.members.map(it => it.entityRef);
  expect(new Set(refs).size).toBe(refs.length);
  expect(added(report.members.map(it => it.cost))).toBe(total);
  expect(added(report.series.flatMap(it => it.values))).toBe(total);
  for (const shares of Object.values(report.breakdowns)) {
    expect(added(shares.map(it => it.cost))).toBe(total);
  }
  for (const { change, drivers } of report.movers) {
    expect(added(drivers.map(it => it.amount))).toBe(change);
  }
  const previous = within(charges, report.previousRange);
  for (const each of report.totals) {
    const same = (it: OrganisationCharge) => it.currency === each.currency;
    expect(each.current).toEqual(amountsOf(current.filter(same)));
    expect(each.previous).toEqual(amountsOf(previous.filter(same)));
  }
  expect(report.totals.map(it => it.currency).sort()).toEqual(
    [...new Set([...current, ...previous].map(it => it.currency))].sort(),
  );
}

function within(
  charges: readonly OrganisationCharge[],
  { from, to }: { from: Day; to: Day },
): OrganisationCharge[] {
  return charges.filter(({ day }) => from <= day && day <= to);
}

function sum(charges: readonly OrganisationCharge[], basis: CostBasis): bigint {
  return charges.reduce((total, charge) => total + charge[basis], 0n);
}

function amountsOf(charges: readonly OrganisationCharge[]) {
  return {
    billed: formatDecimal(sum(charges, 'billed')),
    effective: formatDecimal(sum(charges, 'effective')),
    list: formatDecimal(sum(charges, 'list')),
  };
}

function added(amounts: readonly string[]): string {
  return formatDecimal(
    amounts.reduce((total, amount) => total + parseDecimal(amount), 0n),
  );
}
