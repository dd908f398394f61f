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

import {
  DeliveryError,
  MANDATORY_COLUMNS,
} from 'backstage-plugin-ai-cost-node';
import type { SqlDialect } from '../sql/SqlDialect';
import type { TableColumn, TableColumns } from './TableColumns';

const COSTS = ['BilledCost', 'EffectiveCost', 'ListCost'];
const INSTANTS = ['ChargePeriodStart', 'BillingPeriodStart'];
const QUANTITIES = ['ConsumedQuantity', 'PricingQuantity'];

/**
 * @throws DeliveryError when a table is none of FOCUS line items, or when the
 * engine cannot read one of its columns exactly
 */
export function checkTable(dialect: SqlDialect, columns: TableColumns): void {
  const table = columns.path.text;
  if (columns.all.length === 0) {
    throw new DeliveryError(
      `${table}: there is no such table, or it may not be read`,
      {
        advice:
          'Check aiCost.sources[].table, spelled as the engine lists it, and what the account may read',
      },
    );
  }
  const missing = MANDATORY_COLUMNS.filter(name => !columns.find(name));
  if (!columns.find('ProviderName') && !columns.find('ServiceProviderName')) {
    missing.push('ServiceProviderName (ProviderName before FOCUS 1.3)');
  }
  if (missing.length > 0) {
    throw new DeliveryError(
      `${table}: mandatory FOCUS columns are missing: ${missing.join(', ')}`,
      {
        advice:
          'Say what the table calls them in `columns` of the source, or read a view that has them',
      },
    );
  }
  const loose = dialect.loose !== undefined;
  refuseUnless(
    dialect,
    columns,
    COSTS,
    ({ type: { kind } }) =>
      kind === 'decimal' || (loose && (kind === 'text' || kind === 'binary')),
  );
  refuseUnless(
    dialect,
    columns,
    INSTANTS,
    ({ type: { kind } }) =>
      ['day', 'local', 'instant'].includes(kind) || (loose && kind === 'text'),
  );
  refuseUnless(
    dialect,
    columns,
    QUANTITIES,
    ({ type: { kind } }) =>
      ['decimal', 'binary'].includes(kind) || (loose && kind === 'text'),
  );
}

function refuseUnless(
  { title }: SqlDialect,
  columns: TableColumns,
  names: readonly string[],
  isReadable: (column: TableColumn) => boolean,
): void {
  for (const column of names.flatMap(name => columns.find(name) ?? [])) {
    if (!isReadable(column)) {
      throw new DeliveryError(
        `${columns.path.text}: ${column.name} is ${column.typeName}, which ${title} cannot add up or compare exactly`,
        {
          advice: `Read a view that casts it: ${
            names === INSTANTS
              ? 'to a date or a timestamp'
              : 'to a decimal with as many places as the bill has, such as DECIMAL(38, 12)'
          }`,
        },
      );
    }
  }
}
