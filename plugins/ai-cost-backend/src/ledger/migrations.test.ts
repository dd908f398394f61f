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

import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { TestDatabases } from '@backstage/backend-test-utils';
import type { Knex } from 'knex';
import { chargeLine } from '../__testUtils__/chargeLine';
import { expectConsistent } from '../__testUtils__/expectConsistent';
import { TestPortal } from '../__testUtils__/TestPortal';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });
const directory = resolvePackagePath(
  'backstage-plugin-ai-cost-backend',
  'migrations',
);

async function tablesOf(knex: Knex): Promise<string[]> {
  const rows =
    knex.client.config.client === 'pg'
      ? (
          await knex.raw(
            `select table_name as name from information_schema.tables where table_schema = 'public'`,
          )
        ).rows
      : await knex.raw(`select name from sqlite_master where type = 'table'`);
  return rows
    .map(({ name }: { name: string }) => name)
    .filter((name: string) => !/^(knex|sqlite)_/.test(name));
}

/** SQLite says so in the table; PostgreSQL has the index of the key alone. */
async function isClusteredByKey(knex: Knex, table: string): Promise<boolean> {
  if (knex.client.config.client === 'pg') {
    const { rows } = await knex.raw(
      `select 1 from pg_indexes where tablename = ? and indexname = ?`,
      [table, `${table}_pk`],
    );
    return rows.length === 1;
  }
  const [{ sql }] = await knex.raw(
    `select sql from sqlite_master where name = ?`,
    [table],
  );
  return /without rowid$/.test(sql);
}

function withoutId({ id: _, ...series }: { id: number }) {
  return series;
}

function component(name: string, app: string) {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: { name, annotations: { 'ai-cost/tags': `app=${app}` } },
    spec: { owner: 'team' },
  };
}

