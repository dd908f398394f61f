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

import { utcDay, type Day } from 'backstage-plugin-ai-cost-common';
import type { Knex } from 'knex';
import { readLineCosts, type LineCost } from '../../lines/readLineCosts';
import type { DayRange } from '../../window/dayRange';
import type { KnownRun, TrainingRunCost } from './KnownRun';
import { namedLines } from './namedLines';
import { outcomeOf } from './outcomeOf';
import { readTrackedRuns } from './readTrackedRuns';
import { readUsageRuns, type UsageRun } from './readUsageRuns';
import { runNames } from './runNames';

const MOST_RUNS = 500;

/**
 * Reads the runs of an entity that were going on in a range, newest first, with
 * the entity's charges that name them. A charge that names several runs is
 * counted for none of them: nothing says how to divide it. A run that a tracker
 * and usage events tell of is one, and the tracker's word goes first.
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
  const asked = { knex, entityRef, range, limit: MOST_RUNS };
  const tracked = await readTrackedRuns(asked);
  const runIds = tracked.map(({ run }) => run.runId);
  const used = await readUsageRuns({ ...asked, runIds });
  // A tracker may say that one was going on at another time.
  const elsewhere: string[] = await knex('training_runs')
    .where({ entity_ref: entityRef })
    .whereIn(
      'run_id',
      used.flatMap(({ run }) => (runIds.includes(run.runId) ? [] : run.runId)),
    )
    .pluck('run_id');
  const runs = together(
    tracked,
    used.filter(({ run }) => !elsewhere.includes(run.runId)),
  ).slice(0, MOST_RUNS);
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
        sharesCharges(run);
      } else {
        addCosts(run, lineCosts, onLine[0].evidence);
      }
    }
  }
  return runs;
}

/** Its part of such charges is not known; an estimate of its usage may be. */
function sharesCharges(run: TrainingRunCost): void {
  if (run.charges.length === 0) {
    run.costEvidence =
      run.estimates.length > 0
        ? 'Its charges name other runs as well; estimated from its usage events'
        : 'Its charges name other runs as well';
  }
}

/** One entry of each run, the newest first. */
function together(
  tracked: readonly { source: string; run: KnownRun }[],
  used: readonly UsageRun[],
): TrainingRunCost[] {
  const usage = new Map(used.map(it => [it.run.runId, it]));
  const trackedIds = new Set(tracked.map(({ run }) => run.runId));
  return [
    ...tracked.map(it => withUsage(it, usage.get(it.run.runId))),
    ...used.filter(({ run }) => !trackedIds.has(run.runId)),
  ]
    .sort(newestFirst)
    .map(({ source, run, estimates = [], withoutEstimate }) => ({
      ...{ source, run, estimates },
      ...outcomeOf(run),
      charges: [],
      costEvidence:
        estimates.length > 0
          ? 'No charge names it; estimated from its usage events'
          : withoutEstimate,
    }));
}

function newestFirst(
  { run: a }: { run: KnownRun },
  { run: b }: { run: KnownRun },
): number {
  if (a.startedAt !== b.startedAt) {
    return a.startedAt > b.startedAt ? -1 : 1;
  }
  return a.runId < b.runId ? -1 : 1;
}

function withUsage(
  { source, run }: { source: string; run: KnownRun },
  usage: UsageRun | undefined,
): { source: string; run: KnownRun } & Partial<UsageRun> {
  return usage
    ? {
        ...usage,
        source,
        run: {
          ...run,
          name: run.name ?? usage.run.name,
          experiment: run.experiment ?? usage.run.experiment,
          outcome: usage.run.outcome,
          tags: { ...usage.run.tags, ...run.tags },
        },
      }
    : { source, run };
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
  for (const { environment, currency, cost } of costs) {
    run.charges.push({ environment, currency, amount: cost.effective });
  }
  run.costEvidence = `Charges have ${evidence}`;
}
