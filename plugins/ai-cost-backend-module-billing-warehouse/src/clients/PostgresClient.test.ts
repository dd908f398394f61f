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

import { setTimeout as setTimeoutPromise } from 'node:timers/promises';
import { ConfigReader } from '@backstage/config';
import { TestDatabases } from '@backstage/backend-test-utils';
import { PostgresClient } from './PostgresClient';
import type { WarehouseClient } from './WarehouseClient';

jest.setTimeout(60_000);

const databases = TestDatabases.create({
  ids: ['POSTGRES_18', 'POSTGRES_17', 'POSTGRES_16'],
});

describe.each(databases.eachSupportedId())('PostgresClient on %s', id => {
  let client: WarehouseClient;
  let running: () => Promise<number>;
  let connection: Record<string, unknown>;

  beforeAll(async () => {
    const knex = await databases.init(id);
    const { host, port, user, password, database } =
      knex.client.config.connection;
    connection = { host, port: Number(port), user, password, database };
    running = async () => {
      const { rows } = await knex.raw(
        `SELECT count(*) AS count FROM pg_stat_activity
         WHERE application_name = 'backstage-ai-cost' AND state = 'active'
           AND datname = current_database()`,
      );
      return Number(rows[0].count);
    };
    client = await connect(connection);
  });
  afterAll(() => client.close());

  function connect(config: Record<string, unknown>): Promise<WarehouseClient> {
    return PostgresClient.connector(
      new ConfigReader(config as never),
      'PostgreSQL',
      [],
    ).connect({ signal: new AbortController().signal });
  }

  it('hands rows on in batches', async () => {
    const sizes: number[] = [];
    for await (const batch of client.query(
      'SELECT n::text FROM generate_series(1, 12000) n',
      { signal: new AbortController().signal },
    )) {
      sizes.push(batch.length);
    }
    expect(sizes).toEqual([5_000, 5_000, 2_000]);
  });

  it.each([0, 1, 3, 10, 30, 300])(
    'ends a query in the server when it is aborted after %d ms',
    async delay => {
      const sleeper = await connect(connection);
      const abort = new AbortController();
      const reading = sleeper
        .query('SELECT pg_sleep(60)::text', { signal: abort.signal })
        [Symbol.asyncIterator]()
        .next();
      setTimeout(() => abort.abort(new Error('shutting down')), delay);
      await expect(reading).rejects.toThrow('shutting down');
      await sleeper.close();
      // The server is told, and takes its time to do it.
      const deadline = Date.now() + 10_000;
      while ((await running()) > 0) {
        expect(Date.now()).toBeLessThan(deadline);
        await setTimeoutPromise(20);
      }
    },
  );

  it('can be asked again after a reader went away, and after an error', async () => {
    const { signal } = new AbortController();
    for await (const batch of client.query(
      'SELECT n::text FROM generate_series(1, 100000) n',
      { signal },
    )) {
      expect(batch).toHaveLength(5_000);
      break;
    }
    const read = async (sql: string) => {
      const rows: unknown[] = [];
      for await (const batch of client.query(sql, { signal })) {
        rows.push(...batch);
      }
      return rows;
    };
    await expect(read('SELECT 1/0')).rejects.toThrow('division by zero');
    expect(await read("SELECT 'a', NULL")).toEqual([['a', null]]);
  });

  it('writes nothing', async () => {
    const { signal } = new AbortController();
    await expect(
      client
        .query('SELECT lo_create(0)::text', { signal })
        [Symbol.asyncIterator]()
        .next(),
    ).rejects.toThrow('read-only transaction');
  });
});
