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
import { connectionConfig } from '../../__testUtils__/FailingDatabase';
import { createLedgerWriter } from './createLedgerWriter';
import type { LedgerValue } from './LedgerWriter';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

const ROWS: LedgerValue[][] = [
  ['', '', null, 0n],
  [`\\N`, `a\tb\nc\rd\\e`, 0.1, 9_007_199_254_740_993n],
  [`\\.`, `'; drop table things; --`, -1e-9, -9_223_372_036_854_775_807n],
  ['💸', '"quoted", and more', 1e21, 1n],
];

describe.each(databases.eachSupportedId())('LedgerWriter, %p', id => {
  async function createTables(): Promise<Knex> {
    const knex = await databases.init(id);
    await knex.schema.createTable('things', table => {
      table.text('a');
      table.text('b');
      table.double('number');
      table.bigInteger('whole');
    });
    await knex.schema.createTable('names', table => {
      table.increments('id');
      table.string('key_hash').unique();
      table.text('name');
    });
    return knex;
  }

  const columns = ['a', 'b', 'number', 'whole'];
  const readThings = (knex: Knex) =>
    knex('things').select(
      'a',
      'b',
      'number',
      knex.raw('cast(whole as text) as whole'),
    );

  it('appends rows as they are', async () => {
    const knex = await createTables();
    const writer = createLedgerWriter(knex);
    await writer.append({ table: 'things', columns, rows: ROWS });
    expect(await readThings(knex)).toEqual(
      ROWS.map(([a, b, number, whole]) => ({
        a,
        b,
        number,
        whole: String(whole),
      })),
    );
  });

  it('appends many rows, and lets others have their turn meanwhile', async () => {
    const knex = await createTables();
    const writer = createLedgerWriter(knex);
    let turns = 0;
    const timer = setInterval(() => {
      turns += 1;
    }, 1);
    await writer.append({
      table: 'things',
      columns: ['a', 'whole'],
      rows: (function* generate() {
        for (let index = 0; index < 50_001; index++) {
          if (index % 10_000 === 0) {
            block({ milliseconds: 20 });
          }
          yield [`row ${index}`, index];
        }
      })(),
    });
    clearInterval(timer);
    expect(turns).toBeGreaterThan(3);
    const [row] = await knex('things').select(
      knex.raw('count(*) as count, sum(whole) as sum'),
    );
    expect(Number(row.count)).toBe(50_001);
    expect(Number(row.sum)).toBe(1_250_025_000);
  });

  it('appends in a transaction, or not at all', async () => {
    const knex = await createTables();
    const writer = createLedgerWriter(knex);
    const failing = knex.transaction(async trx => {
      await writer.append({ table: 'things', columns, rows: ROWS, trx });
      expect(await trx('things')).toHaveLength(4);
      throw new Error('changed my mind');
    });
    await expect(failing).rejects.toThrow('changed my mind');
    expect(await knex('things')).toEqual([]);
  });

  it('passes on what the rows or the database fail with, and goes on', async () => {
    const knex = await createTables();
    const writer = createLedgerWriter(knex);
    const broken = (function* generate() {
      yield ROWS[0];
      throw new Error('no more rows');
    })();
    await expect(
      writer.append({ table: 'things', columns, rows: broken }),
    ).rejects.toThrow('no more rows');
    await expect(
      writer.append({ table: 'nothing', columns, rows: ROWS }),
    ).rejects.toThrow('nothing');
    await expect(
      writer.append({
        table: 'things',
        columns,
        rows: ROWS,
        signal: AbortSignal.abort(),
      }),
    ).rejects.toThrow('aborted');
    expect(await knex('things')).toEqual([]);
    await writer.append({ table: 'things', columns, rows: ROWS });
    expect(await knex('things')).toHaveLength(4);
  });

  it('stops between slices when it is aborted', async () => {
    const knex = await createTables();
    const writer = createLedgerWriter(knex);
    const controller = new AbortController();
    const rows = (function* generate() {
      for (;;) {
        yield ROWS[0];
      }
    })();
    setTimeout(() => controller.abort(), 30);
    await expect(
      writer.append({
        table: 'things',
        columns,
        rows,
        signal: controller.signal,
      }),
    ).rejects.toThrow('aborted');
    expect(await knex.raw('select 1')).toBeDefined();
  });

  it('finds rows by their hash, and adds those that are missing', async () => {
    const knex = await createTables();
    const writer = createLedgerWriter(knex);
    const asked: string[] = [];
    const getOrCreate = (hashes: string[]) =>
      writer.getOrCreate({
        table: 'names',
        hashes,
        columns: ['name'],
        values: position => {
          asked.push(hashes[position]);
          return [`name of ${hashes[position]}`];
        },
      });
    const first = await getOrCreate(['c', 'a']);
    const second = await getOrCreate(['a', 'b', 'c']);
    expect(second[0]).toBe(first[1]);
    expect(second[2]).toBe(first[0]);
    expect(asked.sort()).toEqual(['a', 'b', 'c']);
    expect(await getOrCreate([])).toEqual([]);
    expect(await knex('names').whereIn('id', second).pluck('name')).toEqual(
      expect.arrayContaining(['name of a', 'name of b', 'name of c']),
    );
  });

  it('gives the same ids to processes that add rows at the same time', async () => {
    const knex = await createTables();
    const clients = [
      knex,
      ...(knex.client.config.client === 'pg'
        ? [knexFactory(connectionConfig(knex))]
        : []),
    ];
    const hashes = Array.from({ length: 3_000 }, (_, index) => `h${index}`);
    const answers = await Promise.all(
      clients.concat(clients).map((client, index) =>
        createLedgerWriter(client).getOrCreate({
          table: 'names',
          hashes: index % 2 ? [...hashes].reverse() : hashes,
          columns: ['name'],
          values: () => [''],
        }),
      ),
    );
    for (const [index, ids] of answers.entries()) {
      expect(index % 2 ? [...ids].reverse() : ids).toEqual(answers[0]);
    }
    expect(await knex('names')).toHaveLength(3_000);
    await clients[1]?.destroy();
  });
});

describe('createLedgerWriter', () => {
  it('names the engines that are supported', () => {
    expect(() => createLedgerWriter(knexFactory({ client: 'mysql2' }))).toThrow(
      'AI Cost supports PostgreSQL ("pg") and SQLite',
    );
  });
});

/** Keeps the thread busy, as rows that are dear to make would. */
function block(options: { milliseconds: number }): void {
  const nothing = new Int32Array(new SharedArrayBuffer(4));
  Atomics.wait(nothing, 0, 0, options.milliseconds);
}
