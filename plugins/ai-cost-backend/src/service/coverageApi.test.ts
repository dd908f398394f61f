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
import request from 'supertest';
import { component } from '../__testUtils__/TestPortal';
import {
  createCoverageApi,
  type TestRights,
} from '../coverage/__testUtils__/createCoverageApi';
import { LedgerFixture } from '../reports/__testUtils__/LedgerFixture';
import { serveBySpecification } from './__testUtils__/serveBySpecification';

jest.setTimeout(120_000);

const RANKER = 'component:default/ranker';
const FRAUD = 'component:default/fraud-detector';
const SEARCH = 'group:default/search';
const COMPANY = 'group:default/company';
const NOVEMBER = 'from=2026-11-01&to=2026-11-30';

const fraud = component('fraud-detector', { resources: 'endpoint/old' });
fraud.metadata.annotations!['backstage.io/edit-url'] =
  'https://git.example.com/fraud';
fraud.metadata.title = 'Fraud detector';

const entities = [
  component('ranker', {}, SEARCH),
  fraud,
  {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Group',
    metadata: { name: 'search', namespace: 'default' },
    relations: [{ type: 'childOf', targetRef: COMPANY }],
  },
  {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Group',
    metadata: { name: 'company', namespace: 'default' },
  },
];

describe('coverage API', () => {
  const databases = TestDatabases.create();

  describe.each(databases.eachSupportedId())('on %s', databaseId => {
    /** A component's line that changed hands, a divided one, and nobody's. */
    async function create(rights?: TestRights) {
      const knex = await databases.init(databaseId);
      const ledger = await LedgerFixture.create(knex);
      const ranked = await ledger.line({
        entityRef: RANKER,
        subAccountId: 'proj_ranker',
      });
      const divided = await ledger.line({
        resourceId: 'shared',
        segments: [{ parts: [{ entityRef: RANKER }, { entityRef: FRAUD }] }],
      });
      const nobodys = await ledger.line({
        subAccountId: 'proj_ranker',
        resourceId: 'arn:aws:sagemaker:endpoint/fraud-detector-v2',
        tags: { service: 'fraud_detecter', app: 'Fraud Detector' },
      });
      await ledger.delivery({
        period: '2026-11',
        currentAt: '2026-12-10T06:00:00.000Z',
        charges: [
          { line: ranked, day: '2026-11-02', effective: '1', quantity: 5 },
          { line: ranked, day: '2026-11-20', effective: '2', quantity: 5 },
          { line: divided, day: '2026-11-03', effective: '5' },
          { line: nobodys, day: '2026-11-04', effective: '4' },
        ],
      });
      await knex('entity_owners').insert([
        {
          entity_ref: RANKER,
          valid_from: '',
          owner: 'group:default/other',
        },
        { entity_ref: RANKER, valid_from: '2026-11-10', owner: SEARCH },
        { entity_ref: FRAUD, valid_from: '', owner: 'group:default/team-a' },
      ]);
      await knex('entity_problems').insert({
        entity_ref: FRAUD,
        problems: JSON.stringify([
          {
            annotation: 'ai-cost/resources',
            value: 'endpoint/old',
            kind: 'no-match',
            message: 'No charge matches this.',
          },
        ]),
      });
      const { app, auditor } = createCoverageApi({ knex, entities, rights });
      const url = await serveBySpecification(app);
      const get = async (path: string) => {
        const { status, body } = await request(url).get(path);
        return { status, body };
      };
      return { ledger, url, get, auditor, lines: { ranked, divided, nobodys } };
    }

    it('answers what is nobody’s, and proposes who might answer for it', async () => {
      const { get } = await create();

      const { body } = await get(`/coverage?${NOVEMBER}`);

      expect(body).toMatchObject({
        currency: 'USD',
        coverage: 0.666666666,
        parts: { allocatedUsage: '8', unallocatedUsage: '4' },
        groups: [{ subAccount: 'proj_ranker', lines: 1 }],
      });
      const [{ id }] = body.groups;
      const { body: proposed } = await get(
        `/coverage/groups/${id}/proposals?${NOVEMBER}`,
      );
      expect(proposed.proposals[0]).toEqual({
        entityRef: FRAUD,
        title: 'Fraud detector',
        owner: 'group:default/team-a',
        editUrl: 'https://git.example.com/fraud',
        annotation: 'ai-cost/tags',
        value: 'app=Fraud Detector',
        score: 1,
        evidence: [
          'The tag app=Fraud Detector is its name.',
          'It would claim 1 of the 1 charge lines of the group.',
        ],
        cost: '4',
        lines: 1,
      });
      expect(
        proposed.proposals.map(
          (it: { annotation: string; value: string; current?: string }) => [
            it.annotation,
            it.value,
            it.current,
          ],
        ),
      ).toEqual([
        ['ai-cost/tags', 'app=Fraud Detector', undefined],
        [
          'ai-cost/resources',
          'endpoint/old, arn:aws:sagemaker:endpoint/fraud-detector-v2',
          'endpoint/old',
        ],
        ['ai-cost/projects', 'proj_ranker', undefined],
        // Spelt a little differently.
        ['ai-cost/tags', 'service=fraud_detecter', undefined],
      ]);
    });

    it('proposes who has most of an account', async () => {
      const { ledger, get } = await create();
      const line = await ledger.line({
        entityRef: FRAUD,
        subAccountId: 'proj_mixed',
      });
      const nobodys = await ledger.line({
        subAccountId: 'proj_mixed',
        resourceId: 'x',
      });
      await ledger.delivery({
        sourceId: 'other',
        period: '2026-11',
        currentAt: '2026-12-10T06:00:00.000Z',
        charges: [
          { line, day: '2026-11-02', effective: '1' },
          { line: nobodys, day: '2026-11-02', effective: '9' },
        ],
      });
      const { body } = await get(`/coverage?${NOVEMBER}`);

      const { body: proposed } = await get(
        `/coverage/groups/${body.groups[0].id}/proposals?${NOVEMBER}`,
      );

      expect(proposed.proposals).toMatchObject([
        {
          entityRef: FRAUD,
          annotation: 'ai-cost/projects',
          value: 'proj_mixed',
          evidence: [
            'It has 100 % of what is claimed of the account proj_mixed.',
            'It would claim 1 of the 1 charge lines of the group.',
          ],
          cost: '9',
        },
      ]);
    });

    it('tries annotations, and notes who did', async () => {
      const { url, auditor } = await create();

      const { status, body } = await request(url)
        .post('/coverage/trial')
        .send({
          from: '2026-11-01',
          to: '2026-11-30',
          annotation: {
            entityRef: 'Component:default/Fraud-Detector',
            annotation: 'ai-cost/tags',
            value: 'app=Fraud Detector',
          },
        });

      expect(status).toBe(200);
      expect(body).toMatchObject({ gained: '4', coverageAfter: 1 });
      expect(auditor.createEvent).toHaveBeenCalledWith(
        expect.objectContaining({
          eventId: 'attribution-trial',
          meta: {
            from: '2026-11-01',
            to: '2026-11-30',
            entityRef: FRAUD,
            annotation: 'ai-cost/tags',
          },
        }),
      );
    });

    it('lists the lines of everybody, of scopes, owners and groups', async () => {
      const { get, lines } = await create();
      const list = async (asked: string) => {
        const { body } = await get(`/lines?${NOVEMBER}${asked}`);
        return body.items.map(
          (it: {
            lineId: number;
            entityRef: string;
            cost: { effective: string };
          }) => [it.lineId, it.entityRef, it.cost.effective],
        );
      };
      const { ranked, divided, nobodys } = lines;

      expect(await list('')).toEqual([
        [nobodys, '', '4'],
        [ranked, RANKER, '3'],
        [divided, RANKER, '2.5'],
        [divided, FRAUD, '2.5'],
      ]);
      expect(await list('&reason=no_tags')).toEqual([[nobodys, '', '4']]);
      expect(await list('&reason=untagged_tax')).toEqual([]);
      expect(await list(`&filter[entity]=${FRAUD}`)).toEqual([
        [divided, FRAUD, '2.5'],
      ]);
      // From the tenth on.
      expect(await list(`&scope=${SEARCH}`)).toEqual([[ranked, RANKER, '2']]);
      expect(await list(`&scope=${COMPANY}`)).toEqual([[ranked, RANKER, '2']]);
      expect(await list(`&scope=${COMPANY}&relations=direct`)).toEqual([]);
      expect(await list('&filter[owner]=group:default/other')).toEqual([
        [divided, RANKER, '2.5'],
        [ranked, RANKER, '1'],
      ]);
      // As the overview adds up the owner that has no name.
      expect(await list('&filter[owner]=')).toEqual([[nobodys, '', '4']]);
      const { body } = await get(`/coverage?${NOVEMBER}`);
      expect(await list(`&group=${body.groups[0].id}`)).toEqual([
        [nobodys, '', '4'],
      ]);
      expect((await get(`/lines?${NOVEMBER}&group=gone`)).status).toBe(404);
    });

    it('pages through all lines in one order', async () => {
      const { get } = await create();
      const all = (await get(`/lines?${NOVEMBER}`)).body;
      const first = (await get(`/lines?${NOVEMBER}&limit=3`)).body;
      const cursor = encodeURIComponent(first.nextCursor);
      const second = (await get(`/lines?${NOVEMBER}&limit=3&cursor=${cursor}`))
        .body;

      expect(all.totalItems).toBe(4);
      expect([...first.items, ...second.items]).toEqual(all.items);
      expect(second.nextCursor).toBeUndefined();
      expect(all.items[1]).toMatchObject({
        firstDay: '2026-11-02',
        lastDay: '2026-11-20',
        quantity: 10,
      });
      expect(all.items[0].unallocatedReason).toBe('no_tags');
    });

    it('shows those who may see some what is theirs', async () => {
      const { get, url, lines } = await create({
        entityRefs: [RANKER],
        unallocated: false,
      });

      for (const path of [
        `/coverage?${NOVEMBER}`,
        `/coverage/groups/x/proposals?${NOVEMBER}`,
        `/lines?${NOVEMBER}&reason=no_tags`,
        `/lines?${NOVEMBER}&group=x`,
      ]) {
        expect((await get(path)).status).toBe(403);
      }
      const tried = await request(url)
        .post('/coverage/trial')
        .send({
          from: '2026-11-01',
          to: '2026-11-30',
          annotation: {
            entityRef: RANKER,
            annotation: 'ai-cost/tags',
            value: 'a=b',
          },
        });
      expect(tried.status).toBe(403);
      const { body } = await get(`/lines?${NOVEMBER}`);
      expect(
        body.items.map((it: { lineId: number; entityRef: string }) => [
          it.lineId,
          it.entityRef,
        ]),
      ).toEqual([
        [lines.ranked, RANKER],
        [lines.divided, RANKER],
      ]);
      expect((await get('/coverage/problems')).body).toEqual({
        items: [],
        hidden: 1,
      });
    });

    it('hides whom the reader may not see in trials and proposals', async () => {
      const { get, url } = await create({ entityRefs: [RANKER] });
      const { body } = await get(`/coverage?${NOVEMBER}`);
      const { body: proposed } = await get(
        `/coverage/groups/${body.groups[0].id}/proposals?${NOVEMBER}`,
      );
      expect(
        proposed.proposals.map((it: { entityRef: string }) => it.entityRef),
      ).toEqual([RANKER]);
      const attempt = (asked: object) =>
        request(url)
          .post('/coverage/trial')
          .send({ from: '2026-11-01', to: '2026-11-30', ...asked });

      const hidden = await attempt({
        annotation: {
          entityRef: FRAUD,
          annotation: 'ai-cost/tags',
          value: 'a=b',
        },
      });
      expect(hidden.status).toBe(404);
      const rule = await attempt({
        rule: {
          id: 'r',
          match: { providers: ['AWS'] },
          assign: { entity: FRAUD },
        },
      });
      expect(rule.status).toBe(404);
    });

    it('does not name whom the catalog hides in why a line is nobody’s', async () => {
      const { get, ledger, lines } = await create();
      const hidden = 'component:other/ranker';
      const reason = 'Tag app=ranker names 2 entities';
      await ledger
        .knex('attributions')
        .where('line_id', lines.nobodys)
        .update({
          reason: `${reason}; write a ref, such as ${hidden}`,
          alternatives: JSON.stringify(
            [hidden, RANKER].map(entityRef => ({
              ...{ entityRef, rule: 'convention:app', reason },
            })),
          ),
        });

      const { body } = await get(`/lines?${NOVEMBER}&reason=no_tags`);

      expect(body.items).toHaveLength(1);
      expect(JSON.stringify(body)).toContain(RANKER);
      expect(JSON.stringify(body)).not.toContain(hidden);
    });

    it('lists problems with where to edit them', async () => {
      const { get } = await create();

      expect((await get('/coverage/problems')).body).toEqual({
        items: [
          {
            entityRef: FRAUD,
            title: 'Fraud detector',
            owner: 'group:default/team-a',
            editUrl: 'https://git.example.com/fraud',
            problems: [
              {
                annotation: 'ai-cost/resources',
                value: 'endpoint/old',
                kind: 'no-match',
                message: 'No charge matches this.',
              },
            ],
          },
        ],
        hidden: 0,
      });
    });
  });
});
