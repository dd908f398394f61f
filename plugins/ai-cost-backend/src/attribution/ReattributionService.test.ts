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
  DefaultAttributor,
  toClaimingEntity,
  type ChargeLine,
} from 'backstage-plugin-ai-cost-node';
import * as fc from 'fast-check';
import { chargeLine } from '../__testUtils__/chargeLine';
import { expectConsistent } from '../__testUtils__/expectConsistent';
import { component, TestPortal } from '../__testUtils__/TestPortal';

jest.setTimeout(240_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

const RANKER = chargeLine({ tags: { app: 'ranker' } });
const SEARCH = chargeLine({ tags: { app: 'search' } });

describe.each(databases.eachSupportedId())('ReattributionService, %p', id => {
  afterEach(() => jest.restoreAllMocks());

  async function createPortal() {
    const portal = await TestPortal.create(await databases.init(id));
    portal.source.deliveries = ['2026-09', '2026-10'].map(period => ({
      period,
      version: 'v1',
      charges: ['01', '02', '15'].flatMap(day => [
        { line: RANKER, day: `${period}-${day}`, effective: '1', quantity: 3 },
        { line: SEARCH, day: `${period}-${day}`, effective: '2.5' },
      ]),
    }));
    return portal;
  }

  async function ownersOf({ knex }: TestPortal, entityRef: string) {
    return knex('entity_owners')
      .where('entity_ref', entityRef)
      .orderBy('valid_from')
      .select('valid_from', 'owner', 'cost_center');
  }

  async function costOf({ knex }: TestPortal, entityRef: string) {
    const [row] = await knex('entity_monthly_costs as c')
      .join('entity_cost_series as s', 's.id', 'c.series_id')
      .where('s.entity_ref', entityRef)
      .select(knex.raw('coalesce(sum(effective_micros), 0) as micros'));
    return Number(row.micros) / 1e6;
  }

  it('moves all history of the lines that an annotation claims now', async () => {
    const portal = await createPortal();
    portal.entities = [component('one', { tags: 'app=ranker' })];
    await portal.ingest();
    await portal.reattribute();
    expect(await costOf(portal, 'component:default/one')).toBe(6);

    portal.entities = [
      component('one'),
      component('two', { tags: 'app=ranker' }),
      component('three', { tags: 'app=search' }),
    ];
    await portal.reattribute();
    expect(await costOf(portal, 'component:default/one')).toBe(0);
    expect(await costOf(portal, 'component:default/two')).toBe(6);
    expect(await costOf(portal, 'component:default/three')).toBe(15);
    await expectConsistent(portal.knex);
  });

  it('changes nothing when no answer changes', async () => {
    const portal = await createPortal();
    portal.entities = [component('one', { tags: 'app=ranker' })];
    await portal.ingest();
    await portal.reattribute();
    const before = await portal.knex('attribution_state').first();
    await portal.reattribute();
    expect(await portal.knex('attribution_state').first()).toEqual(before);

    // A pass over all lines that finds nothing new leaves readers' caches alone.
    portal.entities.push(component('unrelated', { tags: 'app=other' }));
    await portal.reattribute();
    const after = await portal.knex('attribution_state').first();
    expect(after.version).toBe(before.version);
    expect(after.fingerprint).not.toBe(before.fingerprint);
  });

  it('splits conflicts to the last digit, and takes them apart again', async () => {
    const portal = await createPortal();
    const claims = ['a', 'b', 'c'].map(name =>
      component(name, { tags: 'app=ranker' }),
    );
    portal.entities = claims;
    await portal.ingest();
    await expectConsistent(portal.knex);
    portal.entities = claims.slice(0, 2);
    await portal.reattribute();
    await expectConsistent(portal.knex);
    portal.entities = claims.slice(0, 1);
    await portal.reattribute();
    await expectConsistent(portal.knex);
    expect(await costOf(portal, 'component:default/a')).toBe(6);
  });

  it('shares cost out to the last digit, and takes it back', async () => {
    const portal = await createPortal();
    const claim = { tags: 'app=ranker' };
    portal.entities = ['pool', 'a', 'b', 'c'].map(name =>
      component(name, name === 'pool' ? claim : {}),
    );
    await portal.ingest();
    const shared = { ...claim, share: 'even:a,b,c; from=2026-10' };
    portal.entities[0] = component('pool', shared);
    await portal.reattribute();
    await expectConsistent(portal.knex);
    expect(await costOf(portal, 'component:default/pool')).toBe(3);
    expect(await costOf(portal, 'component:default/b')).toBeCloseTo(1, 5);
    const series = await portal
      .knex('entity_cost_series')
      .whereNot('shared_from', '')
      .orderBy('entity_ref')
      .select('entity_ref', 'shared_from');
    expect(series).toEqual(
      ['a', 'b', 'c'].map(name => ({
        entity_ref: `component:default/${name}`,
        shared_from: 'component:default/pool',
      })),
    );

    portal.entities[0] = component('pool', {
      ...claim,
      share: 'a=2,gone=1',
    });
    await portal.reattribute();
    await expectConsistent(portal.knex);
    expect(await costOf(portal, 'component:default/pool')).toBeCloseTo(2, 5);
    expect(await costOf(portal, 'component:default/a')).toBeCloseTo(4, 5);
    expect(
      JSON.parse(
        (
          await portal
            .knex('entity_problems')
            .where('entity_ref', 'component:default/pool')
            .first()
        ).problems,
      ),
    ).toEqual([
      expect.objectContaining({
        annotation: 'ai-cost/share',
        value: 'component:default/gone',
      }),
    ]);

    portal.entities[0] = component('pool', claim);
    await portal.reattribute();
    await expectConsistent(portal.knex);
    expect(await costOf(portal, 'component:default/pool')).toBe(6);
    expect(await costOf(portal, 'component:default/a')).toBe(0);
  });

  it('attributes again what was ingested with another catalog', async () => {
    const portal = await createPortal();
    portal.entities = [component('one', { tags: 'app=ranker' })];
    await portal.reattribute();
    const settled = portal.entities;
    // Ingestion sees a newer catalog than the last pass did...
    portal.entities = [component('two', { tags: 'app=ranker' })];
    await portal.ingest();
    // ...which is gone again: the state must not look unchanged.
    portal.entities = settled;
    await portal.reattribute();
    expect(await costOf(portal, 'component:default/one')).toBe(6);
    await expectConsistent(portal.knex);
  });

  it('brings a delivery up to date that was staged while attributions changed', async () => {
    const portal = await createPortal();
    portal.entities = [component('one', { tags: 'app=ranker' })];
    await portal.ingest();
    const [september, october] = portal.source.deliveries;
    let times = 0;
    portal.source.deliveries = [
      september,
      {
        ...october,
        version: 'v2',
        onStep: async step => {
          if (step === 'charges' && times++ < 2) {
            portal.entities = [
              component(`two-${times}`, { tags: 'app=ranker' }),
            ];
            await portal.reattribute();
          }
        },
      },
    ];
    await portal.ingest();
    expect(await portal.visible()).toEqual({
      '2026-09': 'v1',
      '2026-10': 'v2',
    });
    expect(await costOf(portal, 'component:default/two-2')).toBe(6);
    await expectConsistent(portal.knex);
  });

  it('attributes again what ingestion attributed behind its back', async () => {
    const portal = await createPortal();
    portal.entities = [component('one', { tags: 'app=ranker' })];
    await portal.reattribute();
    const { attributions, entityProblems } = portal.ledger;
    const addMissing = attributions.addMissing.bind(attributions);
    const replaceAll = entityProblems.replaceAll.bind(entityProblems);
    let pass: Promise<void> | undefined;
    // The lines are stored, and a pass by another catalog reads them...
    jest.spyOn(attributions, 'addMissing').mockImplementation(async options => {
      if (pass) {
        return addMissing(options);
      }
      portal.entities = [component('two', { tags: 'app=ranker' })];
      return new Promise((resolve, reject) => {
        jest
          .spyOn(entityProblems, 'replaceAll')
          .mockImplementationOnce(async problems => {
            // ...before ingestion attributes them by the one that it knows.
            await addMissing(options).then(resolve, reject);
            await replaceAll(problems);
          });
        pass = portal.reattribute();
      });
    });
    await portal.ingest();
    await pass;

    await portal.reattribute();
    expect(await costOf(portal, 'component:default/one')).toBe(0);
    expect(await costOf(portal, 'component:default/two')).toBe(6);
    await expectConsistent(portal.knex);
  });

  it('takes back what a run that failed has moved, when the catalog does', async () => {
    const portal = await createPortal();
    const settled = [component('one', { tags: 'app=ranker' })];
    portal.entities = settled;
    await portal.ingest();
    await portal.reattribute();
    portal.entities = [component('two', { tags: 'app=ranker' })];
    jest
      .spyOn(portal.ledger.entityProblems, 'replaceAll')
      .mockRejectedValueOnce(new Error('The database went away'));
    await expect(portal.reattribute()).rejects.toThrow('went away');

    portal.entities = settled;
    await portal.reattribute();
    expect(await costOf(portal, 'component:default/one')).toBe(6);
    await expectConsistent(portal.knex);
  });

  it('ends although a source is read by an older catalog all the time', async () => {
    const portal = await createPortal();
    portal.entities = [component('one', { tags: 'app=ranker' })];
    await portal.ingest();
    await portal.reattribute();
    const old = DefaultAttributor.create({
      entities: [component('zero')].map(toClaimingEntity),
    });
    const { lines } = portal.ledger;
    const listAfter = lines.listAfter.bind(lines);
    portal.entities = [component('two', { tags: 'app=ranker' })];
    const line = chargeLine({ tags: { app: 'new' } });
    const [newId] = await lines.getOrCreate([line]);
    jest
      .spyOn(lines, 'listAfter')
      .mockImplementationOnce(async (after, limit) => {
        await portal.ledger.attributions.addMissing({
          lines: [{ id: newId, line }],
          attributor: old,
        });
        return listAfter(after, limit);
      });
    await portal.reattribute();
    expect(await costOf(portal, 'component:default/two')).toBe(6);
  });

  it('leaves a consistent ledger when it is cancelled', async () => {
    const portal = await createPortal();
    portal.entities = [component('one', { tags: 'app=ranker' })];
    await portal.ingest();
    await portal.reattribute();
    portal.entities = [component('two', { tags: 'app=ranker' })];
    await expect(portal.reattribute(AbortSignal.abort())).rejects.toThrow();
    await expectConsistent(portal.knex);
    await portal.reattribute();
    expect(await costOf(portal, 'component:default/two')).toBe(6);
  });

  it('dates owners, except the first and the one after nobody', async () => {
    const portal = await createPortal();
    const ref = 'component:default/one';
    const own = async (day: string, owner: string | undefined) => {
      portal.now = new Date(`${day}T10:00:00Z`);
      const entity = component('one', {}, owner);
      portal.entities = [owner ? entity : { ...entity, relations: [] }];
      await portal.reattribute();
      return (await ownersOf(portal, ref)).map(row => [
        row.valid_from,
        row.owner,
      ]);
    };
    expect(await own('2026-11-01', undefined)).toEqual([['', '']]);
    expect(await own('2026-11-02', 'group:default/a')).toEqual([
      ['', 'group:default/a'],
    ]);
    expect(await own('2026-11-03', 'group:default/b')).toEqual([
      ['', 'group:default/a'],
      ['2026-11-03', 'group:default/b'],
    ]);
    // Twice on a day: the last one counts.
    expect(await own('2026-11-03', 'group:default/c')).toEqual([
      ['', 'group:default/a'],
      ['2026-11-03', 'group:default/c'],
    ]);
    // And back on the same day: nothing happened.
    expect(await own('2026-11-03', 'group:default/a')).toEqual([
      ['', 'group:default/a'],
    ]);
    expect(await own('2026-11-05', 'group:default/d')).toHaveLength(2);
    // An entity that is gone keeps its owners.
    portal.entities = [];
    await portal.reattribute();
    expect(await ownersOf(portal, ref)).toHaveLength(2);
  });

  it('tells what is wrong with annotations, and when it is mended', async () => {
    const portal = await createPortal();
    portal.entities = [
      component('stale', { tags: 'app=gone' }),
      component('good', { tags: 'app=ranker' }),
      component('broken', { workload: 'dreaming' }),
    ];
    const problems = async () =>
      Object.fromEntries(
        (await portal.knex('entity_problems')).map(row => [
          row.entity_ref,
          JSON.parse(row.problems).map(({ kind }: { kind: string }) => kind),
        ]),
      );
    // Before the first bill, nothing can match.
    await portal.reattribute();
    expect(Object.keys(await problems())).toEqual(['component:default/broken']);

    await portal.ingest();
    await portal.reattribute();
    expect(await problems()).toEqual({
      'component:default/stale': ['no-match'],
      'component:default/broken': [expect.any(String)],
    });

    portal.source.deliveries.push({
      period: '2026-11',
      version: 'v1',
      charges: [
        {
          line: chargeLine({ tags: { app: 'gone' } }),
          day: '2026-11-01',
          effective: '1',
        },
      ],
    });
    portal.entities = portal.entities.slice(0, 2);
    await portal.ingest();
    await portal.reattribute();
    expect(await problems()).toEqual({});
  });

  it('finds claims that no charge of the last thirty days matches', async () => {
    const portal = await TestPortal.create(await databases.init(id));
    portal.now = new Date('2026-11-10T06:00:00.000Z');
    portal.entities = [component('used', { resources: 'old,new' })];
    const charge = (resourceId: string, day: string) => ({
      line: chargeLine({ resourceId }),
      day,
      effective: '1',
    });
    portal.source.deliveries.push(
      {
        period: '2026-10',
        version: 'v1',
        charges: [charge('old', '2026-10-10'), charge('new', '2026-10-10')],
      },
      {
        period: '2026-11',
        version: 'v1',
        // Dated ahead, which says nothing of how far the bills reach.
        charges: [charge('new', '2026-11-08'), charge('ahead', '2026-11-30')],
      },
    );
    await portal.ingest();
    await portal.reattribute();
    const problems = () =>
      portal.knex('entity_problems').pluck('problems').then(String);

    // Of thirty days the first is the twelfth of October.
    expect(JSON.parse(await problems())).toEqual([
      expect.objectContaining({ value: 'old', kind: 'no-match' }),
    ]);

    portal.now = new Date('2026-11-08T06:00:00.000Z');
    await portal.reattribute();
    expect(await problems()).toBe('');
  });

  it('keeps summaries equal to attributions × charges, whatever changes', async () => {
    const apps = ['a', 'b', 'c'];
    const lines: ChargeLine[] = apps.flatMap(app =>
      ['prod', 'dev'].map(env =>
        chargeLine({
          tags: { app, env },
          resourceId: `res-${app}-${env}`,
          unit: env === 'prod' ? 'Tokens' : undefined,
          billingCurrency: app === 'c' ? 'EUR' : 'USD',
        }),
      ),
    );
    const charge = fc.record({
      line: fc.constantFrom(...lines),
      day: fc.integer({ min: 10, max: 13 }).map(day => `2026-10-${day}`),
      effective: fc
        .bigInt({ min: -(10n ** 22n), max: 10n ** 22n })
        .map(attos => `${attos}e-18`),
      quantity: fc.option(fc.integer({ min: 0, max: 1000 }), {
        nil: undefined,
      }),
      rows: fc.integer({ min: 1, max: 5 }),
    });
    const charges = fc.uniqueArray(charge, {
      selector: ({ line, day }) => `${lines.indexOf(line)} ${day}`,
      minLength: 8,
      maxLength: 16,
    });
    const claim = fc.oneof(
      fc.constantFrom(...apps).map(app => ({ tags: `app=${app}` })),
      fc
        .constantFrom('res-a-*', 'res-*-prod', 'res-b-dev', '*')
        .map(resources => ({ resources })),
      fc.constant({ accounts: '111122223333', environment: 'test' }),
      fc.constant({}),
    );
    const catalog = fc.array(claim, { maxLength: 4 });
    const step = fc.oneof(
      { weight: 3, arbitrary: catalog.map(claims => ({ claims })) },
      charges.map(delivery => ({ delivery })),
    );

    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { minLength: 3, maxLength: 8 }),
        async steps => {
          const portal = await TestPortal.create(await databases.init(id), {
            settleAfter: 0,
          });
          for (const [index, change] of steps.entries()) {
            if ('claims' in change) {
              portal.entities = change.claims.map((claims, at) =>
                component(`c${at}`, claims as Record<string, string>),
              );
              await portal.reattribute();
            } else {
              portal.source.deliveries = [
                {
                  period: '2026-10',
                  version: `v${index}`,
                  charges: change.delivery,
                },
              ];
              await portal.ingest();
            }
            await expectConsistent(portal.knex);
            expect(Object.keys(await portal.visible())).toHaveLength(
              portal.source.deliveries.length,
            );
          }
        },
      ),
      { numRuns: 12 },
    );
  });
});
