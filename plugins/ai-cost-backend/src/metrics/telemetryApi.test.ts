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

import {
  mockCredentials,
  mockErrorHandler,
  mockServices,
  TestDatabases,
} from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { ServerPermissionClient } from '@backstage/plugin-permission-node';
import express from 'express';
import request from 'supertest';
import { Ledger } from '../ledger/Ledger';
import { PriceBook } from '../pricing/PriceBook';
import { createApi } from '../service/createApi';
import { storedFigures } from './__testUtils__/telemetry';

jest.setTimeout(60_000);

const BATCH = 'application/cloudevents-batch+json';
const ONE = 'application/cloudevents+json';
const EVENTS = '/telemetry/events';

function evaluation(id: string, data: object = {}, event: object = {}) {
  return {
    ...{ specversion: '1.0', type: 'gen_ai.evaluation.result', id },
    ...{ source: '//ci.example.com', time: '2026-11-25T10:15:00Z' },
    data: {
      'gen_ai.evaluation.name': 'accuracy',
      'gen_ai.evaluation.score.value': 1,
      'gen_ai.request.model': 'gpt-4o',
      ...data,
    },
    ...event,
  };
}

function units(id: string, data: object = {}) {
  return evaluation(
    id,
    {},
    {
      type: 'ai-cost.business-units',
      data: { name: 'prediction', count: 3, ...data },
    },
  );
}

const WRONG: [object, RegExp][] = [
  [units('1', { count: -1 }), /^data\["count"\]: /],
  [units('1', { count: '5' }), /^data\["count"\]: /],
  [units('1', { name: ' ' }), /^data: the unit has no name/],
  [units('1', { name: 'a\u0000' }), /control characters/],
  [units('1', { entityRef: 'ranker' }), /must be a whole entity ref/],
  [units('1', { prompt: 'Dear model' }), /prompt/],
  [units('1', { api_key_id: 'sk-proj-12345678' }), /secret key/],
  [evaluation('1', { sampleSize: 0 }), /^data\["sampleSize"\]: /],
  [evaluation('1', { direction: 'up' }), /^data\["direction"\]: /],
  [
    evaluation('1', { 'gen_ai.evaluation.score.value': null }),
    /^data\["gen_ai.evaluation.score.value"\]: /,
  ],
  [
    evaluation('1', {
      window: {
        ...{ from: '2026-11-24T00:00:00Z', to: '2026-11-24T00:00:00Z' },
      },
    }),
    /must end after it begins/,
  ],
  [evaluation('1', {}, { type: 'other' }), /^type: must be gen_ai.eval/],
  [
    evaluation('1', {}, { time: '2026-11-25T12:05:01Z' }),
    /^time: lies more than 5 minutes ahead/,
  ],
  [
    evaluation('1', {}, { time: '2026-10-20T23:59:59Z' }),
    /^time: is before 2026-10-21T00:00:00.000Z \(aiCost.telemetry.keepHours\)/,
  ],
];

