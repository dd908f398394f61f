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
import os from 'node:os';
import path from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { generateLargeBill, LargeBillOptions } from './generateLargeBill';
import { largeBillEntities } from './largeBillEntities';

jest.setTimeout(60_000);

const ROWS = 12_345;

let root: string;

beforeAll(() => {
  root = fs.mkdtempSync(path.join(os.tmpdir(), 'large-bill-'));
});

afterAll(() => fs.rmSync(root, { recursive: true }));

async function query(sql: string) {
  const instance = await DuckDBInstance.create(':memory:', { threads: '1' });
  const connection = await instance.connect();
  const result = await connection.runAndReadAll(sql);
  const rows = result.getRowObjectsJson();
  connection.closeSync();
  instance.closeSync();
  return rows;
}

async function totals(name: string, options: Partial<LargeBillOptions>) {
  const outputDirectory = path.join(root, name);
  const written = await generateLargeBill({
    outputDirectory,
    rows: ROWS,
    ...options,
  });
  expect(written.rows).toBe(ROWS);
  const table =
    options.format === 'csv'
      ? `read_csv('${outputDirectory}/*.csv.gz', all_varchar = true)`
      : `'${outputDirectory}/*.parquet'`;
  const [row] = await query(
    `SELECT count(*)::INTEGER AS rows,
       sum(BilledCost::DECIMAL(28,12))::VARCHAR AS billed,
       sum(EffectiveCost::DECIMAL(28,12))::VARCHAR AS effective,
       sum(ListCost::DECIMAL(28,12))::VARCHAR AS list,
       sum(ConsumedQuantity::DECIMAL(28,3))::VARCHAR AS consumed,
       left(min(ChargePeriodStart)::VARCHAR, 10) AS first,
       left(max(ChargePeriodStart)::VARCHAR, 10) AS last
     FROM ${table}`,
  );
  return { ...row, files: written.files.length };
}

describe('generateLargeBill', () => {
  it('writes the same rows in any number of files and in either format', async () => {
    const { files: one, ...parquet } = await totals('one', {});
    const { files: three, ...parts } = await totals('three', { files: 3 });
    const { files: _, ...csv } = await totals('csv', { format: 'csv' });
    expect([one, three]).toEqual([1, 3]);
    expect(parts).toEqual(parquet);
    expect(csv).toEqual(parquet);
    expect(parquet).toMatchObject({
      rows: ROWS,
      first: '2026-10-01',
      last: '2026-10-31',
    });
  });

  it('has the columns of FOCUS and a third of it is AI', async () => {
    const outputDirectory = path.join(root, 'share');
    await generateLargeBill({ outputDirectory, rows: ROWS });
    const table = `'${outputDirectory}/*.parquet'`;
    const columns = await query(`DESCRIBE SELECT * FROM ${table}`);
    expect(columns.length).toBeGreaterThanOrEqual(48);
    const money = columns.find(
      ({ column_name: name }) => name === 'BilledCost',
    );
    expect(money?.column_type).toBe('DECIMAL(28,12)');
    const [{ share }] = await query(
      `SELECT (100 * avg((ServiceCategory = 'AI and Machine Learning'
         OR SkuMeter = 'BoxUsage:g5.12xlarge')::INTEGER))::INTEGER AS share
       FROM ${table}`,
    );
    expect(share).toBeGreaterThan(31);
    expect(share).toBeLessThan(39);
  });

  it('names the entities that it comes with, and some that do not exist', async () => {
    const outputDirectory = path.join(root, 'names');
    await generateLargeBill({ outputDirectory, rows: ROWS });
    const rows = await query(
      `SELECT DISTINCT Tags::JSON->>'component' AS name
       FROM '${outputDirectory}/*.parquet' WHERE Tags IS NOT NULL`,
    );
    const known = new Set(
      largeBillEntities().map(({ metadata }) => metadata.name),
    );
    const names = rows.map(({ name }) => name as string);
    expect(names.filter(name => known.has(name)).length).toBeGreaterThan(50);
    expect(names.filter(name => !known.has(name)).length).toBeGreaterThan(0);
  });

  it('refuses no rows', async () => {
    await expect(
      generateLargeBill({ outputDirectory: root, rows: 0 }),
    ).rejects.toThrow('0 is not a number of rows');
  });
});
