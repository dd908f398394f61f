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

import { createHash } from 'node:crypto';
import {
  addMonths,
  monthOf,
  utcDay,
  type Month,
  type SourceProblem,
} from 'backstage-plugin-ai-cost-common';
import type { DeliveryOffer, Discovery } from 'backstage-plugin-ai-cost-node';
import type { TextRow, WarehouseClient } from '../clients/WarehouseClient';
import type { ChargeRows } from '../table/ChargeRows';
import { periodsSql } from './periodsSql';

/**
 * Raise it with every change of what is read from a bill, so that bills are read
 * again.
 */
const ROLL_UP_VERSION = 1;

/** Before it, nobody had a bill in this form. */
const FIRST_PERIOD: Month = '2015-01';
/** Commitments are billed ahead, but not by more. */
const MONTHS_AHEAD = 24;

/** Finds the billing periods of a table, and whether they have changed. */
export async function findPeriods(options: {
  client: WarehouseClient;
  rows: ChargeRows;
  since?: Month;
  updatedAt?: string;
  signal: AbortSignal;
}): Promise<Discovery> {
  const { client, rows, since, updatedAt, signal } = options;
  const { columns } = rows;
  const sql = periodsSql({
    rows,
    since,
    updatedAt: updatedAt === undefined ? undefined : columns.own(updatedAt),
  });
  const found: TextRow[] = [];
  for await (const batch of client.query(sql, { signal })) {
    found.push(...batch);
  }
  const end = addMonths(monthOf(utcDay(new Date())), MONTHS_AHEAD + 1);
  const isLikely = (month: Month) => month >= FIRST_PERIOD && month < end;
  const months = found.filter(([month]) => month !== null);
  // Rows that do not say their period are quarantined with each.
  const without = found.filter(([month]) => month === null);
  return {
    offers: months
      .filter(([month]) => isLikely(month!))
      .map(period => toOffer(rows, period, without)),
    problems: problemsOf(
      rows,
      months.filter(([month]) => !isLikely(month!)),
      found.length === 0,
    ),
  };
}

function toOffer(
  { columns, dialect }: ChargeRows,
  period: TextRow,
  without: readonly TextRow[],
): DeliveryOffer {
  const month = period[0]!;
  return {
    period: month,
    version: createHash('sha256')
      .update(
        JSON.stringify([
          ROLL_UP_VERSION,
          dialect.title,
          columns.fingerprint,
          period,
          without,
        ]),
      )
      .digest('hex'),
    files: [{ name: `${columns.path.text}, ${month}`, size: 0 }],
  };
}

function problemsOf(
  { columns }: ChargeRows,
  unlikely: readonly TextRow[],
  empty: boolean,
): SourceProblem[] {
  const file = columns.path.text;
  if (empty) {
    return [
      {
        severity: 'error',
        file,
        message: `${file}: the table has no rows`,
        advice: 'Check aiCost.sources[].table and `since`',
      },
    ];
  }
  return unlikely.map(([month, rowCount]) => ({
    severity: 'error',
    file,
    message: `${file}: ${rowCount} rows name a billing period that cannot be (${month}) and are not read`,
    advice: `Have BillingPeriodStart corrected in the table; periods are read from ${FIRST_PERIOD} to two years from now`,
  }));
}
