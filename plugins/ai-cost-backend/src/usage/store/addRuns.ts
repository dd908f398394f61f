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

import { parseDecimal } from 'backstage-plugin-ai-cost-common';
import type { UsageEvent } from 'backstage-plugin-ai-cost-node';
import type { Knex } from 'knex';
import { splitAttos } from '../../ledger/moneyColumns';
import { usageSeriesHash, usageSeriesOf } from './usageSeries';

const ROWS_PER_STATEMENT = 100;

/** A row of `usage_runs`. */
export interface UsageRunRow {
  series_id: number;
  run_id: string;
  currency: string;
  first_at: string;
  last_at: string;
  unpriced: string | number;
  estimated_micros: string | number | null;
  estimated_attos: string | number | null;
  name: string | null;
  experiment: string | null;
  outcome: string | null;
  told_at: string;
  status: string | null;
  status_at: string;
}

/** The sums of a row before they are stored. */
interface RunSum {
  row: UsageRunRow;
  unpriced: number;
  estimate?: bigint;
}

/**
 * Adds what events say of the runs that they name. What is told last counts, in
 * whatever order events come.
 *
 * @param options - `ids` are those of series, by their hashes
 */
export async function addRuns(
  trx: Knex.Transaction,
  options: {
    events: readonly UsageEvent[];
    reporter: string;
    ids: ReadonlyMap<string, number>;
  },
): Promise<void> {
  const { events, reporter, ids } = options;
  const sums = new Map<string, RunSum>();
  for (const event of [...events].sort(byTime)) {
    if (event.runId !== undefined) {
      const hash = usageSeriesHash(usageSeriesOf(event, reporter));
      const currency = event.estimatedCost?.currency ?? '';
      const key = JSON.stringify([hash, event.runId, currency]);
      const sum = sums.get(key) ?? newSum(ids.get(hash)!, event);
      sums.set(key, sum);
      addEvent(sum, event);
    }
  }
  // Always in the same order, as the hours: who writes them locks them in it.
  const rows = [...sums]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, sum]) => rowOf(sum));
  for (let at = 0; at < rows.length; at += ROWS_PER_STATEMENT) {
    await trx('usage_runs')
      .insert(rows.slice(at, at + ROWS_PER_STATEMENT))
      .onConflict(['series_id', 'run_id', 'currency'])
      .merge(together(trx));
  }
}

function newSum(seriesId: number, event: UsageEvent): RunSum {
  return {
    unpriced: 0,
    row: {
      series_id: seriesId,
      run_id: event.runId!,
      currency: event.estimatedCost?.currency ?? '',
      first_at: '',
      last_at: '',
      unpriced: 0,
      estimated_micros: null,
      estimated_attos: null,
      name: null,
      experiment: null,
      outcome: null,
      told_at: '',
      status: null,
      status_at: '',
    },
  };
}

/** @param event - not older than those that were added */
function addEvent(sum: RunSum, event: UsageEvent): void {
  const { row } = sum;
  const { estimatedCost, run = {} } = event;
  const occurredAt = instantOf(event);
  // What is told of a run afterwards does not make it longer.
  if (estimatedCost || run.status || countsUsage(event)) {
    row.first_at ||= occurredAt;
    row.last_at = occurredAt;
  }
  if (estimatedCost) {
    sum.estimate = (sum.estimate ?? 0n) + parseDecimal(estimatedCost.amount);
  } else if (countsUsage(event)) {
    sum.unpriced += 1;
  }
  if (run.name ?? run.experiment ?? run.outcome) {
    row.name = run.name ?? row.name;
    row.experiment = run.experiment ?? row.experiment;
    row.outcome = run.outcome ?? row.outcome;
    row.told_at = occurredAt;
  }
  if (run.status) {
    row.status = run.status;
    row.status_at = occurredAt;
  }
}

function countsUsage({ tokens, requests, gpuSeconds }: UsageEvent): boolean {
  return [...Object.values(tokens), requests, gpuSeconds].some(
    amount => amount !== undefined,
  );
}

function rowOf({ row, unpriced, estimate }: RunSum) {
  const money = estimate === undefined ? undefined : splitAttos(estimate);
  return {
    ...row,
    unpriced,
    estimated_micros: money ? money.micros : null,
    estimated_attos: money ? money.attos : null,
  };
}

/** How a row is merged with one that is there. */
function together(trx: Knex.Transaction) {
  const sum = (column: string) =>
    trx.raw(
      'coalesce(usage_runs.?? + excluded.??, usage_runs.??, excluded.??)',
      [column, column, column, column],
    );
  const told = (column: string) =>
    trx.raw(
      'case when excluded.told_at >= usage_runs.told_at then coalesce(excluded.??, usage_runs.??) else coalesce(usage_runs.??, excluded.??) end',
      [column, column, column, column],
    );
  const later = (column: string, by: string) =>
    trx.raw(
      'case when excluded.?? >= usage_runs.?? then excluded.?? else usage_runs.?? end',
      [by, by, column, column],
    );
  return {
    first_at: trx.raw(
      "case when usage_runs.first_at = '' or (excluded.first_at <> '' and excluded.first_at < usage_runs.first_at) then excluded.first_at else usage_runs.first_at end",
    ),
    last_at: later('last_at', 'last_at'),
    unpriced: sum('unpriced'),
    estimated_micros: sum('estimated_micros'),
    estimated_attos: sum('estimated_attos'),
    name: told('name'),
    experiment: told('experiment'),
    outcome: told('outcome'),
    told_at: later('told_at', 'told_at'),
    status: later('status', 'status_at'),
    status_at: later('status_at', 'status_at'),
  };
}

function byTime(a: UsageEvent, b: UsageEvent): number {
  return Date.parse(a.occurredAt) - Date.parse(b.occurredAt);
}

/** In the one spelling that sorts as text. */
function instantOf({ occurredAt }: UsageEvent): string {
  return new Date(occurredAt).toISOString();
}
