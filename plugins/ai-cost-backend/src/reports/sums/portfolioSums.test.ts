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
import { formatDecimal } from 'backstage-plugin-ai-cost-common';
import { LedgerFixture } from '../__testUtils__/LedgerFixture';
import { previousRange } from '../window/previousRange';
import { windowParts } from '../window/windowParts';
import type { SumScope } from './countedSums';
import { readEntitySums } from './readEntitySums';
import { readEntityTotals } from './readEntityTotals';
import {
  readEntityBuckets,
  readPortfolioBuckets,
} from './readPortfolioBuckets';
import { readPortfolioSums } from './readPortfolioSums';
import { readSumDeliveries } from './readSumDeliveries';
import type { SeriesSum } from './readSeriesSums';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

const RANKER = 'component:default/ranker';
const SEARCH = 'component:default/search';
const GATEWAY = 'component:default/gateway';
const RANGE = { from: '2026-09-16', to: '2026-11-10' };
const PARTS = windowParts({
  range: RANGE,
  previous: previousRange(RANGE),
  completeThrough: '2026-11-05',
});

/** Effective cost of the sums under a key, by window; complete days apart. */
function costs<S>(
  sums: readonly (Omit<SeriesSum, 'seriesId'> & { series: S })[],
  keyOf: (series: S) => string,
): Record<string, string> {
  const byKey = new Map<string, bigint>();
  for (const { series, window, complete, cost } of sums) {
    const key = `${keyOf(series)} ${window}${complete ? '' : ' incomplete'}`;
    byKey.set(key, (byKey.get(key) ?? 0n) + cost.effective);
  }
  return Object.fromEntries(
    [...byKey].sort().map(([key, sum]) => [key, formatDecimal(sum)]),
  );
}

