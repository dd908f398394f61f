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

import { ENGINES } from '../engines';
import { parseTablePath } from '../sql/TablePath';
import { ChargeRows } from './ChargeRows';
import { TableColumns } from './TableColumns';

/** A table of FOCUS line items with given types. */
function create(
  engine: string,
  table: string,
  types: { text: string; money: string; time: string; quantity?: string },
): ChargeRows {
  const { dialect } = ENGINES[engine];
  return ChargeRows.create({
    dialect,
    columns: TableColumns.create({
      dialect,
      path: parseTablePath(table, dialect.pathParts),
      configured: new Map(),
      listed: [
        ['BilledCost', types.money],
        ['EffectiveCost', types.money],
        ['ListCost', types.money],
        ['ConsumedQuantity', types.quantity ?? types.money],
        ['ConsumedUnit', types.text],
        ['ChargePeriodStart', types.time],
        ['BillingPeriodStart', types.time],
        ...[
          'BillingAccountId',
          'BillingCurrency',
          'ChargeCategory',
          'ProviderName',
          'ServiceCategory',
          'ServiceName',
        ].map((name): [string, string] => [name, types.text]),
      ],
    }),
  });
}

describe('what an engine cannot do exactly', () => {
  it.each([
    ['athena', 'a.b', { text: 'varchar', money: 'double', time: 'date' }],
    ['trino', 'a.b.c', { text: 'varchar', money: 'real', time: 'date' }],
    ['bigquery', 'a.b.c', { text: 'STRING', money: 'FLOAT64', time: 'DATE' }],
    ['snowflake', 'A.B.C', { text: 'TEXT', money: 'FLOAT', time: 'DATE' }],
    ['databricks', 'a.b.c', { text: 'string', money: 'double', time: 'date' }],
    [
      'redshift',
      'a.b',
      { text: 'character varying', money: 'double precision', time: 'date' },
    ],
  ])('is refused: binary fractions as costs in %s', (engine, table, types) => {
    expect(() => create(engine, table, types)).toThrow(
      `${table}: BilledCost is ${types.money}, which ${ENGINES[engine].dialect.title} cannot add up or compare exactly`,
    );
  });

  it('is refused: texts as times in Trino', () => {
    expect(() =>
      create('trino', 'a.b.c', {
        text: 'varchar',
        money: 'decimal(38,18)',
        time: 'varchar',
      }),
    ).toThrow('ChargePeriodStart is varchar');
  });

  it.each([
    [
      'postgres',
      'a.b',
      { text: 'text', money: 'double precision', time: 'text' },
    ],
    ['clickhouse', 'a.b', { text: 'String', money: 'Float64', time: 'String' }],
  ])('is no matter in %s', (engine, table, types) => {
    expect(() => create(engine, table, types)).not.toThrow();
  });

  it('is no matter for quantities, which are no money', () => {
    expect(() =>
      create('athena', 'a.b', {
        text: 'varchar',
        money: 'decimal(38,18)',
        time: 'timestamp(3)',
        quantity: 'double',
      }),
    ).not.toThrow();
  });
});