describe('telemetry over HTTP', () => {
  const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

  describe.each(databases.eachSupportedId())('on %s', databaseId => {
    /** @param restrictedTo - permissions that the service's token is for */
    async function createPortal(restrictedTo?: string[]) {
      const knex = await databases.init(databaseId);
      await Ledger.create({
        database: { getClient: async () => knex, migrations: { skip: false } },
      });
      const auditor = mockServices.auditor.mock();
      const app = express().use(
        createApi({
          ...{ knex, auditor, logger: mockServices.logger.mock() },
          sources: { list: () => [], ingestNow: jest.fn() },
          catalog: catalogServiceMock(),
          permissions: ServerPermissionClient.fromConfig(
            mockServices.rootConfig(),
            {
              auth: mockServices.auth(),
              discovery: mockServices.discovery(),
            },
          ),
          httpAuth: mockServices.httpAuth({
            defaultCredentials: mockCredentials.service(
              'external:ci',
              restrictedTo && { permissionNames: restrictedTo },
            ),
          }),
          usageKeptFor: 35 * 86_400_000,
          prices: PriceBook.fromConfig(mockServices.rootConfig()),
          now: () => new Date('2026-11-25T12:00:00.000Z'),
        }),
        mockErrorHandler(),
      );
      return {
        ...{ app, knex, auditor },
        post: (body: object, type = BATCH) =>
          request(app).post(EVENTS).type(type).send(JSON.stringify(body)),
        days: async () =>
          (await storedFigures(knex, 'telemetry_days')).sort((a, b) =>
            String(a.name) < String(b.name) ? -1 : 1,
          ),
      };
    }

    it('takes scores and units, each event once', async () => {
      const { post, days, auditor } = await createPortal();
      const entityRef = 'Component:default/Ranker';
      const batch = [
        evaluation('1', { 'gen_ai.evaluation.score.label': 'pass' }),
        evaluation('2', { 'gen_ai.evaluation.score.value': 0 }),
        evaluation('3', {
          'gen_ai.evaluation.score.value': 0.25,
          sampleSize: 2,
        }),
        units('4', { entityRef }),
        units('4', { entityRef }),
      ];
      const first = await post(batch);
      expect(first.status).toBe(200);
      expect(first.body).toEqual({ accepted: 4, duplicates: 1, rejected: [] });
      expect((await post(batch)).body).toMatchObject({ duplicates: 5 });
      expect((await post(units('5', { entityRef }), ONE)).body).toEqual({
        ...{ accepted: 1, duplicates: 0, rejected: [] },
      });
      expect(await days()).toMatchObject([
        {
          ...{ name: 'accuracy', value: 0.375, samples: 4 },
          ...{ evaluator: 'external:ci', direction: 'higher' },
          ...{ reporter: 'external:ci', day: '2026-11-25' },
          dimensions: { model: 'gpt-4o', tags: {} },
        },
        {
          ...{ name: 'prediction', value: 6, samples: null },
          dimensions: { entityRef: 'component:default/ranker' },
        },
      ]);
      expect(auditor.createEvent).toHaveBeenCalledWith(
        expect.objectContaining({
          eventId: 'telemetry-events',
          meta: { reporter: 'external:ci', events: 5 },
        }),
      );
    });

    it('keeps what is said of a score', async () => {
      const { post, days } = await createPortal();
      await post([
        evaluation('1', {
          ...{ evaluator: 'judge', direction: 'lower', sampleSize: 500 },
          window: {
            ...{ from: '2026-11-24T00:00:00Z', to: '2026-11-25T00:00:00Z' },
          },
        }),
      ]);
      expect(await days()).toMatchObject([
        {
          ...{ evaluator: 'judge', direction: 'lower', samples: 500 },
          evaluated: '2026-11-24T00:00:00.000Z/2026-11-25T00:00:00.000Z',
        },
      ]);
    });

    it('refuses wrong events one by one, and takes the others', async () => {
      const { post, days } = await createPortal();
      const { body } = await post([
        ...WRONG.map(([event]) => event),
        units('2'),
      ]);
      expect(body).toEqual({
        ...{ accepted: 1, duplicates: 0 },
        rejected: WRONG.map(([, reason], index) => ({
          index,
          reason: expect.stringMatching(reason),
        })),
      });
      expect(await days()).toMatchObject([{ name: 'prediction', value: 3 }]);
    });

    it('acknowledges nothing that is not stored', async () => {
      const { knex, post } = await createPortal();
      await knex.schema.renameTable('telemetry_days', 'elsewhere');
      expect((await post([units('1')])).status).toBe(500);
      await knex.schema.renameTable('elsewhere', 'telemetry_days');
      expect((await post([units('1')])).body).toMatchObject({
        ...{ accepted: 1, duplicates: 0 },
      });
    });

    it('says how much is too much', async () => {
      const { post, days } = await createPortal();
      const many = [...Array(1001).keys()].map(id => units(String(id)));
      expect((await post(many)).status).toBe(400);
      const large = units('1', { tags: { a: 'x'.repeat(2 ** 20) } });
      expect((await post([large])).status).toBe(413);
      expect(await days()).toEqual([]);
    });

    it('takes no more new series from a sender that has very many', async () => {
      const { knex, post, days } = await createPortal();
      await post([units('1')]);
      await knex.raw(
        `insert into telemetry_series (key_hash, reporter, kind, measure, name, facts, seen_on)
         with recursive made(n) as (select 1 union all select n + 1 from made where n < 99998)
         select cast(n as varchar(64)), 'external:ci', 'count', 'units', 'u', '{}', '2026-11-25' from made`,
      );
      const { status, body } = await post([
        units('2', { count: -1 }),
        units('3', { name: 'decision' }),
        units('4', { name: 'call-5f3a' }),
        units('5'),
        units('6', { name: 'decision', count: 4 }),
      ]);
      expect(status).toBe(200);
      expect(body).toEqual({
        ...{ accepted: 3, duplicates: 0 },
        rejected: [
          { index: 0, reason: expect.stringMatching(/count/) },
          { index: 2, reason: expect.stringMatching(/new series/) },
        ],
      });
      expect(await days()).toMatchObject([
        { name: 'decision', value: 7 },
        { name: 'prediction', value: 6 },
      ]);
    });

    it('takes telemetry from services alone whose token is for it', async () => {
      const statusOf = async (...restrictedTo: string[]) =>
        (await (await createPortal(restrictedTo)).post([])).status;
      expect(await statusOf('aiCost.telemetry.write')).toBe(200);
      expect(await statusOf('aiCost.usage.write')).toBe(403);
      const { post } = await createPortal();
      for (const [header, status] of [
        [mockCredentials.user.header(), 403],
        [mockCredentials.none.header(), 401],
      ] as const) {
        const answer = await post([units('1')]).set('Authorization', header);
        expect(answer.status).toBe(status);
      }
    });
  });
});