describe.each(databases.eachSupportedId())('sums of many entities, %p', id => {
  async function createLedger() {
    const ledger = await LedgerFixture.create(await databases.init(id));
    const ranker = await ledger.line({
      ...{ entityRef: RANKER, model: 'gpt-5', environment: 'production' },
      ...{ resourceId: 'r', tokenClass: 'input', unit: 'Tokens' },
    });
    const search = await ledger.line({
      ...{ entityRef: SEARCH, model: 'gpt-5', environment: 'production' },
      ...{ resourceId: 's', tokenClass: 'input', unit: 'Tokens' },
    });
    const other = await ledger.line({
      ...{ entityRef: SEARCH, model: 'claude', resourceId: 'o' },
      billingCurrency: 'EUR',
    });
    const shared = await ledger.line({
      resourceId: 'g',
      segments: [
        {
          parts: [
            { entityRef: RANKER, sharedFrom: GATEWAY, weight: 2 },
            { entityRef: SEARCH, sharedFrom: GATEWAY, weight: 1 },
          ],
        },
      ],
    });
    const nobodys = await ledger.line({ resourceId: 'n' });
    const lines = { ranker, search, other, shared, nobodys };
    const monthly = (period: string, days: string[]) =>
      ledger.delivery({
        period,
        currentAt: '2026-11-11T00:00:00.000Z',
        charges: days.flatMap(day => [
          {
            line: ranker,
            day: `${period}-${day}`,
            effective: '1',
            quantity: 5,
          },
          { line: search, day: `${period}-${day}`, effective: '10' },
          { line: other, day: `${period}-${day}`, effective: '7' },
          { line: shared, day: `${period}-${day}`, effective: '100' },
          { line: nobodys, day: `${period}-${day}`, effective: '1000' },
        ]),
      });
    const july = await monthly('2026-07', ['01', '30']);
    const deliveries = [
      july,
      await monthly('2026-08', ['20']),
      await monthly('2026-09', ['01', '20']),
      await monthly('2026-10', ['01', '31']),
    ];
    const replaced = await monthly('2026-11', ['01', '02', '03']);
    deliveries.push(
      await ledger.supersede(replaced, {
        period: '2026-11',
        currentAt: '2026-11-12T00:00:00.000Z',
        charges: [
          { line: ranker, day: '2026-11-01', effective: '1', quantity: 5 },
          { line: ranker, day: '2026-11-06', effective: '4', quantity: 5 },
        ],
      }),
    );
    return { ledger, knex: ledger.knex, lines, deliveries };
  }

  const portfolio = (scope: SumScope & { knex: LedgerFixture['knex'] }) =>
    readPortfolioSums({ ...scope, parts: PARTS });

  it('add everybody up by what the money is spent on', async () => {
    const { knex } = await createLedger();
    const sums = await portfolio({ knex });
    expect(
      costs(sums, ({ model, currency, unallocatedReason, shared }) =>
        [model, currency, unallocatedReason, shared && 'shared']
          .filter(Boolean)
          .join(' '),
      ),
    ).toEqual({
      'USD no_tags current': '3000',
      'USD no_tags previous': '3000',
      'USD shared current': '300',
      'USD shared previous': '300',
      'claude EUR current': '21',
      'claude EUR previous': '21',
      'gpt-5 USD current': '34',
      'gpt-5 USD current incomplete': '4',
      'gpt-5 USD previous': '33',
    });
    const tokens = sums.filter(({ series }) => series.unit === 'Tokens');
    expect(tokens.map(({ series }) => series)).toContainEqual({
      id: expect.any(Number),
      model: 'gpt-5',
      environment: 'production',
      workload: 'inference',
      provider: 'AWS',
      service: 'Amazon Bedrock',
      currency: 'USD',
      tokenClass: 'input',
      unit: 'Tokens',
      unallocatedReason: undefined,
      shared: false,
    });
    expect(
      tokens
        .filter(({ window }) => window === 'current')
        .reduce((sum, { quantity }) => sum + (quantity ?? 0), 0),
    ).toBe(25);
  });

  it('add up some entities, and what nobody claims', async () => {
    const { knex } = await createLedger();
    const modelOf = ({ model, shared }: { model: string; shared: boolean }) =>
      shared ? 'shared' : model;
    expect(
      costs(await portfolio({ knex, entities: [RANKER] }), modelOf),
    ).toEqual({
      'gpt-5 current': '4',
      'gpt-5 current incomplete': '4',
      'gpt-5 previous': '3',
      'shared current': expect.stringMatching(/^20[01]\.?\d*$/),
      'shared previous': expect.stringMatching(/^20[01]\.?\d*$/),
    });
    expect(costs(await portfolio({ knex, entities: [''] }), () => '')).toEqual({
      ' current': '3000',
      ' previous': '3000',
    });
    expect(await portfolio({ knex, entities: [] })).toEqual([]);
  });

  it('keep what filters let through, for everybody and for some', async () => {
    const { knex } = await createLedger();
    const filters = { model: ['gpt-5', 'other'], currency: 'USD' };
    const of = () => 'all';
    expect(costs(await portfolio({ knex, filters }), of)).toEqual({
      'all current': '34',
      'all current incomplete': '4',
      'all previous': '33',
    });
    const entities = [SEARCH];
    expect(costs(await portfolio({ knex, filters, entities }), of)).toEqual({
      'all current': '30',
      'all previous': '30',
    });
    expect(
      await portfolio({ knex, filters: { environment: ["'; --"] } }),
    ).toEqual([]);
  });

  it('add up each entity, its own apart from what is shared out to it', async () => {
    const { knex } = await createLedger();
    const keyOf = (series: {
      entityRef: string;
      sharedFrom?: string;
      currency: string;
    }) => `${series.entityRef}<${series.sharedFrom ?? ''} ${series.currency}`;
    const parts = PARTS;
    const totals = costs(await readEntityTotals({ knex, parts }), keyOf);
    expect(totals).toMatchObject({
      '< USD current': '3000',
      [`${RANKER}< USD current`]: '4',
      [`${RANKER}< USD current incomplete`]: '4',
      [`${SEARCH}< USD current`]: '30',
      [`${SEARCH}< EUR previous`]: '21',
      [`${SEARCH}<${GATEWAY} USD current`]: '99.999999999999999999',
    });
    // The finer sums say the same.
    const entities = ['', RANKER, SEARCH];
    expect(
      costs(await readEntitySums({ knex, parts, entities }), keyOf),
    ).toEqual(totals);
    const filters = { model: ['claude'] };
    expect(
      costs(await readEntityTotals({ knex, parts, filters }), keyOf),
    ).toEqual({
      [`${SEARCH}< EUR current`]: '21',
      [`${SEARCH}< EUR previous`]: '21',
    });
    expect(
      costs(
        await readEntityTotals({ knex, parts, entities: [RANKER] }),
        ({ entityRef }) => entityRef,
      ),
    ).toMatchObject({ [`${RANKER} current incomplete`]: '4' });
  });

  it('tell the course over time by a dimension, or by entity', async () => {
    const { knex } = await createLedger();
    const options = {
      ...{ knex, range: RANGE, basis: 'effective' as const },
      ...{ granularity: 'month' as const, filters: { currency: 'USD' } },
    };
    const text = (buckets: Awaited<ReturnType<typeof readPortfolioBuckets>>) =>
      buckets
        .filter(({ key }) => key === 'gpt-5' || key === RANKER)
        .map(({ day, cost }) => `${day} ${formatDecimal(cost)}`)
        .sort();
    expect(
      text(await readPortfolioBuckets({ ...options, dimension: 'model' })),
    ).toEqual([
      '2026-09-20 11',
      '2026-10-01 22',
      '2026-11-01 1',
      '2026-11-06 4',
    ]);
    const own = { ...options, filters: { environment: ['production'] } };
    expect(text(await readEntityBuckets(own))).toEqual([
      '2026-09-20 1',
      '2026-10-01 2',
      '2026-11-01 1',
      '2026-11-06 4',
    ]);
  });

  it('name the deliveries that the money comes from', async () => {
    const { knex, deliveries } = await createLedger();
    const months = { from: '2026-09', to: '2026-11' };
    const [, , september, october, november] = deliveries;
    expect(await readSumDeliveries({ knex, months })).toEqual(
      new Set([september, october, november]),
    );
    expect(
      await readSumDeliveries({ knex, months, entities: [SEARCH] }),
    ).toEqual(new Set([september, october]));
  });
});
