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

import type { DeliverySummary } from 'backstage-plugin-ai-cost-common';
import type { Knex } from 'knex';
import { DeliveryTotals } from './DeliveryTotals';

interface DeliveryRow {
  id: number;
  period: string;
  version: string;
  status: DeliverySummary['status'];
  staged_at: string;
  current_at: string | null;
  files: string;
  quarantined_rows: number | string;
  last_charge_day: string | null;
}

const MAX_DELIVERIES = 200;

/** The newest deliveries of a source, newest first, at most 200. */
export async function readDeliverySummaries(
  knex: Knex,
  sourceId: string,
): Promise<DeliverySummary[]> {
  const rows: DeliveryRow[] = await knex('deliveries')
    .where({ source_id: sourceId })
    .whereNull('derived_from')
    .orderBy('id', 'desc')
    .limit(MAX_DELIVERIES)
    .select([
      'id',
      'period',
      'version',
      'status',
      'staged_at',
      'current_at',
      'files',
      'quarantined_rows',
      'last_charge_day',
    ]);
  const totals = await DeliveryTotals.read(
    knex,
    rows.map(({ id }) => id),
  );
  const totalsOf = (row: DeliveryRow) =>
    totals.get(row.id) ?? DeliveryTotals.sum([]);
  return rows.map(row => {
    const replaced = replacedBy(row, rows);
    return {
      id: row.id,
      period: row.period,
      version: row.version,
      status: row.status,
      deliveredAt: row.current_at ?? row.staged_at,
      files: JSON.parse(row.files).length,
      totals: totalsOf(row).toJSON(),
      quarantinedRows: Number(row.quarantined_rows),
      lastChargeDay: row.last_charge_day ?? undefined,
      restated: replaced && totalsOf(row).restated(totalsOf(replaced)),
    };
  });
}

/** The delivery whose place a delivery took. */
function replacedBy(
  row: DeliveryRow,
  rows: readonly DeliveryRow[],
): DeliveryRow | undefined {
  const { period, current_at: currentAt } = row;
  return currentAt === null
    ? undefined
    : rows
        .filter(
          older =>
            older.period === period &&
            older.current_at !== null &&
            older.current_at < currentAt,
        )
        .sort((a, b) => (a.current_at! < b.current_at! ? 1 : -1))[0];
}
