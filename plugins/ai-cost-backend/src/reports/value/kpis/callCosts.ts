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

import type {
  CountMeasure,
  Day,
  Workload,
} from 'backstage-plugin-ai-cost-common';
import type { DailyCosts } from '../money/DailyCosts';
import type { CallDay } from '../telemetry/callDays';
import type { ValueFacts } from '../ValueFacts';

/** What was counted on a day of a model, or of all, beside what that costs. */
export interface CallCost extends CallDay {
  /** Attos. */
  cost: bigint;
}

/** Puts counts of calls beside the cost of the same models and days. */
export function callCosts(
  { telemetry, costs }: Pick<ValueFacts, 'telemetry' | 'costs'>,
  options: {
    measures: readonly CountMeasure[];
    days: readonly Day[];
    workloads: readonly Workload[];
  },
): CallCost[] {
  const { measures, days, workloads } = options;
  const asked = new Set(days);
  return telemetry
    .calls(measures)
    .filter(({ day }) => asked.has(day))
    .map(call => ({ ...call, cost: costOf(costs, call, workloads) }));
}

/** Why there is no cost of calls that were counted. */
export const NOT_CHARGED =
  'Nothing was charged for the models that calls were counted of.';

/**
 * Those of {@link callCosts} whose model something is charged for on the days
 * of its calls. Another is not free: its cost is not known by its name.
 */
export function chargedCalls(
  facts: Pick<ValueFacts, 'telemetry' | 'costs'>,
  options: Parameters<typeof callCosts>[1],
): CallCost[] {
  const { workloads } = options;
  return [...byModel(callCosts(facts, options))].flatMap(([model, calls]) => {
    const days = new Set(calls.map(({ day }) => day));
    return facts.costs.list(days, { model, workloads }).length > 0 ? calls : [];
  });
}

function costOf(
  costs: DailyCosts,
  { day, model }: CallDay,
  workloads: readonly Workload[],
): bigint {
  return costs.sum([day], { model, workloads });
}

/** Adds up a count. */
export function sumOf(
  calls: readonly CallDay[],
  measure: CountMeasure,
): number {
  return calls.reduce((sum, { counts }) => sum + (counts.get(measure) ?? 0), 0);
}

/** How many days are among the counts. */
export function dayCount(calls: readonly { day: Day }[]): number {
  return new Set(calls.map(({ day }) => day)).size;
}

export function sourcesOf(
  calls: readonly { sources: Iterable<string> }[],
): string[] {
  return calls.flatMap(({ sources }) => [...sources]);
}

/** Groups counts by model; undefined stands for all of them together. */
export function byModel<T extends CallDay>(
  calls: readonly T[],
): Map<string | undefined, T[]> {
  const models = new Map<string | undefined, T[]>();
  for (const call of calls) {
    models.set(call.model, [...(models.get(call.model) ?? []), call]);
  }
  return models;
}
