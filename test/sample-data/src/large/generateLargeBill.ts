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
import path from 'node:path';
import { DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { addMonths, daysInRange, Month } from 'backstage-plugin-ai-cost-common';
import { columnSql, TYPED } from '../bills/columnSql';
import { FOCUS_1_2 } from '../bills/focusColumns';
import { fillLines } from './fillLines';

/** What to write. */
export interface LargeBillOptions {
  /** Absolute; made when it does not exist. */
  outputDirectory: string;
  /** Ten thousand to a hundred million. */
  rows: number;
  /** `csv` is compressed with gzip; Parquet unless given. */
  format?: 'parquet' | 'csv';
  /** Number of files; one for each million rows unless given. */
  files?: number;
  /** The billing period; 2026-10 unless given. */
  month?: Month;
  /** Distinct charge lines; one for 500 rows, and at least 2,000, unless given. */
  lines?: number;
}

/** What was written. */
export interface LargeBill {
  files: { name: string; rows: number; bytes: number }[];
  rows: number;
  bytes: number;
}

const COLUMNS = [
  ...FOCUS_1_2,
  'CredentialId',
  'x_Operation',
  'x_ServiceCode',
  'x_UsageType',
];

const PRIME = 2147483647;
const THREADS = 2;

/**
 * Writes one month's FOCUS 1.2 bill of any size. Row `i` is arithmetic on `i`,
 * so the same rows come out whatever the number of files; about 35 of 100 are
 * AI. `largeBillEntities` are the entities that its tags, projects and resources
 * name.
 *
 * @throws RangeError when the number of rows, files or lines is not positive
 */
export async function generateLargeBill(
  options: LargeBillOptions,
): Promise<LargeBill> {
  const { outputDirectory, rows, format = 'parquet' } = options;
  const files = options.files ?? Math.ceil(rows / 1_000_000);
  const lines = options.lines ?? Math.max(Math.ceil(rows / 500), 2_000);
  for (const count of [rows, files, lines]) {
    if (!Number.isSafeInteger(count) || count < 1) {
      throw new RangeError(`${count} is not a number of rows, files or lines`);
    }
  }
  fs.mkdirSync(outputDirectory, { recursive: true });
  const instance = await DuckDBInstance.create(':memory:', {
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
    memory_limit: '2GB',
    threads: String(THREADS),
  });
  try {
    const connection = await instance.connect();
    await fillLines(connection, lines);
    const written: LargeBill['files'] = new Array(files);
    let next = 0;
    const writeFiles = async (own: DuckDBConnection) => {
      while (next < files) {
        const index = next++;
        const name = `focus-${String(index + 1).padStart(4, '0')}.${
          format === 'csv' ? 'csv.gz' : 'parquet'
        }`;
        const file = path.join(outputDirectory, name);
        const from = Math.floor((rows * index) / files);
        const to = Math.floor((rows * (index + 1)) / files);
        await own.run(copySql({ file, format, lines, month: options.month }), {
          from: BigInt(from),
          to: BigInt(to),
        });
        const bytes = fs.statSync(file).size;
        written[index] = { name, rows: to - from, bytes };
      }
    };
    // A range is read by one thread, so the files are written side by side.
    await Promise.all(
      Array.from({ length: Math.min(THREADS, files) }, async () => {
        const own = await instance.connect();
        await writeFiles(own);
        own.closeSync();
      }),
    );
    connection.closeSync();
    return {
      files: written,
      rows,
      bytes: written.reduce((sum, { bytes }) => sum + bytes, 0),
    };
  } finally {
    instance.closeSync();
  }
}

/** A number below the prime from a row's number; each use has its multiplier. */
function scrambled(row: string, multiplier: number): string {
  return `((${row} % ${PRIME}) * ${multiplier} + 11) % ${PRIME}`;
}

function copySql(options: {
  file: string;
  format: 'parquet' | 'csv';
  lines: number;
  month?: Month;
}): string {
  const { file, format, lines, month = '2026-10' } = options;
  const hours =
    (daysInRange(`${month}-01`, `${addMonths(month, 1)}-01`) - 1) * 24;
  const columns = COLUMNS.map(
    column => `${columnSql(column, TYPED)} AS "${column}"`,
  );
  const start = `TIMESTAMP '${month}-01'`;
  const copy =
    format === 'csv'
      ? 'FORMAT csv, COMPRESSION gzip'
      : 'FORMAT parquet, COMPRESSION snappy, ROW_GROUP_SIZE 250000';
  // Few lines have most of the rows, as in real bills: the line is chosen by
  // the square of a number that is spread evenly.
  return `COPY (
    SELECT ${columns.join(', ')}
    FROM (
      SELECT
        line,
        quantity,
        ${start} + to_hours(hour) AS charge_start,
        ${start} + to_hours(hour + 1) AS charge_end,
        ${start} AS billing_start,
        'BENCH-${month}' AS invoice,
        quantity * nanos AS billed,
        quantity * nanos AS effective,
        quantity * list_nanos AS list,
        quantity * nanos AS contracted,
        list_nanos * 1000 AS list_price,
        nanos * 1000 AS contracted_price
      FROM (
        SELECT
          (u * u // ${PRIME}) * ${lines} // ${PRIME} AS line,
          ${scrambled('i', 1664525)} % ${hours} AS hour,
          1 + ${scrambled('i', 22695477)} % 25000 AS quantity
        FROM (
          SELECT range AS i, ${scrambled('range', 69621)} AS u
          FROM range($from::BIGINT, $to::BIGINT)
        )
      )
      JOIN prices USING (line)
    ) c
    JOIN texts t ON t.id = c.line
  ) TO '${file.replaceAll("'", "''")}' (${copy})`;
}
