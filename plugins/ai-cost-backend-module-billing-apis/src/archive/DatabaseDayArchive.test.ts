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
import { DatabaseDayArchive } from './DatabaseDayArchive';

jest.setTimeout(60_000);

const databases = TestDatabases.create({
  ids: ['SQLITE_3', 'POSTGRES_18'],
});

describe.each(databases.eachSupportedId())('on %s', databaseId => {
  it('keeps days by source, also those without rows', async () => {
    const knex = await databases.init(databaseId);
    const database = mockServices.database.mock({
      getClient: async () => knex,
    });
    const open = (sourceId: string) =>
      DatabaseDayArchive.create({ database, sourceId });
    const archive = await open('a');
    const other = await open('b');
    expect(await archive.firstDay()).toBeUndefined();
    await archive.write(
      new Map([
        ['2026-10-02', [{ usage: '0.10', text: 'a\u0000b' }]],
        ['2026-10-03', []],
      ]),
    );
    await other.write(new Map([['2026-09-01', [1]]]));
    await archive.write(new Map([['2026-10-03', [{ usage: '1' }]]]));
    await archive.write(new Map([['2026-10-04', []]]));
    await archive.write(new Map());
    expect(await archive.firstDay()).toBe('2026-10-02');
    expect(await archive.read('2026-10-02', '2026-10-31')).toEqual(
      new Map<string, unknown[]>([
        ['2026-10-02', [{ usage: '0.10', text: 'a b' }]],
        ['2026-10-03', [{ usage: '1' }]],
        ['2026-10-04', []],
      ]),
    );
    expect(await archive.read('2026-10-03', '2026-10-03')).toHaveProperty(
      'size',
      1,
    );
  });

  it('is migrated up and down', async () => {
    const knex = await databases.init(databaseId);
    const database = mockServices.database.mock({
      getClient: async () => knex,
    });
    await DatabaseDayArchive.create({ database, sourceId: 'a' });
    await knex.migrate.rollback({
      directory: `${__dirname}/../../migrations`,
      tableName: 'billing_apis_knex_migrations',
    });
    expect(await knex.schema.hasTable('api_day_archive')).toBe(false);
  });
});
