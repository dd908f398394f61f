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
  addDays,
  utcDay,
  type Day,
  type TrainingOutcome,
} from 'backstage-plugin-ai-cost-common';
import type { TrainingRun } from 'backstage-plugin-ai-cost-node';
import type { Knex } from 'knex';
import { readLineCosts, type LineCost } from '../../lines/readLineCosts';
import type { DayRange } from '../../window/dayRange';
import { namedLines } from './namedLines';
import { outcomeOf } from './outcomeOf';
import { runNames } from './runNames';

const MOST_RUNS = 500;

/** A run, what came of it, and what it cost. */
export interface TrainingRunCost {
  /** Id of the telemetry source. */
  source: string;
  run: TrainingRun;
  outcome: TrainingOutcome;
  /** For people. */
  evidence: string;
  /** Attos by currency; empty when no charge names the run, and it alone. */
  costs: Map<string, bigint>;
  /** Attos in the currency of the report. */
  cost?: bigint;
  /** How the charges were found, or why none is counted, for people. */
  costEvidence?: string;
}

/**
 * Reads the runs of an entity that were going on in a range, newest first, with
 * the entity's charges that name them. A charge that names several runs is
 * counted for none of them: nothing says how to divide it.
 *
 * @param options - `deliveryIds` are those that count
 */
export async function readTrainingRuns(options: {
  knex: Knex;
  entityRef: string;
  range: DayRange;
  now: Date;
  deliveryIds: readonly number[];
}): Promise<TrainingRunCost[]> {
  const { knex, entityRef, range, now, deliveryIds } = options;
  const runs = await readRuns(knex, entityRef, range);
  const owners = ownersOf(runs);
  if (owners.size === 0) {
    return runs;
  }
  const named = await namedLines({
    knex,
    entityRef,
    names: new Set(owners.keys()),
  });
  if (named.length === 0) {
    return runs;
  }
  const costs = await readLineCosts({
    knex,
    query: { entityRef, ...spanOf(runs, now), basis: 'effective' },
    lineIds: [...new Set(named.map(({ lineId }) => lineId))],
    deliveryIds,
  });
  const costOf = new Map<number, LineCost[]>();
  for (const cost of costs) {
    costOf.set(cost.lineId, [...(costOf.get(cost.lineId) ?? []), cost]);
  }
  for (const [lineId, lineCosts] of costOf) {
    const onLine = named.filter(it => it.lineId === lineId);
    const ofLine = new Set(onLine.flatMap(({ name }) => owners.get(name)!));
    for (const run of ofLine) {
      if (ofLine.size > 1) {
        run.costEvidence ??= 'Its charges name other runs as well';
      } else {
        addCosts(run, lineCosts, onLine[0].evidence);
      }
    }
  }
  return runs;
}

async function readRuns(
  knex: Knex,
  entityRef: string,
  { from, to }: DayRange,
): Promise<TrainingRunCost[]> {
  const rows: { source_id: string; run: string }[] = await knex('training_runs')
    .where({ entity_ref: entityRef })
    .where('started_at', '<', addDays(to, 1))
    .where(ended => ended.whereNull('ended_at').orWhere('ended_at', '>=', from))
    .orderBy([
      { column: 'started_at', order: 'desc' },
      { column: 'source_id' },
      { column: 'run_id' },
    ])
    .limit(MOST_RUNS)
    .select('source_id', 'run');
  return rows.map(({ source_id: source, run: json }) => {
    const run: TrainingRun = JSON.parse(json);
    return { source, run, ...outcomeOf(run), costs: new Map() };
  });
}

/** Which runs have a name. */
function ownersOf(
  runs: readonly TrainingRunCost[],
): Map<string, TrainingRunCost[]> {
  const owners = new Map<string, TrainingRunCost[]>();
  for (const run of runs) {
    for (const name of runNames(run.run)) {
      owners.set(name, [...(owners.get(name) ?? []), run]);
    }
  }
  return owners;
}

function spanOf(
  runs: readonly TrainingRunCost[],
  now: Date,
): { from: Day; to: Day } {
  const starts = runs.map(({ run }) => utcDay(new Date(run.startedAt))).sort();
  return { from: starts[0], to: utcDay(now) };
}

function addCosts(
  run: TrainingRunCost,
  costs: readonly LineCost[],
  evidence: string,
): void {
  for (const { currency, cost } of costs) {
    run.costs.set(currency, (run.costs.get(currency) ?? 0n) + cost.effective);
  }
  run.costEvidence = `Charges have ${evidence}`;
}

/** Fills in what runs cost in one currency. */
export function inCurrency(
  runs: readonly TrainingRunCost[],
  currency: string | undefined,
): TrainingRunCost[] {
  return runs.map(run => ({
    ...run,
    cost: currency === undefined ? undefined : run.costs.get(currency),
  }));
}
