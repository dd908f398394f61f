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

import { drain } from './__testUtils__/drain';
import { DUCKDB } from './__testUtils__/duckDbDialect';
import { duckDbEngine } from './__testUtils__/duckDbEngine';
import { TYPED_ROWS } from './__testUtils__/oddRows';
import { openPeriod, sourceOver } from './__testUtils__/readTable';
import { billRow, TestBill } from './__testUtils__/TestBill';
import { BIGQUERY } from './dialects/bigQuery';
import { DATABRICKS } from './dialects/databricks';
import { REDSHIFT } from './dialects/redshift';
import { SNOWFLAKE } from './dialects/snowflake';
import { TRINO } from './dialects/trino';
import type { SqlDialect } from './sql/SqlDialect';

/** Functions that DuckDB does not have, or has in another way. */
const FUNCTIONS: [dialect: SqlDialect, macros: string[]][] = [
  [
    TRINO,
    [
      'to_utf8(text) AS encode(text)',
      'length(bytes) AS octet_length(bytes)',
      'json_format(value) AS CAST(value AS VARCHAR)',
    ],
  ],
  [
    // DuckDB's grammar has a `date` of its own.
    { ...BIGQUERY, dayOf: DUCKDB.dayOf },
    [
      'byte_length(text) AS strlen(text)',
      'to_json_string(value) AS CAST(to_json(value) AS VARCHAR)',
    ],
  ],
  [
    SNOWFLAKE,
    [
      'octet_length(text) AS strlen(text)',
      'sha2(text, bits) AS sha256(text)',
      'to_json(value) AS CAST(value AS VARCHAR)',
      "to_char(day, format) AS strftime(day, '%Y-%m-%d')",
      'convert_timezone(zone, value) AS timezone(zone, value)',
    ],
  ],
  [
    DATABRICKS,
    [
      'octet_length(text) AS strlen(text)',
      'sha2(text, bits) AS sha256(text)',
      'to_json(value) AS CAST(value AS VARCHAR)',
      "date_format(day, format) AS strftime(day, '%Y-%m-%d')",
    ],
  ],
  [
    REDSHIFT,
    [
      'octet_length(text) AS strlen(text)',
      'sha2(text, bits) AS sha256(text)',
      "to_char(day, format) AS strftime(day, '%Y-%m-%d')",
      'json_serialize(value) AS CAST(to_json(value) AS VARCHAR)',
    ],
  ],
];

// These engines cannot run here. What their SQL means is tried on DuckDB, with
// their functions defined; what they are called is a matter of the golden SQL.
describe.each(
  FUNCTIONS.map(
    ([dialect, macros]) => [dialect.title, dialect, macros] as const,
  ),
)('the roll-up in the words of %s', (_title, dialect, macros) => {
  it('equals that of files', async () => {
    const rows = [...TYPED_ROWS, billRow({ Tags: '{"b":"2","a":"1"}' })].filter(
      ({ Tags }) => !Tags || /^\{"[a-z]/.test(Tags),
    );
    const bill = await TestBill.create(rows, {
      BilledCost: 'DECIMAL(38,18)',
      EffectiveCost: 'DECIMAL(38,24)',
      ListCost: 'DECIMAL(28,12)',
      ConsumedQuantity: 'DECIMAL(38,18)',
      PricingQuantity: 'DECIMAL(30,2)',
      ChargePeriodStart: 'TIMESTAMPTZ',
      BillingPeriodStart: 'DATE',
      Tags: 'JSON',
    });
    try {
      await bill.table.connection.run(
        'CREATE TYPE BIGNUMERIC AS DECIMAL(38, 20)',
      );
      for (const macro of macros) {
        await bill.table.connection.run(`CREATE MACRO ${macro}`);
      }
      const { pathParts, columnsSql, typeOf, quote } = DUCKDB;
      const engine = {
        ...duckDbEngine(),
        dialect: { ...dialect, pathParts, columnsSql, typeOf, quote },
      };
      const source = await sourceOver(engine, bill.table);
      const inEngine = await drain(await openPeriod(source, '2026-10'));
      expect(inEngine.lines.length).toBeGreaterThan(10);
      expect(inEngine).toEqual(await drain(await bill.openFiles('2026-10')));
    } finally {
      bill.remove();
    }
  });
});
