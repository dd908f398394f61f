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
  ADS,
  createStatements,
  SEARCH,
} from './__testUtils__/createStatements';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

const OCTOBER = '2026-10';
const NOVEMBER = '2026-11';
const ISSUER = { issuedBy: 'user:default/finance' };
const RANKER = 'component:default/ranker';
const BIDDER = 'component:default/bidder';

const same = (amount: string) => ({
  billed: amount,
  effective: amount,
  list: amount,
});

describe.each(databases.eachSupportedId())('Statements, %p', id => {
  const create = async () => createStatements(await databases.init(id));

  it('say what each owner spent, by cost center and what it was spent on', async () => {
    const { owned, line, bill, statements, get } = await create();
    await owned('ranker', { '': [SEARCH, 'CC-1'] });
    await owned('bidder', { '': [ADS] });
    const ranker = await line('ranker', { environment: 'production' });
    const euros = await line('ranker', { billingCurrency: 'EUR' });
    const [bidder, nobodys] = [await line('bidder'), await line(undefined)];
    await bill(OCTOBER, [
      {
        line: ranker,
        day: '2026-10-01',
        effective: '1.5',
        billed: '2',
        list: '3',
      },
      { line: ranker, day: '2026-10-31', effective: '0.000000000000000001' },
      { line: euros, day: '2026-10-02', effective: '7' },
      { line: bidder, day: '2026-10-02', effective: '-4' },
      { line: nobodys, day: '2026-10-02', effective: '100' },
    ]);

    expect(await statements.months()).toMatchObject([
      {
        month: OCTOBER,
        closing: { closed: true },
        open: [
          { owner: ADS, currency: 'USD' },
          { owner: SEARCH, currency: 'EUR' },
          { owner: SEARCH, currency: 'USD' },
        ],
      },
    ]);
    await statements.issue(OCTOBER, ISSUER);

    const charges = {
      billed: '2.000000000000000001',
      effective: '1.500000000000000001',
      list: '3.000000000000000001',
    };
    expect(await get(OCTOBER, SEARCH)).toEqual({
      id: '2026-10/group:default/search/USD',
      number: 3,
      month: OCTOBER,
      owner: SEARCH,
      title: 'Search',
      currency: 'USD',
      issuedAt: '2026-11-20T12:00:00.000Z',
      charges,
      corrected: same('0'),
      total: charges,
      items: [
        {
          entityRef: RANKER,
          title: 'Ranker',
          costCenter: 'CC-1',
          environment: 'production',
          model: '',
          workload: 'inference',
          provider: 'AWS',
          service: 'Amazon Bedrock',
          cost: charges,
        },
      ],
      corrections: [],
    });
    expect(await get(OCTOBER, SEARCH, 'EUR')).toMatchObject({
      number: 2,
      total: same('7'),
    });
    expect(await get(OCTOBER, ADS)).toMatchObject({
      number: 1,
      total: same('-4'),
    });
    expect(await statements.months()).toMatchObject([{ open: [] }]);
  });

  it('give an owner the days on which it owned', async () => {
    const { owned, line, bill, statements, get } = await create();
    await owned('ranker', {
      '': [SEARCH, 'CC-1'],
      '2026-10-10': [ADS],
      '2026-10-20': [SEARCH, 'CC-1'],
      '2026-10-25': [''],
      '2026-10-28': [SEARCH, 'CC-2'],
    });
    const ranker = await line('ranker');
    await bill(
      OCTOBER,
      ['09', '10', '19', '20', '26', '31'].map((day, index) => ({
        line: ranker,
        day: `2026-10-${day}`,
        effective: String(10 ** index),
      })),
    );
    await statements.issue(OCTOBER, ISSUER);

    expect(await get(OCTOBER, SEARCH)).toMatchObject({
      items: [
        { costCenter: 'CC-2', cost: same('100000') },
        { costCenter: 'CC-1', cost: same('1001') },
      ],
    });
    expect(await get(OCTOBER, ADS)).toMatchObject({ total: same('110') });
  });

  it('stand apart what other entities share out', async () => {
    const { ledger, owned, line, bill, statements, get } = await create();
    await owned('ranker', { '': [SEARCH] });
    const own = await line('ranker');
    const shared = await line('ranker', { serviceName: 'Amazon EKS' });
    await bill(OCTOBER, [
      { line: own, day: '2026-10-01', effective: '1' },
      { line: shared, day: '2026-10-01', effective: '2' },
    ]);
    await ledger
      .knex('entity_cost_series')
      .where({ service: 'Amazon EKS' })
      .update({ shared_from: BIDDER });
    await statements.issue(OCTOBER, ISSUER);

    expect(await get(OCTOBER, SEARCH)).toMatchObject({
      items: [
        { sharedFrom: BIDDER, cost: same('2') },
        { sharedFrom: undefined, cost: same('1') },
      ],
    });
  });

  it('post what bills change forward, once', async () => {
    const { owned, line, bill, statements, get, closeNovember, clock, ledger } =
      await create();
    await owned('ranker', { '': [SEARCH] });
    await owned('bidder', { '': [ADS] });
    const [ranker, bidder] = [await line('ranker'), await line('bidder')];
    await bill(OCTOBER, [{ line: ranker, day: '2026-10-05', effective: '10' }]);
    await statements.issue(OCTOBER, ISSUER);
    const issued = await get(OCTOBER, SEARCH);

    // The bill changes: less for one, and something for one that had nothing.
    await bill(OCTOBER, [
      { line: ranker, day: '2026-10-05', effective: '9' },
      { line: bidder, day: '2026-10-06', effective: '0.5' },
    ]);
    await bill(NOVEMBER, [{ line: ranker, day: '2026-11-05', effective: '3' }]);
    await closeNovember();
    expect(await get(OCTOBER, SEARCH)).toEqual(issued);
    expect((await statements.months())[0].open).toMatchObject([
      { owner: ADS, cost: { effective: 5n * 10n ** 17n } },
      { owner: SEARCH, cost: { effective: 2n * 10n ** 18n } },
    ]);
    await statements.issue(NOVEMBER, ISSUER);

    expect(await get(NOVEMBER, SEARCH)).toMatchObject({
      charges: same('3'),
      corrected: same('-1'),
      total: same('2'),
      corrections: [{ month: OCTOBER, entityRef: RANKER, cost: same('-1') }],
    });
    expect(await get(NOVEMBER, ADS)).toMatchObject({
      items: [],
      corrections: [{ month: OCTOBER, entityRef: BIDDER, cost: same('0.5') }],
    });

    // Nothing changed since, so December has no corrections.
    await bill('2026-12', [
      { line: ranker, day: '2026-12-05', effective: '4' },
    ]);
    clock.now = new Date('2027-01-10T12:00:00.000Z');
    await ledger
      .knex('billing_sources')
      .update({ last_success_at: '2027-01-10T06:00:00.000Z' });
    await statements.issue('2026-12', ISSUER);
    expect(await get('2026-12', SEARCH)).toMatchObject({
      corrections: [],
      total: same('4'),
    });
    expect(await get('2026-12', ADS)).toBeUndefined();
  });

  it('are issued once, also by several at once', async () => {
    const { owned, line, bill, statements, replica, store } = await create();
    await owned('ranker', { '': [SEARCH] });
    const ranker = await line('ranker');
    await bill(OCTOBER, [{ line: ranker, day: '2026-10-05', effective: '10' }]);
    const issues = await Promise.allSettled(
      [1, 2, 3].map(() => replica().issue(OCTOBER, ISSUER)),
    );

    expect(
      issues
        .map(issue =>
          issue.status === 'rejected' ? issue.reason.name : 'issued',
        )
        .sort(),
    ).toEqual(['ConflictError', 'ConflictError', 'issued']);
    await expect(statements.issue(OCTOBER, ISSUER)).rejects.toThrow(
      /2026-10 are issued/,
    );
    expect((await store.list()).map(({ summary }) => summary.number)).toEqual([
      1,
    ]);
  });

  it('wait for the end of the month and for every source', async () => {
    const { ledger, owned, line, bill, statements } = await create();
    await owned('ranker', { '': [SEARCH] });
    const ranker = await line('ranker');
    const days = [OCTOBER, NOVEMBER];
    for (const month of days) {
      await bill(month, [{ line: ranker, day: `${month}-05`, effective: '1' }]);
    }
    await expect(statements.issue(NOVEMBER, ISSUER)).rejects.toThrow(
      '2026-11 is not over',
    );
    await expect(statements.issue('2026-08', ISSUER)).rejects.toThrow(
      'There is no spend in 2026-08',
    );

    await ledger
      .knex('billing_sources')
      .update({ last_success_at: '2026-11-02T06:00:00.000Z' });
    await ledger
      .knex('deliveries')
      .update({ current_at: '2026-11-02T06:00:00.000Z' });
    await expect(statements.issue(OCTOBER, ISSUER)).rejects.toThrow(
      '2026-10 is not closed: charges of aws may still change',
    );
    // One day and a lag of two after the last day.
    await ledger
      .knex('billing_sources')
      .update({ last_success_at: '2026-11-03T06:00:00.000Z' });
    await statements.issue(OCTOBER, ISSUER);
  });
});
