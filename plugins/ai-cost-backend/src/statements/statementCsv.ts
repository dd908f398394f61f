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
  parseDecimal,
  type CostAmounts,
  type Statement,
} from 'backstage-plugin-ai-cost-common';
import { stringify } from 'csv-stringify/sync';
import { CSV_FORMAT } from '../reports/export/csvFormat';

const COLUMNS = [
  'statement',
  'number',
  'issued_at',
  'owner',
  'kind',
  'month',
  'entity',
  'title',
  'cost_center',
  'environment',
  'model',
  'workload',
  'provider',
  'service',
  'shared_from',
  'currency',
  'billed',
  'effective',
  'list',
];

// Bounds how long the event loop is held up.
const ROWS_WRITTEN = 500;

/** Pieces of a CSV file with one row for each charge and correction. */
export async function* statementCsv(
  statement: Statement,
): AsyncGenerator<string> {
  yield stringify([COLUMNS], CSV_FORMAT);
  const rows = rowsOf(statement);
  for (let from = 0; from < rows.length; from += ROWS_WRITTEN) {
    yield stringify(rows.slice(from, from + ROWS_WRITTEN), CSV_FORMAT);
  }
}

function rowsOf(statement: Statement) {
  const { id, number, issuedAt, owner, month, currency } = statement;
  const head = [id, number, issuedAt, owner];
  return [
    ...statement.items.map(item => [
      ...head,
      'charge',
      month,
      item.entityRef,
      item.title,
      item.costCenter,
      item.environment,
      item.model,
      item.workload,
      item.provider,
      item.service,
      item.sharedFrom,
      currency,
      ...amounts(item.cost),
    ]),
    ...statement.corrections.map(correction => [
      ...head,
      'correction',
      correction.month,
      correction.entityRef,
      undefined,
      correction.costCenter,
      ...Array<undefined>(6).fill(undefined),
      currency,
      ...amounts(correction.cost),
    ]),
  ];
}

/** As the format writes money: a negative amount is no formula. */
function amounts({ billed, effective, list }: CostAmounts): bigint[] {
  return [billed, effective, list].map(parseDecimal);
}
