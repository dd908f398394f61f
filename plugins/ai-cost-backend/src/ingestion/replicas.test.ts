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
import knexFactory from 'knex';
import { chargeLine } from '../__testUtils__/chargeLine';
import { expectConsistent } from '../__testUtils__/expectConsistent';
import { connectionConfig } from '../__testUtils__/FailingDatabase';
import type { MemoryDelivery } from '../__testUtils__/MemoryBillingSource';
import { component, TestPortal } from '../__testUtils__/TestPortal';

jest.setTimeout(120_000);

const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });

function october(version: string): MemoryDelivery {
  return {
    period: '2026-10',
    version,
    charges: Array.from({ length: 40 }, (_, index) => ({
      line: chargeLine({
        skuId: `${index % 20}-${version}`,
        tags: { app: 'a' },
      }),
      day: `2026-10-${10 + Math.floor(index / 20)}`,
      effective: `${version.length}.1`,
    })),
  };
}

// Replicas share a PostgreSQL; a SQLite file has one portal.
describe.each(databases.eachSupportedId())('replicas, %p', id => {
  async function createReplicas(count: number) {
    const knex = await databases.init(id);
    const first = await TestPortal.create(knex);
    const others = Array.from({ length: count - 1 }, () =>
      TestPortal.create(knexFactory(connectionConfig(knex))),
    );
    const replicas = [first, ...(await Promise.all(others))];
    for (const replica of replicas) {
      replica.entities = [component('a', { tags: 'app=a' })];
    }
    return {
      knex,
      replicas,
      close: () =>
        Promise.all(replicas.slice(1).map(portal => portal.knex.destroy())),
    };
  }

  it('end with one visible delivery, whoever is faster', async () => {
    const { knex, replicas, close } = await createReplicas(3);
    for (let round = 0; round < 8; round++) {
      for (const [index, { source }] of replicas.entries()) {
        // In some rounds they see different versions.
        const version = round % 2 === 0 ? `v${round}` : `v${round}-${index}`;
        source.deliveries = [october(version)];
      }
      await Promise.all(replicas.map(portal => portal.ingest()));
      const current = await knex('deliveries').where('status', 'current');
      expect(current).toHaveLength(1);
      expect(current[0].version).toMatch(`v${round}`);
      await expectConsistent(knex);
    }
    expect(await knex('deliveries').where('status', 'staged')).toEqual([]);
    await close();
  });

  it('keep summaries right while attributions change', async () => {
    const { knex, replicas, close } = await createReplicas(3);
    const [ingesting, second, third] = replicas;
    for (let round = 0; round < 6; round++) {
      ingesting.source.deliveries = [october(`v${round}`)];
      second.entities = [component(`b${round}`, { tags: 'app=a' })];
      third.entities = [component(`c${round}`, { tags: 'app=a' })];
      await Promise.all([
        ingesting.ingest(),
        second.reattribute().catch(onlyOvertaken),
        third.reattribute().catch(onlyOvertaken),
      ]);
      await expectConsistent(knex);
    }
    await second.reattribute();
    await expectConsistent(knex);
    expect(new Set(await knex('attributions').pluck('entity_ref'))).toEqual(
      new Set(['component:default/b5']),
    );
    await close();
  });
});

function onlyOvertaken(error: Error) {
  expect(error.name).toBe('ConflictError');
}
