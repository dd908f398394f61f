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

import type { Knex } from 'knex';
import { costRowOf, type StoredCost } from '../charges/costRowValues';
import { selectMoney } from '../moneyColumns';
import type { LedgerWriter } from '../writers/LedgerWriter';
import { yieldToEventLoop } from '../writers/yieldToEventLoop';
import { addCost } from './CostSums';
import { summaryKey, type SummaryChange } from './SummaryChanges';
import { summaryColumns, summaryRowValues } from './summaryRow';

const CHANGES_PER_STATEMENT = 4_000;

/** A summary, and the column of its time. */
interface SummaryTable {
  table: string;
  time: string;
}

interface SummaryRow extends StoredCost {
  series_id: number;
  time: string;
  delivery_id: number;
}

/**
 * Adds changes to a summary. Rows without charges are removed, those that are
 * new are added.
 */
export async function applyChanges(options: {
  trx: Knex.Transaction;
  writer: LedgerWriter;
  to: SummaryTable;
  changes: readonly SummaryChange[];
  signal?: AbortSignal;
}): Promise<void> {
  const { changes } = options;
  for (let from = 0; from < changes.length; from += CHANGES_PER_STATEMENT) {
    await applySome({
      ...options,
      changes: changes.slice(from, from + CHANGES_PER_STATEMENT),
    });
    await yieldToEventLoop();
  }
}

async function applySome(
  options: Parameters<typeof applyChanges>[0],
): Promise<void> {
  const { trx, writer, to, changes, signal } = options;
  const { table, time } = to;
  const keys = JSON.stringify(
    changes.map(({ id, time: at, deliveryId }) => [id, at, deliveryId]),
  );
  const affected = () =>
    trx(table).whereRaw(
      `(series_id, ${time}, delivery_id) in (${selectKeys(trx)})`,
      [keys],
    );
  const stored: SummaryRow[] = await affected().select(
    'series_id',
    `${time} as time`,
    'delivery_id',
    'quantity',
    'charges',
    'quantity_charges',
    ...selectMoney(trx),
  );
  const sums = new Map(
    changes.map(change => [summaryKey(change), { ...change }]),
  );
  for (const row of stored) {
    const { series_id: id, time: at, delivery_id: deliveryId } = row;
    addCost(
      sums.get(summaryKey({ id, time: at, deliveryId }))!,
      costRowOf(id, at, row),
    );
  }
  await affected().delete();
  await writer.append({
    table,
    columns: summaryColumns(time),
    rows: [...sums.values()]
      .filter(({ charges }) => charges !== 0)
      .map(withoutLeftOver)
      .map(row => summaryRowValues(row.deliveryId, row)),
    trx,
    signal,
  });
}

/** Selects the keys in a JSON binding: arrays of series, time and delivery. */
function selectKeys(knex: Knex): string {
  return knex.client.config.client === 'pg'
    ? `select (k->>0)::integer, k->>1, (k->>2)::integer
       from jsonb_array_elements(?::jsonb) k`
    : `select json_extract(value, '$[0]'), json_extract(value, '$[1]'),
              json_extract(value, '$[2]')
       from json_each(?)`;
}

/** A row that lost its last quantity has none, which is not zero. */
function withoutLeftOver(change: SummaryChange): SummaryChange {
  return change.quantityCharges === 0
    ? { ...change, quantity: undefined }
    : change;
}
