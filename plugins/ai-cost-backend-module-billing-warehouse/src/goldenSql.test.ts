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

import { ENGINES } from './engines';
import { badRowsSql } from './rollup/badRows';
import { rollUpSql } from './rollup/rollUpSql';
import { periodsSql } from './source/periodsSql';
import { parseTablePath } from './sql/TablePath';
import { ChargeRows } from './table/ChargeRows';
import { TableColumns } from './table/TableColumns';

/** What engines call the types of a typical table. */
const TYPES = {
  athena: {
    table: 'billing.focus',
    text: 'varchar',
    money: 'decimal(38,18)',
    quantity: 'double',
    time: 'timestamp(3)',
    tags: 'map(varchar, varchar)',
  },
  bigquery: {
    table: 'my-project.billing.focus',
    text: 'STRING',
    money: 'NUMERIC',
    quantity: 'FLOAT64',
    time: 'TIMESTAMP',
    tags: 'ARRAY<STRUCT<key STRING, value STRING>>',
  },
  citus: {
    table: 'billing.focus',
    text: 'text',
    money: 'numeric(38,18)',
    quantity: 'numeric(28,12)',
    time: 'timestamp with time zone',
    tags: 'jsonb',
  },
  clickhouse: {
    table: 'billing.focus',
    text: 'LowCardinality(String)',
    money: 'Nullable(Decimal(38, 18))',
    quantity: 'Nullable(Float64)',
    time: "DateTime('UTC')",
    tags: 'Map(String, String)',
  },
  databricks: {
    table: 'main.billing.focus',
    text: 'string',
    money: 'decimal(30,15)',
    quantity: 'double',
    time: 'timestamp',
    tags: 'map<string,string>',
  },
  postgres: {
    table: 'billing.focus',
    text: 'text',
    money: 'numeric',
    quantity: 'double precision',
    time: 'timestamp with time zone',
    tags: 'jsonb',
  },
  redshift: {
    table: 'billing.focus',
    text: 'character varying',
    money: 'numeric(38,18)',
    quantity: 'double precision',
    time: 'timestamp without time zone',
    tags: 'super',
  },
  snowflake: {
    table: 'FINOPS.BILLING.FOCUS',
    text: 'TEXT',
    money: 'NUMBER(38,20)',
    quantity: 'FLOAT',
    time: 'TIMESTAMP_TZ',
    tags: 'VARIANT',
  },
  trino: {
    table: 'hive.billing.focus',
    text: 'varchar',
    money: 'decimal(38,18)',
    quantity: 'double',
    time: 'timestamp(3) with time zone',
    tags: 'map(varchar, varchar)',
  },
};

/** A table with few columns, so that a person can read what is made of it. */
function rowsIn(engine: keyof typeof TYPES): ChargeRows {
  const { dialect } = ENGINES[engine];
  const types = TYPES[engine];
  const path = parseTablePath(types.table, dialect.pathParts);
  return ChargeRows.create({
    dialect,
    columns: TableColumns.create({
      dialect,
      path,
      configured: new Map([['ServiceName', 'service']]),
      listed: [
        ['BilledCost', types.money],
        ['EffectiveCost', types.money],
        ['ListCost', types.money],
        ['ConsumedQuantity', types.quantity],
        ['ConsumedUnit', types.text],
        ['ChargePeriodStart', types.time],
        ['BillingPeriodStart', types.time],
        ['BillingAccountId', types.text],
        ['BillingCurrency', types.text],
        ['ChargeCategory', types.text],
        ['ProviderName', types.text],
        ['ServiceCategory', types.text],
        ['service', types.text],
        ['Tags', types.tags],
        ['x_updated', types.time],
      ],
    }),
  });
}

describe('SQL', () => {
  it.each(Object.keys(TYPES) as (keyof typeof TYPES)[])('of %s', engine => {
    const rows = rowsIn(engine);
    const { dialect, columns } = rows;
    const statements = [
      ...dialect.sessionSetup,
      dialect.columnsSql(columns.path),
      periodsSql({
        rows,
        since: '2026-01',
        updatedAt: columns.own('x_updated'),
      }),
      rollUpSql(rows, '2026-10'),
      badRowsSql(rows, '2026-10'),
    ];
    expect(`${statements.join(';\n\n')};\n`).toMatchSnapshot();
  });
});