describe.each(databases.eachSupportedId())('migrations, %p', id => {
  it('create the ledger, and take it away again', async () => {
    const knex = await databases.init(id);
    await knex.migrate.latest({ directory });
    const tables = await tablesOf(knex);
    expect(tables).toContain('daily_charges');
    expect(await knex('attribution_state')).toMatchObject([
      { id: 1, version: 0, fingerprint: '' },
    ]);
    await knex.migrate.rollback({ directory }, true);
    expect(await tablesOf(knex)).toEqual([]);
    await knex.migrate.latest({ directory });
    expect((await tablesOf(knex)).sort()).toEqual(tables.sort());
  });

  it('let count what was visible, and forget what was derived', async () => {
    const knex = await databases.init(id);
    await knex.migrate.up({ directory });
    const delivery = (status: string, period: string) => ({
      source_id: 'aws',
      period,
      version: 'v',
      status,
      grade: 'invoice',
      files: '[]',
      staged_at: '2026-11-01T00:00:00.000Z',
    });
    await knex('deliveries').insert([
      delivery('current', '2026-10'),
      delivery('superseded', '2026-10'),
    ]);
    await knex.migrate.up({ directory });
    expect(
      await knex('deliveries').orderBy('id').select('status', 'counted'),
    ).toEqual([
      { status: 'current', counted: 1 },
      { status: 'superseded', counted: 0 },
    ]);

    const [{ id: derived }] = await knex('deliveries')
      .insert({
        ...delivery('derived', '2026-10'),
        derived_from: 1,
        derived_as: 'stand_in',
      })
      .returning('id');
    await knex('delivery_totals').insert({
      ...{ delivery_id: derived, currency: 'USD', month: '2026-10', ai: 1 },
      ...{ rows: 1, billed_micros: 0, billed_attos: 0, effective_micros: 0 },
      ...{ effective_attos: 0, list_micros: 0, list_attos: 0 },
    });
    await knex.migrate.down({ directory });
    expect(await knex('deliveries').orderBy('id').pluck('status')).toEqual([
      'current',
      'superseded',
    ]);
    expect(await knex('delivery_totals')).toEqual([]);
    // The pointer of a source and period is still one.
    await expect(
      knex('deliveries').insert(delivery('current', '2026-10')),
    ).rejects.toThrow(/unique/i);
  });

  it('know the runs of usage that is there already', async () => {
    const knex = await databases.init(id);
    const name = '20261129100000_usage_runs.js';
    await knex.migrate.latest({ directory });
    await knex.migrate.down({ directory, name });
    const series = (reporter: string, digit: string) => ({
      ...{ reporter, dimensions: '{}', seen_on: '2026-11-25' },
      key_hash: digit.repeat(64),
    });
    await knex('usage_series').insert([
      series('external:pipeline', '1'),
      series('source:litellm', '2'),
    ]);
    const hour = (seriesId: number, time: string, runId: string) => ({
      ...{ series_id: seriesId, hour: `2026-11-25T${time}Z`, run_id: runId },
      ...{ currency: 'USD', estimated_micros: 5, estimated_attos: 1 },
    });
    await knex('usage_hours').insert([
      hour(1, '09:00', 'train-41'),
      hour(1, '11:00', 'train-41'),
      { ...hour(1, '10:00', 'train-41'), currency: '', estimated_micros: null },
      hour(1, '10:00', ''),
      hour(2, '10:00', 'train-42'),
    ]);

    await knex.migrate.up({ directory, name });

    const rows = await knex('usage_runs').orderBy('currency');
    expect(
      rows.map(row => [
        ...[row.series_id, row.run_id, row.currency],
        ...[row.first_at, row.last_at, Number(row.unpriced)],
        row.estimated_micros === null ? null : Number(row.estimated_micros),
      ]),
    ).toEqual([
      [
        ...[1, 'train-41', ''],
        ...['2026-11-25T10:00:00.000Z', '2026-11-25T10:00:00.000Z', 1, null],
      ],
      [
        ...[1, 'train-41', 'USD'],
        ...['2026-11-25T09:00:00.000Z', '2026-11-25T11:00:00.000Z', 0, 10],
      ],
    ]);
  });

  it('allow one visible delivery of a source and period', async () => {
    const knex = await databases.init(id);
    await knex.migrate.latest({ directory });
    const delivery = (status: string, period = '2026-10') => ({
      source_id: 'aws',
      period,
      version: 'v',
      status,
      grade: 'invoice',
      files: '[]',
      staged_at: '2026-11-01T00:00:00.000Z',
    });
    await knex('deliveries').insert(delivery('superseded'));
    await knex('deliveries').insert(delivery('superseded'));
    await knex('deliveries').insert(delivery('current'));
    await knex('deliveries').insert(delivery('current', '2026-11'));
    await expect(
      knex('deliveries').insert(delivery('current')),
    ).rejects.toThrow(/unique/i);
  });

  it('fill the summaries of many entities from what is there', async () => {
    const portal = await TestPortal.create(await databases.init(id));
    const { knex } = portal;
    const lines = ['ranker', 'search'].map(app =>
      chargeLine({ tags: { app } }),
    );
    portal.source.deliveries = ['2026-09', '2026-10'].map(period => ({
      period,
      version: 'v1',
      charges: ['01', '02', '15'].flatMap(day =>
        lines.map((line, at) => ({
          ...{ line, day: `${period}-${day}`, quantity: at ? 3 : undefined },
          effective: '1.999999999999999999',
        })),
      ),
    }));
    portal.entities = ['one', 'two'].map(name => component(name, 'ranker'));
    await portal.ingest();
    const readSeries = async () => [
      (await knex('portfolio_series').orderBy('key_hash')).map(withoutId),
      (await knex('entity_total_series').orderBy('key_hash')).map(withoutId),
    ];
    const before = await readSeries();
    const names = [
      '20261129200000_shared_series',
      '20261129000001_portfolio_sums',
      '20261129000000_portfolio',
    ];
    for (const name of names) {
      await knex.migrate.down({ directory, name: `${name}.js` });
    }
    await knex.migrate.latest({ directory });

    await expectConsistent(knex);
    expect(await readSeries()).toEqual(before);
    portal.entities.push(component('three', 'search'));
    await portal.reattribute();
    await expectConsistent(knex);
  });

  it('keep the rows of a delivery together by their key', async () => {
    const knex = await databases.init(id);
    await knex.migrate.latest({ directory });
    const charge = {
      delivery_id: 1,
      line_id: 1,
      day: '2026-10-01',
      billed_micros: 1,
      billed_attos: 0,
      effective_micros: 1,
      effective_attos: 0,
      list_micros: 1,
      list_attos: 0,
      rows: 1,
    };
    expect(await isClusteredByKey(knex, 'daily_charges')).toBe(true);
    await knex('daily_charges').insert(charge);
    await expect(knex('daily_charges').insert(charge)).rejects.toThrow(
      /unique/i,
    );
  });
});
