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

import fs from 'node:fs';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { schedulerServiceFactory } from '@backstage/backend-defaults/scheduler';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import aiCostPlugin from 'backstage-plugin-ai-cost-backend';
import request from 'supertest';
import acmeBills from './index';

jest.setTimeout(60_000);

const BILL = [
  {
    day: '2026-10-05',
    project: 'proj_shop',
    model: 'acme-1',
    direction: 'Input',
    tokens: 1_000_000,
    dollars: '0.100000000000000001',
  },
  {
    day: '2026-10-05',
    project: 'proj_shop',
    model: 'acme-1',
    direction: 'Output',
    tokens: 1_000,
    dollars: '2.5',
  },
];

const SOURCE = '/api/ai-cost/sources/acme';

/** What came of the run, once it has ended. */
async function lastRun(server: Parameters<typeof request>[0]) {
  for (;;) {
    const { body } = await request(server).get(SOURCE);
    if (body.lastRun && body.lastRun.outcome !== 'running') {
      return body.lastRun;
    }
    await sleep(50);
  }
}

describe('a billing source of a package of its own', () => {
  const acme = http.createServer((incoming, response) => {
    response.end(
      JSON.stringify(
        incoming.url === '/bills' ? [{ month: '2026-10', etag: 'one' }] : BILL,
      ),
    );
  });

  beforeAll(() => new Promise<void>(done => acme.listen(0, '127.0.0.1', done)));
  afterAll(() => new Promise(done => acme.close(done)));

  it('brings its money to the entity that claims it', async () => {
    const portal = await startTestBackend({
      features: [
        aiCostPlugin,
        acmeBills,
        schedulerServiceFactory,
        catalogServiceMock.factory({
          entities: [
            {
              apiVersion: 'backstage.io/v1alpha1',
              kind: 'Component',
              metadata: {
                name: 'shop',
                annotations: { 'ai-cost/projects': 'proj_shop' },
              },
              spec: {},
            },
          ],
        }),
        mockServices.rootConfig.factory({
          data: {
            acme: {
              billsUrl: `http://127.0.0.1:${
                (acme.address() as AddressInfo).port
              }`,
            },
          },
        }),
      ],
    });
    const { server } = portal;
    try {
      await request(server).post(`${SOURCE}/ingest`).expect(202);
      expect(await lastRun(server)).toMatchObject({
        outcome: 'success',
        problems: [],
      });
      const { body } = await request(server)
        .get('/api/ai-cost/entities/component/default/shop/costs')
        .query({ from: '2026-10-01', to: '2026-10-31', basis: 'billed' })
        .expect(200);
      expect(JSON.stringify(body.totals)).toContain('2.600000000000000001');
    } finally {
      await portal.stop();
    }
  });

  it('is what the documentation shows', () => {
    const root = path.resolve(__dirname, '../../..');
    const page = fs.readFileSync(path.join(root, 'docs/write-a-source.md'));
    for (const name of ['AcmeSource.ts', 'module.ts']) {
      const code = fs.readFileSync(path.join(__dirname, name), 'utf8');
      // Without the licence.
      expect(page.toString()).toContain(code.slice(code.indexOf('import ')));
    }
  });
});
