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
import type { BillingSource } from 'backstage-plugin-ai-cost-node';
import express from 'express';
import request from 'supertest';
import { PriceBook } from '../pricing/PriceBook';
import { LedgerFixture } from '../reports/__testUtils__/LedgerFixture';
import { serveBySpecification } from './__testUtils__/serveBySpecification';
import { createApi } from './createApi';

jest.setTimeout(60_000);

const RANKER = '/entities/component/default/ranker';
const NOVEMBER = 'from=2026-11-01&to=2026-11-30';

const AWS = {
  id: 'aws',
  grade: 'invoice',
  description: 'FOCUS export',
  schedule: { frequency: { hours: 6 }, timeout: { hours: 1 } },
  completenessLagDays: 2,
} as BillingSource;

describe('HTTP API', () => {
  const databases = TestDatabases.create();

  describe.each(databases.eachSupportedId())('on %s', databaseId => {
    async function createLedger() {
      const knex = await databases.init(databaseId);
      const ledger = await LedgerFixture.create(knex);
      const sources = { list: () => [AWS], ingestNow: jest.fn() };
      const auditor = mockServices.auditor.mock();
      auditor.createEvent.mockResolvedValue({
        success: jest.fn(),
        fail: jest.fn(),
      });
      const app = express().use(
        createApi({
          knex,
          sources,
          auditor,
          logger: mockServices.logger.mock(),
          catalog: catalogServiceMock({
            entities: [
              {
                apiVersion: 'backstage.io/v1alpha1',
                kind: 'Component',
                metadata: { name: 'ranker' },
              },
            ],
          }),
          permissions: mockServices.permissions(),
          httpAuth: mockServices.httpAuth({
            defaultCredentials: mockCredentials.user(),
          }),
          usageKeptFor: 35 * 86_400_000,
          prices: PriceBook.fromConfig(mockServices.rootConfig()),
          now: () => new Date('2026-11-20T12:00:00.000Z'),
        }),
        mockErrorHandler(),
      );
      return { ledger, app, sources, auditor };
    }

    async function createAutumn() {
      const created = await createLedger();
      const { ledger } = created;
      const line = await ledger.line({
        entityRef: 'component:default/ranker',
        environment: 'a,b & c=d',
        model: 'gpt-4o',
        tokenClass: 'input',
        unit: 'Tokens',
        tags: { team: 'search' },
      });
      const other = await ledger.line({
        entityRef: 'component:default/ranker',
        resourceId: 'gpu',
      });
      const charges = [
        { line, day: '2026-11-02', effective: '1.5', quantity: 10 },
        { line: other, day: '2026-11-19', effective: '2' },
      ];
      const first = await ledger.delivery({
        period: '2026-11',
        currentAt: '2026-11-19T06:00:00.000Z',
        charges,
      });
      const second = await ledger.supersede(first, {
        period: '2026-11',
        currentAt: '2026-11-20T06:00:00.000Z',
        charges: [{ ...charges[0], effective: '1.25' }, charges[1]],
      });
      await ledger.source({ lastSuccessAt: '2026-11-20T06:00:00.000Z' });
      await ledger.knex('ingestion_runs').insert({
        source_id: 'aws',
        started_at: '2026-11-20T05:59:00.000Z',
        heartbeat_at: '2026-11-20T05:59:00.000Z',
        finished_at: '2026-11-20T06:00:00.000Z',
        outcome: 'partial',
        problems: JSON.stringify([{ severity: 'warning', message: 'odd' }]),
        read_again: JSON.stringify([{ from: '2026-10', to: '2026-11' }]),
      });
      await ledger.knex('source_requests').insert({
        source_id: 'aws',
        from_month: '2026-09',
        to_month: '2026-10',
        requested_at: '2026-11-20T11:00:00.000Z',
      });
      await ledger.knex('quarantine').insert({
        delivery_id: second,
        file: 'a.csv',
        row: 1,
        column: 'Tags',
        problem: 'not JSON',
        excluded: 0,
      });
      return created;
    }

    it('answers as its specification says', async () => {
      const { app } = await createAutumn();
      const server = await serveBySpecification(app);

      const costs = await request(server).get(`${RANKER}/costs?${NOVEMBER}`);
      expect(costs.status).toBe(200);
      expect(costs.body).toMatchObject({
        entityRef: 'component:default/ranker',
        query: { granularity: 'day', basis: 'effective', groupBy: 'model' },
        totals: [{ currency: 'USD', current: { effective: '3.25' } }],
        restatements: [{ change: { effective: '-0.25' } }],
      });

      const credits = await request(server)
        .get(`${RANKER}/costs?${NOVEMBER}`)
        .query({ currency: 'CREDITS' });
      expect(credits.status).toBe(200);
      expect(credits.body.query).toMatchObject({ currency: 'CREDITS' });

      const lines = await request(server)
        .get(`${RANKER}/lines?${NOVEMBER}`)
        .query({ limit: 1, 'filter[provider]': 'AWS' });
      expect(lines.status).toBe(200);
      expect(lines.body.items).toHaveLength(1);
      expect(lines.body.totalItems).toBe(2);
      const next = await request(server)
        .get(`${RANKER}/lines?${NOVEMBER}`)
        .query({
          limit: 1,
          'filter[provider]': 'AWS',
          cursor: lines.body.nextCursor,
        });
      expect(next.body.items[0].environment).toBe('a,b & c=d');

      const sources = await request(server).get('/sources');
      expect(sources.body.items).toMatchObject([{ id: 'aws', stale: false }]);
      const source = await request(server).get('/sources/aws');
      expect(source.body).toMatchObject({
        id: 'aws',
        runs: [
          {
            outcome: 'partial',
            readAgain: [{ from: '2026-10', to: '2026-11' }],
          },
        ],
        toReadAgain: [{ from: '2026-09', to: '2026-10' }],
        deliveries: [{ status: 'current' }, { status: 'superseded' }],
        quarantine: [{ column: 'Tags', excluded: false }],
      });
      const again = await request(server)
        .post('/sources/aws/ingest')
        .send({ from: '2026-09', to: '2026-11' });
      expect(again.status).toBe(202);
      const unknown = await request(server).get('/sources/unknown');
      expect(unknown.status).toBe(404);
    });

    it('takes values as they are', async () => {
      const { app } = await createAutumn();

      const listed = async (params: Record<string, string | string[]>) => {
        const { body } = await request(app)
          .get(`${RANKER}/lines?${NOVEMBER}`)
          .query(params);
        expect(body.error?.message).toBeUndefined();
        return body.items.map((item: { model: string }) => item.model);
      };

      await request(app)
        .get(`${RANKER}/lines?${NOVEMBER}&cursor=x`)
        .expect(400, /cursor must be the nextCursor of the page before/);
      expect(await listed({ environment: 'a,b & c=d' })).toEqual(['gpt-4o']);
      expect(await listed({ environment: '' })).toEqual(['']);
      expect(await listed({ environment: ['', 'a,b & c=d'] })).toEqual([
        '',
        'gpt-4o',
      ]);
      expect(await listed({ 'filter[environment]': 'a,b & c=d' })).toEqual([
        'gpt-4o',
      ]);
      expect(await listed({ 'filter[model]': '' })).toEqual(['']);
      for (const hostile of [
        "' or 1=1 --",
        '%',
        '*',
        '"]); drop table deliveries;',
        '\u202e',
        '__proto__',
      ]) {
        expect(await listed({ environment: hostile })).toEqual([]);
        expect(await listed({ 'filter[model]': hostile })).toEqual([]);
      }
    });

    it('knows the entities that the catalog has', async () => {
      const { app } = await createLedger();
      for (const name of ["a'--", 'unknown']) {
        const { status } = await request(app).get(
          `/entities/component/default/${name}/costs?${NOVEMBER}`,
        );
        expect(status).toBe(404);
      }
    });

    it('answers 304 while nothing has changed', async () => {
      const { app, ledger } = await createAutumn();
      const ask = (etag?: string) => {
        const asked = request(app).get(`${RANKER}/costs?${NOVEMBER}`);
        return etag ? asked.set('If-None-Match', etag) : asked;
      };
      const first = await ask();
      expect(first.headers['cache-control']).toBe('private, no-cache');

      const same = await ask(first.headers.etag);
      expect(same.status).toBe(304);
      expect(same.text).toBe('');
      const listed = await ask(`"x", ${first.headers.etag}`).set(
        'Cache-Control',
        'no-cache',
      );
      expect(listed.status).toBe(304);
      expect((await ask('"x"')).status).toBe(200);

      await ledger.knex('attribution_state').increment('version', 1);
      const changed = await ask(first.headers.etag);
      expect(changed.status).toBe(200);
      expect(changed.headers.etag).not.toBe(first.headers.etag);
    });

    it.each(['/sources', '/sources/aws', '/prices/unknown', `${RANKER}/usage`])(
      'keeps %s from caches that others read',
      async path => {
        const { app } = await createAutumn();
        const { headers } = await request(app).get(path).expect(200);
        expect(headers['cache-control']).toBe('private, no-cache');
      },
    );

    it('exports a file, and audits that', async () => {
      const { app, auditor } = await createAutumn();

      const { headers, text } = await request(app)
        .get(`${RANKER}/costs.csv?${NOVEMBER}`)
        .expect(200);

      expect(headers).toMatchObject({
        'content-type': 'text/csv; charset=utf-8; header=present',
        'content-disposition':
          'attachment; filename="ai-cost-component-default-ranker-2026-11-01-2026-11-30.csv"',
        'cache-control': 'private, no-store',
      });
      expect(text.split('\r\n')).toHaveLength(4);
      expect(auditor.createEvent).toHaveBeenCalledWith(
        expect.objectContaining({
          eventId: 'cost-export',
          meta: {
            query: expect.objectContaining({
              entityRef: 'component:default/ranker',
            }),
          },
        }),
      );
      const event = await auditor.createEvent.mock.results[0].value;
      expect(event.success).toHaveBeenCalledTimes(1);
    });

    it('exports what could not be read, and audits that', async () => {
      const { app, auditor } = await createAutumn();

      const { headers, text } = await request(app)
        .get('/sources/aws/quarantine.csv')
        .expect(200);

      expect(headers).toMatchObject({
        'content-type': 'text/csv; charset=utf-8; header=present',
        'content-disposition':
          'attachment; filename="ai-cost-aws-quarantine.csv"',
        'cache-control': 'private, no-store',
      });
      expect(text).toMatch(
        /\r\n2026-11,\d+,in use,a.csv,1,Tags,not JSON,yes\r\n$/,
      );
      expect(auditor.createEvent).toHaveBeenCalledWith(
        expect.objectContaining({
          eventId: 'quarantine-export',
          meta: { sourceId: 'aws' },
        }),
      );
      await request(app).get('/sources/unknown/quarantine.csv').expect(404);
    });

    it('breaks the connection where an export fails on its way', async () => {
      const { app, ledger, auditor } = await createAutumn();
      // The state is read once to begin with, and again for each piece.
      let reads = 0;
      ledger.knex.on('query', ({ sql }: { sql: string }) => {
        reads += sql.includes('attribution_state') ? 1 : 0;
      });
      ledger.knex.on('start', () => {});
      await ledger.knex('deliveries').where({ status: 'current' }).update({
        pruned_at: '2026-11-20T12:00:00.000Z',
      });

      await expect(
        request(app).get(`${RANKER}/costs.csv?${NOVEMBER}`),
      ).rejects.toThrow(/aborted|socket hang up/);

      const event = await auditor.createEvent.mock.results[0].value;
      expect(event.fail).toHaveBeenCalledTimes(1);
      expect(reads).toBeGreaterThan(1);
    });

    it('tells a source what to read again, and audits that', async () => {
      const { app, sources, auditor } = await createLedger();
      const readAgain = { from: '2024-01', to: '2026-12' };

      await request(app)
        .post('/sources/aws/ingest')
        .send(readAgain)
        .expect(202);

      expect(sources.ingestNow).toHaveBeenCalledWith('aws', readAgain);
      expect(auditor.createEvent).toHaveBeenCalledWith(
        expect.objectContaining({
          eventId: 'source-ingest',
          meta: { sourceId: 'aws', readAgain },
        }),
      );
    });

    it('tells a source to ingest, and audits that', async () => {
      const { app, sources, auditor } = await createLedger();

      await request(app).post('/sources/aws/ingest').expect(202);

      expect(sources.ingestNow).toHaveBeenCalledWith('aws', undefined);
      expect(auditor.createEvent).toHaveBeenCalledWith(
        expect.objectContaining({
          eventId: 'source-ingest',
          meta: { sourceId: 'aws' },
        }),
      );
      // Reading does not change anything.
      await request(app).get('/sources/aws/ingest').expect(404);
    });
  });
});
