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

import { addDays, type Day } from 'backstage-plugin-ai-cost-common';
import type { UsageRunFacts } from 'backstage-plugin-ai-cost-node';
import type { Knex } from 'knex';
import { joinAttos } from '../../../ledger/moneyColumns';
import { whereIdIn } from '../../../ledger/whereIdIn';
import type { UsageRunRow } from '../../../usage/store/addRuns';
import { TRAINING_WORKLOADS } from '../../../usage/store/trainingWorkloads';
import type { DayRange } from '../../window/dayRange';
import { EntityParts } from '../telemetry/EntityParts';
import type { KnownRun, RunMoney } from './KnownRun';

/** A run that usage events name. */
export interface UsageRun {
  /** Reporter of the events. */
  source: string;
  run: KnownRun;
  estimates: RunMoney[];
  /** Why nothing is estimated, for people. */
  withoutEstimate?: string;
}

type StoredRow = UsageRunRow & { reporter: string; dimensions: string };

const TOLD_TWICE =
  'Several tell of its usage, and it may be the same: nothing is added up';
const NOT_PRICED = 'Part of its usage has no price, so nothing is estimated';

/**
 * Reads the runs of training and evaluation that usage events tell of, those
 * whose usage is an entity's, newest first.
 *
 * @param options - `runIds` are read whatever the range; of others those that
 * were going on in it
 */
export async function readUsageRuns(options: {
  knex: Knex;
  entityRef: string;
  range: DayRange;
  runIds: readonly string[];
  limit: number;
}): Promise<UsageRun[]> {
  const { knex, entityRef, range, runIds, limit } = options;
  const parts = await EntityParts.read({
    knex,
    table: 'usage_attributions',
    entityRefs: [entityRef],
  });
  if (parts.seriesIds.length === 0) {
    return [];
  }
  const inRange = knex('usage_runs')
    .where('first_at', '<', addDays(range.to, 1))
    .where('last_at', '>=', range.from)
    .select('run_id');
  whereIdIn(inRange, 'series_id', parts.seriesIds);
  const query = knex('usage_runs')
    .join('usage_series', 'usage_series.id', 'usage_runs.series_id')
    .where(asked =>
      asked.whereIn('run_id', inRange).orWhereIn('run_id', runIds),
    )
    .orderBy(['series_id', 'run_id', 'currency'])
    .select('usage_runs.*', 'reporter', 'dimensions');
  whereIdIn(query, 'series_id', parts.seriesIds);
  const runs = new Map<string, StoredRow[]>();
  for (const row of (await query) as StoredRow[]) {
    if (isTraining(parts, row)) {
      runs.set(row.run_id, [...(runs.get(row.run_id) ?? []), row]);
    }
  }
  return [...runs.values()]
    .map(rows => usageRunOf(rows, parts))
    .sort((a, b) => (a.run.startedAt > b.run.startedAt ? -1 : 1))
    .slice(0, limit + runIds.length);
}

function isTraining(parts: EntityParts, row: StoredRow): boolean {
  return parts
    .on(row.series_id, dayOf(row))
    .some(({ workload }) => TRAINING_WORKLOADS.includes(workload));
}

/** The day by which it is decided whose a row is. */
function dayOf({ first_at: firstAt, told_at: toldAt }: StoredRow): Day {
  return (firstAt || toldAt).slice(0, 10);
}

function usageRunOf(rows: readonly StoredRow[], parts: EntityParts): UsageRun {
  const told = [...rows].sort((a, b) => (a.told_at < b.told_at ? -1 : 1));
  const [stated] = [...rows].sort((a, b) =>
    a.status_at > b.status_at ? -1 : 1,
  );
  const status = (stated.status ?? undefined) as UsageRunFacts['status'];
  const hasEnded = status !== undefined && status !== 'running';
  const withoutEstimate = problemOfEstimates(rows);
  return {
    source: told[told.length - 1].reporter,
    withoutEstimate,
    estimates: withoutEstimate ? [] : estimatesOf(rows, parts),
    run: {
      runId: rows[0].run_id,
      name: lastOf(told, 'name'),
      experiment: lastOf(told, 'experiment'),
      outcome: lastOf(told, 'outcome') as UsageRunFacts['outcome'],
      status,
      startedAt: rows.flatMap(({ first_at: at }) => at || []).sort()[0] ?? '',
      endedAt: hasEnded ? stated.status_at : undefined,
      tags: Object.assign(
        {},
        ...rows.map(({ dimensions }) => JSON.parse(dimensions).tags),
      ),
      metrics: {},
      versions: [],
      tracked: false,
    },
  };
}

function lastOf(
  told: readonly StoredRow[],
  column: 'name' | 'experiment' | 'outcome',
): string | undefined {
  return told.reduce<string | undefined>(
    (last, row) => row[column] ?? last,
    undefined,
  );
}

function problemOfEstimates(rows: readonly StoredRow[]): string | undefined {
  if (new Set(rows.map(({ reporter }) => reporter)).size > 1) {
    return TOLD_TWICE;
  }
  return rows.some(({ unpriced }) => Number(unpriced) > 0)
    ? NOT_PRICED
    : undefined;
}

function estimatesOf(
  rows: readonly StoredRow[],
  parts: EntityParts,
): RunMoney[] {
  return rows.flatMap(row =>
    row.estimated_micros === null
      ? []
      : parts
          .split(
            row.series_id,
            dayOf(row),
            joinAttos(
              BigInt(row.estimated_micros),
              BigInt(row.estimated_attos ?? 0),
            ),
          )
          .map(({ environment, amount }) => ({
            environment,
            currency: row.currency,
            amount,
          })),
  );
}
