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
  firstDayOf,
  formatDecimal,
  lastDayOf,
  monthOf,
  parseDecimal,
  type SourceGrade,
} from 'backstage-plugin-ai-cost-common';
import * as fc from 'fast-check';
import { chargeLine } from '../__testUtils__/chargeLine';
import { countedCosts } from '../__testUtils__/countedCosts';
import { expectConsistent } from '../__testUtils__/expectConsistent';
import { MemoryBillingSource } from '../__testUtils__/MemoryBillingSource';
import { component, TestPortal } from '../__testUtils__/TestPortal';

jest.setTimeout(240_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

const GRADES: [id: string, grade: SourceGrade][] = [
  ['bill', 'invoice'],
  ['export', 'invoice'],
  ['api', 'provider_cost'],
  ['gateway', 'gateway_estimate'],
  ['traces', 'trace_estimate'],
  ['cluster', 'allocated'],
];
const GRADE_ORDER = [
  'invoice',
  'provider_cost',
  'gateway_estimate',
  'trace_estimate',
];

interface Charge {
  provider: string;
  account: string;
  day: string;
  cost: string;
  model?: string;
  tokens?: number;
  team?: string;
}

/** A delivery, or a change of the catalog. */
type Step =
  | { kind: 'deliver'; source: number; period: string; charges: Charge[] }
  | { kind: 'catalog'; claimed: string[] };

// Amid the last period: the others are over.
const NOW = '2026-11-16';
const LAG_BEFORE_NOW = '2026-11-14';
const ACCOUNTS = ['one', 'two', ''];
const PERIODS = ['2026-09', '2026-10', '2026-11'];

const charge: fc.Arbitrary<Charge> = fc.record({
  provider: fc.constantFrom('OpenAI', 'Anthropic'),
  account: fc.constantFrom(...ACCOUNTS),
  day: fc
    .tuple(fc.constantFrom(...PERIODS), fc.constantFrom('03', '04', '15', '16'))
    .map(([month, day]) => `${month}-${day}`),
  cost: fc
    .tuple(
      fc.integer({ min: -5, max: 400 }),
      fc.constantFrom('', '1', '33', '000000000000000007'),
    )
    .map(([whole, rest]) => (rest ? `${whole}.${rest}` : `${whole}`)),
  model: fc.constantFrom(undefined, 'gpt-4o', 'claude-sonnet-4'),
  tokens: fc.constantFrom(undefined, 0, 10, 1000),
  team: fc.constantFrom(undefined, 'search', 'ranker'),
});

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constant('deliver' as const),
      source: fc.nat(GRADES.length - 1),
      period: fc.constantFrom(...PERIODS),
      charges: fc.array(charge, { maxLength: 8 }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('catalog' as const),
      claimed: fc.subarray(['search', 'ranker', 'all']),
    }),
  },
);

/** What counts of deliveries, worked out charge by charge. */
class Model {
  readonly #delivered = new Map<string, Map<string, Charge[]>>();

  deliver(sourceId: string, period: string, charges: Charge[]): void {
    const periods = this.#delivered.get(sourceId) ?? new Map();
    this.#delivered.set(sourceId, periods.set(period, charges));
  }

  costs(): Record<string, string> {
    const sums = new Map<string, bigint>();
    for (const [sourceId, periods] of this.#delivered) {
      for (const one of [...periods.values()].flat()) {
        if (this.#counts(sourceId, one)) {
          const sum = sums.get(one.day) ?? 0n;
          sums.set(one.day, sum + parseDecimal(one.cost));
        }
      }
    }
    return Object.fromEntries(
      [...sums]
        .filter(([, sum]) => sum !== 0n)
        .sort()
        .map(([day, sum]) => [day, formatDecimal(sum)]),
    );
  }

  #counts(sourceId: string, { provider, account, day }: Charge): boolean {
    const grade = gradeOf(sourceId);
    if (grade === 'allocated') {
      return false;
    }
    const order = GRADE_ORDER.indexOf(grade);
    for (const better of GRADE_ORDER.slice(0, order)) {
      const peers = this.#sources(better);
      const knowing = peers.filter(id => this.#knows(id, provider, account));
      if (knowing.some(id => this.#covers(id, provider, account, day))) {
        return false;
      }
      // Who does not know the account may mean the other's.
      const elsewhere = ACCOUNTS.filter(
        other =>
          (account === '' || other === '') &&
          peers.some(id => this.#covers(id, provider, other, day)),
      );
      if (knowing.length === 0 && elsewhere.length > 0) {
        return false;
      }
    }
    const sources = [...this.#delivered.keys()];
    const before = sources.slice(0, sources.indexOf(sourceId));
    return !before.some(
      id =>
        gradeOf(id) === grade &&
        this.#covers(id, provider, account, day) &&
        this.#hasCharges(id, provider, account, day),
    );
  }

  /** In the day's month, as far as the charges of a delivery reach. */
  #hasCharges(
    sourceId: string,
    provider: string,
    account: string,
    day: string,
  ): boolean {
    return [...this.#delivered.get(sourceId)!.values()].some(charges => {
      const months = charges
        .filter(it => it.provider === provider && it.account === account)
        .map(it => monthOf(it.day))
        .sort();
      return (
        months.length > 0 &&
        months[0] <= monthOf(day) &&
        monthOf(day) <= months[months.length - 1]
      );
    });
  }

  #sources(grade: string): string[] {
    return [...this.#delivered.keys()].filter(id => gradeOf(id) === grade);
  }

  #knows(sourceId: string, provider: string, account: string): boolean {
    return this.#days(sourceId, provider, account).length > 0;
  }

