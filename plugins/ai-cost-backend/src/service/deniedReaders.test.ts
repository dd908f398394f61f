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

jest.setTimeout(60_000);

const SEARCH = 'group:default/search';
const NOVEMBER = 'from=2026-11-01&to=2026-11-30';
const ROLL_UP = '/rollups/group/default/search';

const OF_ENTITIES = [
  `${ROLL_UP}/costs`,
  `${ROLL_UP}/costs.csv`,
  `${ROLL_UP}/value`,
  '/coverage/problems',
  '/statements',
  `/lines?scope=${SEARCH}`,
];
const OF_NO_DAYS = ['/coverage/problems', '/statements'];
const OF_EVERYTHING = [
  '/overview',
  '/overview.csv',
  '/sprawl',
  '/models',
  '/lines',
  '/shared-costs',
];

describe('readers whom a policy denies all costs', () => {
  const databases = TestDatabases.create({ ids: ['SQLITE_3'] });

  async function create(rights: TestRights) {
    const knex = await databases.init('SQLITE_3');
    const ledger = await LedgerFixture.create(knex);
    const line = await ledger.line({ entityRef: 'component:default/ranker' });
    const nobodys = await ledger.line({ resourceId: 'nobodys' });
    await ledger.delivery({
      period: '2026-11',
      currentAt: '2026-12-10T06:00:00.000Z',
      charges: [
        { line, day: '2026-11-02', effective: '6' },
        { line: nobodys, day: '2026-11-02', effective: '2' },
      ],
    });
    const { app } = createCoverageApi({
      knex,
      entities: [
        component('ranker', {}, SEARCH),
        {
          apiVersion: 'backstage.io/v1alpha1',
          kind: 'Group',
          metadata: { name: 'search' },
        },
      ],
      rights,
    });
    return async (path: string) => {
      const separator = path.includes('?') ? '&' : '?';
      const range = OF_NO_DAYS.includes(path) ? '' : separator + NOVEMBER;
      return request(app).get(`${path}${range}`);
    };
  }

  it('are told so, rather than that nothing is spent', async () => {
    const get = await create({ denied: true, unallocated: false });
    for (const path of [...OF_ENTITIES, ...OF_EVERYTHING]) {
      const { status, body } = await get(path);

      expect([path, status]).toEqual([path, 403]);
      expect(body.error.message).toMatch(/^You may not read costs: /);
    }
  });

  it('see what is nobody’s where they may', async () => {
    const get = await create({ denied: true, unallocated: true });
    for (const path of OF_ENTITIES) {
      expect([path, (await get(path)).status]).toEqual([path, 403]);
    }
    for (const path of OF_EVERYTHING) {
      expect([path, (await get(path)).status]).toEqual([path, 200]);
    }
    const { body } = await get('/overview');
    expect(body.tieOut.total).toBe('2');
  });

  it('are not told who is in a scope that the catalog does not show', async () => {
    const get = await create({});

    expect((await get('/lines?scope=group:default/hidden')).status).toBe(404);
  });
});
