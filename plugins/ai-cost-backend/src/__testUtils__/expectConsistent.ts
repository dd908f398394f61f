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
import {
  SUMMARIES,
  SUMMARY_LEVELS,
  SUMMARY_TABLES,
} from '../ledger/summaries/summaryTables';
import {
  readAttributed,
  recomputedLineMonths,
  recomputedSummary,
  storedLineMonths,
  storedSummary,
} from './summaries';

/**
 * Expects what always holds of a ledger at rest: the summaries follow from the
 * attributions and charges, and nothing is left of deliveries that are gone.
 */
export async function expectConsistent(knex: Knex): Promise<void> {
  const attributed = await readAttributed(knex);
  for (const level of SUMMARY_LEVELS) {
    for (const summary of SUMMARIES) {
      expect(await storedSummary(knex, { level, summary })).toEqual(
        recomputedSummary(attributed, { level, summary }),
      );
    }
  }
  expect(await storedLineMonths(knex)).toEqual(
    await recomputedLineMonths(knex),
  );
  for (const table of [
    'daily_charges',
    'line_monthly_charges',
    ...Object.values(SUMMARY_TABLES).flatMap(({ daily, monthly }) => [
      daily,
      monthly,
    ]),
    'delivery_totals',
    'delivery_days',
    'quarantine',
    'delivery_account_days',
    'charge_splits',
  ]) {
    const leftOver = await knex(table)
      .whereNotIn('delivery_id', knex('deliveries').select('id'))
      .select('delivery_id');
    expect({ table, leftOver }).toEqual({ table, leftOver: [] });
  }
}
