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

import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import type { NotificationSendOptions } from '@backstage/plugin-notifications-node';
import {
  createRollUp,
  structureOf,
} from '../reports/rollup/__testUtils__/createRollUp';
import { readDigestOptions } from './digestOptions';
import { OwnerDigest } from './OwnerDigest';

jest.setTimeout(60_000);

const SEARCH = 'group:default/search';
const ADS = 'group:default/ads';
const STRUCTURE = structureOf({ components: [], scopes: [] });

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

describe.each(databases.eachSupportedId())('OwnerDigest, %p', id => {
  /** Charges are complete until 17 November 2026, a Tuesday. */
  async function createDigest() {
    const { ledger, reports, owned } = await createRollUp(
      await databases.init(id),
      STRUCTURE,
    );
    const sent: NotificationSendOptions[] = [];
    const refuses = new Set<string>();
    const tell = (exclude: string[] = []) =>
      OwnerDigest.create({
        knex: ledger.knex,
        reports,
        notifications: {
          send: async options => {
            const { recipients } = options;
            const ref = 'entityRef' in recipients && recipients.entityRef;
            if (typeof ref === 'string' && refuses.has(ref)) {
              throw new Error(`${ref} is away`);
            }
            sent.push(options);
          },
        },
        exclude: new Set(exclude),
        logger: mockServices.logger.mock(),
        now: () => new Date('2026-11-18T07:00:00.000Z'),
      }).run(new AbortController().signal);
    const charge = async (name: string, charges: Record<string, string>) => {
      const line = await ledger.line({
        entityRef: `component:default/${name}`,
        resourceId: name,
      });
      return Object.entries(charges).map(([day, effective]) => ({
        ...{ line, day, effective },
      }));
    };
    const bill = (charges: Awaited<ReturnType<typeof charge>>) =>
      ledger.delivery({
        period: '2026-11',
        currentAt: '2026-11-20T06:00:00.000Z',
        charges,
        firstChargeDay: '2026-11-01',
        lastChargeDay: '2026-11-19',
      });
    return { ledger, owned, sent, refuses, tell, charge, bill };
  }

  it('tells each owner what it spent in the last whole week, and why', async () => {
    const { ledger, owned, sent, tell, charge, bill } = await createDigest();
    await owned('ranker', { '': SEARCH });
    await owned('embedder', { '': SEARCH });
    await owned('bidder', { '': ADS, '2026-11-12': SEARCH });
    await owned('nobodys', { '': '' });
    await bill([
      ...(await charge('ranker', {
        '2026-11-02': '1000',
        '2026-11-09': '1234.567',
        '2026-11-16': '99',
      })),
      ...(await charge('bidder', { '2026-11-10': '2', '2026-11-12': '3' })),
      ...(await charge('nobodys', { '2026-11-10': '7' })),
    ]);
    await ledger.knex('entity_problems').insert({
      entity_ref: 'component:default/bidder',
      problems: JSON.stringify([{ message: 'twice' }]),
    });
    // Nobody's, and named like a component of the team without charges.
    const line = await ledger.line({ tags: { component: 'embedder' } });
    await ledger.delivery({
      sourceId: 'gcp',
      period: '2026-11',
      currentAt: '2026-11-20T06:00:00.000Z',
      charges: [{ line, day: '2026-11-05', effective: '5' }],
    });
    await tell();

    expect(sent).toEqual([
      {
        recipients: { type: 'entity', entityRef: ADS },
        payload: {
          title: 'AI cost of ads, 2026-11-09 to 2026-11-15: USD 2.00',
          description:
            'What moved most: bidder +USD 2.00 (new use). To do: look at the annotations of bidder, which have problems.',
          severity: 'low',
          link: '/catalog/default/group/ads/ai-cost',
          topic: 'ai-cost-digest',
          scope: 'ai-cost:digest:group:default/ads:2026-11-09',
        },
      },
      {
        recipients: { type: 'entity', entityRef: SEARCH },
        payload: expect.objectContaining({
          title:
            'AI cost of search, 2026-11-09 to 2026-11-15: USD 1,237.57 (+23%)',
          description:
            'What moved most: ranker +USD 234.57 (more of what is not counted in tokens); bidder +USD 3.00 (new use). To do: look at the annotations of bidder, which have problems. To do: charges of nobody look like those of embedder; the AI Cost tab says which annotation would claim them.',
        }),
      },
    ]);
  });

  it('tells nothing to who is left out, or had no spend', async () => {
    const { owned, sent, tell, charge, bill } = await createDigest();
    await owned('ranker', { '': SEARCH });
    await owned('bidder', { '': ADS });
    await bill(await charge('ranker', { '2026-11-09': '1' }));
    await tell([SEARCH]);

    expect(sent).toEqual([]);
  });

  it('tells the others when one cannot be told', async () => {
    const { owned, sent, refuses, tell, charge, bill } = await createDigest();
    await owned('ranker', { '': SEARCH });
    await owned('bidder', { '': ADS });
    await bill([
      ...(await charge('ranker', { '2026-11-09': '1' })),
      ...(await charge('bidder', { '2026-11-09': '1' })),
    ]);
    refuses.add(ADS);
    await expect(tell()).rejects.toThrow('group:default/ads is away');

    expect(sent).toMatchObject([{ recipients: { entityRef: SEARCH } }]);
  });
});

describe('readDigestOptions', () => {
  const read = (digest?: object) =>
    readDigestOptions(new ConfigReader({ aiCost: { digest } } as never));

  it('reads when to tell and whom not', () => {
    expect(read()).toBeUndefined();
    expect(read({ exclude: ['search'] })).toBeUndefined();
    expect(read({ enabled: true })).toMatchObject({
      schedule: { frequency: { cron: '0 7 * * 1' } },
    });
    const schedule = { frequency: { days: 7 }, timeout: { minutes: 5 } };
    expect(
      read({ enabled: true, schedule, exclude: ['Search', 'user:default/Jo'] }),
    ).toEqual({ schedule, exclude: new Set([SEARCH, 'user:default/jo']) });
    expect(() => read({ enabled: true, exclude: ['group:'] })).toThrow(
      /aiCost.digest.exclude: "group:" is no ref/,
    );
  });
});
