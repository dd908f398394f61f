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
import { PriceBook } from '../pricing/PriceBook';
import { component } from '../__testUtils__/TestPortal';
import { Ledger } from '../ledger/Ledger';
import { serveBySpecification } from '../service/__testUtils__/serveBySpecification';
import { createApi } from '../service/createApi';
import { storedUsage } from './__testUtils__/usageEvents';

jest.setTimeout(60_000);

const BATCH = 'application/cloudevents-batch+json';
const ONE = 'application/cloudevents+json';
const EVENTS = '/usage/events';

function cloudEvent(id: string, data: object = {}) {
  return {
    specversion: '1.0',
    type: 'dev.aicost.usage.v1',
    source: '//gateway.example.com',
    id,
    time: '2026-11-25T10:15:00Z',
    data: {
      'gen_ai.provider.name': 'openai',
      'gen_ai.usage.input_tokens': 10,
      requests: 1,
      ...data,
    },
  };
}

describe('usage over HTTP', () => {
  const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

  describe.each(databases.eachSupportedId())('on %s', databaseId => {
    /** @param restrictedTo - permissions that the service's token is for */
    async function createPortal(restrictedTo?: string[]) {
      const knex = await databases.init(databaseId);
      await Ledger.create({
        database: { getClient: async () => knex, migrations: { skip: false } },
      });
      const app = express().use(
        createApi({
          knex,
          sources: { list: () => [], ingestNow: jest.fn() },
          auditor: mockServices.auditor.mock(),
          logger: mockServices.logger.mock(),
          catalog: catalogServiceMock({ entities: [component('ranker')] }),
          permissions: ServerPermissionClient.fromConfig(
            mockServices.rootConfig(),
            {
              auth: mockServices.auth(),
              discovery: mockServices.discovery(),
            },
          ),
          httpAuth: mockServices.httpAuth({
            defaultCredentials: mockCredentials.service(
              'external:gateway',
              restrictedTo && { permissionNames: restrictedTo },
            ),
          }),
          usageKeptFor: 35 * 86_400_000,
          prices: PriceBook.fromConfig(mockServices.rootConfig()),
          now: () => new Date('2026-11-25T12:00:00.000Z'),
        }),
        mockErrorHandler(),
      );
      return { app, knex };
    }

    it('takes batches and single events, each event once', async () => {
      const { app, knex } = await createPortal();
      const post = (type: string, body: object) =>
        request(app).post(EVENTS).type(type).send(JSON.stringify(body));

      const first = await post(BATCH, [
        cloudEvent('1'),
        cloudEvent('2', { requests: -1 }),
        cloudEvent('3'),
        cloudEvent('3'),
      ]);
      expect(first.status).toBe(200);
      expect(first.body).toEqual({
        accepted: 2,
        duplicates: 1,
        rejected: [
          { index: 1, reason: expect.stringMatching(/^data\["requests"\]: /) },
        ],
      });
      const again = await post(BATCH, [cloudEvent('1'), cloudEvent('4')]);
      expect(again.body).toEqual({ accepted: 1, duplicates: 1, rejected: [] });
      const one = await post(ONE, cloudEvent('5'));
      expect(one.body).toEqual({ accepted: 1, duplicates: 0, rejected: [] });
      const none = await post(BATCH, []);
      expect(none.body).toEqual({ accepted: 0, duplicates: 0, rejected: [] });

      expect(await storedUsage(knex)).toMatchObject([
        {
          reporter: 'external:gateway',
          hour: '2026-11-25T10:00Z',
          requests: '4',
          input_tokens: '40',
        },
      ]);
    });

    it('tells the usage of an entity as its specification says', async () => {
      const { app, knex } = await createPortal();
      const data = { gpu_seconds: 2.5 };
      await request(app)
        .post(EVENTS)
        .type(ONE)
        .send(JSON.stringify(cloudEvent('1', data)))
        .expect(200);
      const [series] = await knex('usage_series').select('id');
      await knex('usage_attributions').insert({
        series_id: series.id,
        valid_from: '',
        part: 0,
        entity_ref: 'component:default/ranker',
        environment: '',
        model: '',
        workload: 'other',
        weight: 1,
      });
      const server = await serveBySpecification(app);

      const { body } = await request(server).get(
        '/entities/component/default/ranker/usage',
      );
      expect(body).toMatchObject({
        from: '2026-11-23T13:00Z',
        to: '2026-11-25T13:00Z',
        reporters: [
          {
            reporter: 'external:gateway',
            hours: [{ tokens: { input: 10 }, requests: 1, gpuSeconds: 2.5 }],
          },
        ],
      });
    });

    it('estimates each event on its own, and lists what has no price', async () => {
      const { app, knex } = await createPortal();
      const event = (
        id: string,
        model: string | undefined,
        more: object = {},
      ) =>
        cloudEvent(id, {
          'gen_ai.provider.name': 'anthropic',
          'gen_ai.request.model': model,
          'gen_ai.usage.input_tokens': 100_000,
          'gen_ai.usage.output_tokens': 10_000,
          ...more,
        });
      const known = [...Array(10).keys()].map(id =>
        event(String(id), 'claude-sonnet-4-5'),
      );
      const stated = { estimated_cost: { amount: '7', currency: 'EUR' } };
      await request(app)
        .post(EVENTS)
        .type(BATCH)
        .send(
          JSON.stringify([
            ...known,
            event('a', 'nonesuch-1'),
            event('b', 'nonesuch-2', stated),
            event('c', undefined, { 'gen_ai.usage.output_tokens': 0 }),
          ]),
        )
        .expect(200);

      const stored = await storedUsage(knex);
      expect(
        stored.map(({ model, currency, estimated }) => [
          model,
          currency,
          estimated,
        ]),
      ).toEqual(
        expect.arrayContaining([
          // As one request of a million tokens it would be 8.25.
          ['claude-sonnet-4-5', 'USD', 4_500_000_000_000_000_000n],
          ['nonesuch-1', '', null],
          ['nonesuch-2', 'EUR', 7_000_000_000_000_000_000n],
          [undefined, '', null],
        ]),
      );
      expect(stored).toHaveLength(4);
      const server = await serveBySpecification(app);
      const { body } = await request(server).get('/prices/unknown').expect(200);
      expect(body.items).toEqual([
        {
          provider: 'anthropic',
          model: 'nonesuch-1',
          reason: 'The price list does not have the model',
          tokens: 110_000,
          lastHour: '2026-11-25T10:00Z',
        },
        {
          provider: 'anthropic',
          reason: 'No model is reported',
          tokens: 100_000,
          lastHour: '2026-11-25T10:00Z',
        },
      ]);
    });

    it('says how much is too much, and takes nothing of it', async () => {
      const { app, knex } = await createPortal();
      const post = (type: string, body: string) =>
        request(app).post(EVENTS).type(type).send(body);

      const many = await post(
        BATCH,
        JSON.stringify(
          [...Array(1001).keys()].map(id => cloudEvent(String(id))),
        ),
      );
      expect(many.status).toBe(400);
      expect(many.body.error.message).toMatch(/1000 items/);
      const large = await post(
        BATCH,
        JSON.stringify([cloudEvent('1', { tags: { a: 'x'.repeat(2 ** 20) } })]),
      );
      expect(large.status).toBe(413);
      expect((await post(BATCH, '[{')).status).toBe(400);
      expect((await post(BATCH, '{}')).status).toBe(400);
      expect((await post(BATCH, '[1]')).status).toBe(400);
      expect((await post(ONE, '[]')).status).toBe(400);
      expect((await post('application/json', '[]')).status).toBe(400);
      expect(await storedUsage(knex)).toEqual([]);
    });

    it('acknowledges nothing that is not stored', async () => {
      const { app, knex } = await createPortal();
      const post = () =>
        request(app)
          .post(EVENTS)
          .type(BATCH)
          .send(JSON.stringify([cloudEvent('1')]));
      await knex.schema.renameTable('usage_hours', 'elsewhere');
      expect((await post()).status).toBe(500);
      await knex.schema.renameTable('elsewhere', 'usage_hours');

      const { body } = await post();
      expect(body).toMatchObject({ accepted: 1, duplicates: 0 });
    });

    it('lets a service do what its token is for', async () => {
      const statuses = async (...restrictedTo: string[]) => {
        const { app } = await createPortal(restrictedTo);
        const posted = await request(app).post(EVENTS).type(BATCH).send('[]');
        const read = await request(app).get(
          '/entities/component/default/ranker/usage',
        );
        return [posted.status, read.status];
      };
      expect(await statuses('aiCost.usage.write')).toEqual([200, 403]);
      expect(await statuses('aiCost.cost.read')).toEqual([403, 200]);
    });

    it('takes usage from services alone', async () => {
      const { app } = await createPortal();
      for (const [header, status] of [
        [mockCredentials.user.header(), 403],
        [mockCredentials.none.header(), 401],
      ] as const) {
        const answer = await request(app)
          .post(EVENTS)
          .set('Authorization', header)
          .type(BATCH)
          .send(JSON.stringify([cloudEvent('1')]));
        expect(answer.status).toBe(status);
      }
    });
  });
});