  #covers(
    sourceId: string,
    provider: string,
    account: string,
    day: string,
  ): boolean {
    const periods = this.#delivered.get(sourceId)!;
    const days = this.#days(sourceId, provider, account);
    if (days.length === 0 || !periods.has(monthOf(day))) {
      return false;
    }
    // A bill tells of all days of a month that was over when it came.
    const isBill = ['invoice', 'provider_cost'].includes(gradeOf(sourceId));
    const over = [...periods.keys()]
      .filter(period => isBill && lastDayOf(period) < LAG_BEFORE_NOW)
      .sort();
    const last = lastDayOf([...periods.keys()].sort().pop()!);
    return (
      over.includes(monthOf(day)) ||
      (day >= [days[0], ...over.map(firstDayOf)].sort()[0] &&
        day <= [days[days.length - 1], ...over.map(lastDayOf)].sort().pop()! &&
        day <= last &&
        day <= NOW)
    );
  }

  #days(sourceId: string, provider: string, account: string): string[] {
    return [...this.#delivered.get(sourceId)!.values()]
      .flat()
      .filter(it => it.provider === provider && it.account === account)
      .map(({ day }) => day)
      .sort();
  }
}

function gradeOf(sourceId: string): SourceGrade {
  return GRADES.find(([id]) => id === sourceId)![1];
}

function lineOf({ provider, account, model, tokens, team }: Charge) {
  return chargeLine({
    serviceProviderName: provider,
    billingAccountId: account,
    serviceName: `${provider} API`,
    model,
    tokenClass: tokens === undefined ? undefined : 'input',
    unit: tokens === undefined ? undefined : 'Tokens',
    tags: team === undefined ? {} : { team },
  });
}

/** One charge of a line and day, as deliveries have it. */
function added(charges: readonly Charge[]): Charge[] {
  const sums = new Map<string, Charge>();
  for (const one of charges) {
    const key = JSON.stringify([lineOf(one), one.day]);
    const known = sums.get(key);
    sums.set(
      key,
      known
        ? {
            ...one,
            cost: formatDecimal(
              parseDecimal(known.cost) + parseDecimal(one.cost),
            ),
          }
        : one,
    );
  }
  return [...sums.values()];
}

describe.each(databases.eachSupportedId())('what counts, %p', id => {
  it('is each dollar once, whatever is delivered in whatever order', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { minLength: 3, maxLength: 9 }),
        async steps => {
          const knex = await databases.init(id);
          const portal = await TestPortal.create(knex);
          portal.now = new Date(`${NOW}T06:00:00.000Z`);
          const model = new Model();
          const sources = GRADES.map(([sourceId, grade]) =>
            MemoryBillingSource.create({ id: sourceId, grade }),
          );
          for (const [index, one] of steps.entries()) {
            if (one.kind === 'catalog') {
              portal.entities = one.claimed.map(team =>
                component(
                  team,
                  team === 'all'
                    ? { accounts: 'one,two' }
                    : { tags: `team=${team}` },
                ),
              );
              await portal.reattribute();
            } else {
              const source = sources[one.source];
              const charges = added(one.charges);
              source.deliveries = [
                ...source.deliveries.filter(
                  ({ period }) => period !== one.period,
                ),
                {
                  period: one.period,
                  version: `v${index}`,
                  otherRows: 1000,
                  charges: charges.map(it => ({
                    line: lineOf(it),
                    day: it.day,
                    effective: it.cost,
                    quantity: it.tokens,
                  })),
                },
              ];
              model.deliver(source.id, one.period, charges);
              await portal.ingest(undefined, source);
              // The same again changes nothing.
              await portal.ingest(undefined, source);
            }
            expect(await countedCosts(knex)).toEqual(model.costs());
            await expectConsistent(knex);
          }
          expect(
            await knex('deliveries').whereIn('status', ['deriving', 'dropped']),
          ).toEqual([]);
          await knex.destroy();
        },
      ),
      { numRuns: id === 'SQLITE_3' ? 40 : 12 },
    );
  });
});
