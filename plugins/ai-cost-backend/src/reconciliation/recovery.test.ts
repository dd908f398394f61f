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
import knexFactory, { type Knex } from 'knex';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { chargeLine } from '../__testUtils__/chargeLine';
import { countedCosts, totalOf } from '../__testUtils__/countedCosts';
import { expectConsistent } from '../__testUtils__/expectConsistent';
import { connectionConfig } from '../__testUtils__/FailingDatabase';
import { loseDatabaseAfter } from '../__testUtils__/failingStatements';
import { ingestInChild } from '../__testUtils__/ingestInChild';
import {
  MemoryBillingSource,
  type MemoryDelivery,
} from '../__testUtils__/MemoryBillingSource';
import { largeDelivery } from '../__testUtils__/runUntilKilled';
import { component, TestPortal } from '../__testUtils__/TestPortal';

jest.setTimeout(480_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

/** A charge of the account on each day, or one of each of two keys. */
function october(
  version: string,
  options: { days: number; each: string; keys?: string[] },
): MemoryDelivery {
  const { days, each, keys = [undefined] } = options;
  return {
    period: '2026-10',
    version,
    charges: Array.from({ length: days }, (_, index) =>
      keys.map(credentialId => ({
        line: chargeLine({
          serviceProviderName: 'OpenAI',
          billingAccountId: 'org-acme',
          model: undefined,
          tokenClass: undefined,
          unit: undefined,
          credentialId,
        }),
        day: `2026-10-${String(index + 1).padStart(2, '0')}`,
        effective: each,
      })),
    ).flat(),
  };
}

function sources() {
  const bill = MemoryBillingSource.create({ id: 'bill', grade: 'invoice' });
  const gateway = MemoryBillingSource.create({
    id: 'gateway',
    grade: 'gateway_estimate',
  });
  gateway.deliveries = [
    october('v1', { days: 5, each: '4', keys: ['key_a', 'key_b'] }),
  ];
  return { bill, gateway };
}

const ENTITIES = [component('a', { 'api-keys': 'key_a' })];

describe.each(databases.eachSupportedId())('reconciliation, %p', id => {
  it('goes on wherever the process was cut off from its database', async () => {
    const { knex, portal } = await createPortal();
    const { bill, gateway } = sources();
    bill.deliveries = [october('v', { days: 3, each: '10' })];
    await portal.ingest(undefined, bill);
    await portal.ingest(undefined, gateway);
    expect(totalOf(await countedCosts(knex))).toBe('46');

    // Every other statement, and fewer on the slower engine.
    const step = id === 'SQLITE_3' ? 2 : 9;
    let statements = 0;
    for (let lost = true; lost; statements += step) {
      const before = await countedCosts(knex);
      const days = (statements / step) % 2 === 0 ? 4 : 3;
      bill.deliveries = [october(`v${statements}`, { days, each: '10' })];
      portal.pass({ hours: 0.1 });
      lost = await loseDatabaseAfter(knex, statements, () =>
        portal.ingest(undefined, bill),
      );
      const after = { 3: '46', 4: '48' }[days]!;
      const seen = await countedCosts(knex);
      expect([totalOf(before), after]).toContain(totalOf(seen));

      portal.pass({ hours: 0.1 });
      await portal.ingest(undefined, bill);
      expect(totalOf(await countedCosts(knex))).toBe(after);
      const entityRef = 'component:default/a';
      expect(totalOf(await countedCosts(knex, { entityRef }))).toBe(
        String(days * 4 + (5 - days) * 4),
      );
      expect(
        await knex('deliveries').whereIn('status', [
          'staged',
          'deriving',
          'dropped',
        ]),
      ).toEqual([]);
      await expectConsistent(knex);
    }
    expect(statements / step).toBeGreaterThan(id === 'SQLITE_3' ? 50 : 15);
  });

  it('goes on wherever the process was killed', async () => {
    const directory = fs.mkdtempSync(path.join(os.tmpdir(), 'ai-cost-'));
    const shared = await databases.init(id);
    const config =
      shared.client.config.client === 'pg'
        ? connectionConfig(shared)
        : {
            client: 'better-sqlite3',
            connection: path.join(directory, 'ledger.sqlite'),
            useNullAsDefault: true,
          };
    const knex = knexFactory(config);
    const portal = await TestPortal.create(knex);
    portal.now = new Date();
    // It tells of the days of the large bill, and of one before them.
    const { deliveries } = portal.source;
    deliveries.push(largeDelivery('v'));
    await portal.ingest();
    const gateway = MemoryBillingSource.create({
      id: 'gateway',
      grade: 'gateway_estimate',
    });
    gateway.deliveries = [
      {
        period: '2026-10',
        version: 'v1',
        charges: Array.from({ length: 20 }, (_, index) => ({
          line: chargeLine({ credentialId: 'key_a' }),
          day: index === 0 ? '2026-09-30' : `2026-10-${index + 11}`,
          effective: '5',
        })),
      },
    ];
    await portal.ingest(undefined, gateway);
    const total = totalOf(await countedCosts(knex));
    expect(await derivedAs(knex)).toEqual([
      'split_from',
      'split_to',
      'stand_in',
    ]);

    const last = (400 * 20) / 100;
    for (const [index, after] of [0, 150, 500].entries()) {
      await ingestInChild(config, `v${index}`, {
        step: 'charges',
        times: last,
        after,
      });
      expect(totalOf(await countedCosts(knex))).toBe(total);
    }
    portal.now = new Date(Date.now() + 3_600_000);
    deliveries[0] = largeDelivery('w');
    await portal.ingest();
    expect(totalOf(await countedCosts(knex))).toBe(total);
    expect(await derivedAs(knex)).toEqual([
      'split_from',
      'split_to',
      'stand_in',
    ]);
    expect(
      await knex('deliveries').whereIn('status', [
        'staged',
        'deriving',
        'dropped',
      ]),
    ).toEqual([]);
    await expectConsistent(knex);
    await knex.destroy();
    fs.rmSync(directory, { recursive: true });
  });

  async function createPortal() {
    const knex = await databases.init(id);
    const portal = await TestPortal.create(knex);
    portal.entities = ENTITIES;
    // October is not over: the bill tells of its days up to the last charge.
    portal.now = new Date('2026-10-24T06:00:00.000Z');
    return { knex, portal };
  }
});

// Replicas share a PostgreSQL; a SQLite file has one portal.
const shared = TestDatabases.create({ ids: ['POSTGRES_18'] });

describe.each(shared.eachSupportedId())('replicas reconcile, %p', id => {
  it('count a dollar once at every moment, whoever publishes', async () => {
    const knex = await shared.init(id);
    const first = await TestPortal.create(knex);
    const others = await Promise.all(
      [1, 2].map(() => TestPortal.create(knexFactory(connectionConfig(knex)))),
    );
    const replicas = [first, ...others];
    const { bill, gateway } = sources();
    const traces = MemoryBillingSource.create({
      id: 'traces',
      grade: 'trace_estimate',
    });
    bill.deliveries = [october('v', { days: 5, each: '10' })];
    await first.ingest(undefined, bill);

    const reader = knexFactory(connectionConfig(knex));
    const seen = new Set<number>();
    let reading = true;
    const read = (async () => {
      while (reading) {
        seen.add(await countedMicros(reader));
      }
    })();
    for (let round = 0; round < 6; round++) {
      for (const portal of replicas) {
        portal.entities = [component(`a${round % 2}`, { 'api-keys': 'key_a' })];
      }
      bill.deliveries = [october(`v${round}`, { days: 5, each: '10' })];
      gateway.deliveries = [
        october(`v${round}`, {
          days: 5 - (round % 3),
          each: `${3 + round}`,
          keys: ['key_a', 'key_b'],
        }),
      ];
      traces.deliveries = [
        october(`v${round}`, { days: 5, each: `${round}`, keys: ['key_a'] }),
      ];
      await Promise.all([
        first.ingest(undefined, bill),
        others[0].ingest(undefined, gateway),
        others[1].ingest(undefined, traces),
        others[1].reattribute().catch(onlyOvertaken),
      ]);
      expect(totalOf(await countedCosts(knex))).toBe('50');
      await expectConsistent(knex);
    }
    reading = false;
    await read;
    expect([...seen]).toEqual([50_000_000]);

    await first.reattribute();
    await first.ingest(undefined, bill);
    expect(
      await knex('deliveries').whereIn('status', ['deriving', 'dropped']),
    ).toEqual([]);
    await expectConsistent(knex);
    await reader.destroy();
    await Promise.all(others.map(portal => portal.knex.destroy()));
  });
});

async function derivedAs(knex: Knex): Promise<string[]> {
  return knex('deliveries')
    .where('status', 'derived')
    .orderBy('derived_as')
    .pluck('derived_as');
}

async function countedMicros(knex: Knex): Promise<number> {
  const [row] = await knex('entity_monthly_costs as c')
    .join('deliveries as d', 'd.id', 'c.delivery_id')
    .where('d.counted', 1)
    .select(knex.raw('sum(c.effective_micros) as micros'));
  return Number(row.micros);
}

function onlyOvertaken(error: Error) {
  expect(error.name).toBe('ConflictError');
}
