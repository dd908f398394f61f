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
  ModelValue,
  Workload,
} from 'backstage-plugin-ai-cost-common';
import {
  FIRST_TOKEN,
  LATENCY,
  NOT_MERGED,
  NOT_TIMED,
} from '../kpis/latencyKpis';
import { CALLS, toNumber } from '../money/DailyCosts';
import type { CountedDay } from '../telemetry/callDays';
import { latencyValue } from '../telemetry/latencyValue';
import type { ValueFacts } from '../ValueFacts';

type Performance = Pick<
  ModelValue,
  | 'requests'
  | 'failures'
  | 'costPerThousandRequests'
  | 'errorRate'
  | 'latency'
  | 'timeToFirstToken'
  | 'quality'
  | 'costPerSuccess'
  | 'unavailable'
>;

/** How a model performs. */
export interface ModelPerformance {
  /** Anything was measured of it in the range. */
  measured: boolean;
  environments: string[];
  value: Performance;
}

/** What was measured of a model, beside the cost of the same days. */
export function modelPerformance(
  facts: ValueFacts,
  model: string,
): ModelPerformance {
  const { weighing, windows } = facts;
  const [all, complete] = [windows.all.current, windows.complete.current];
  const requests = counted(facts, model, ['requests'], all);
  const both = counted(facts, model, ['requests', 'failures'], all);
  const value: Performance = {
    requests: sum(requests, 'requests'),
    failures: sum(counted(facts, model, ['failures'], all), 'failures'),
    errorRate: ratio(sum(both, 'failures'), sum(both, 'requests')),
    costPerThousandRequests: thousand(facts, model, complete),
    ...latencies(facts, model),
    unavailable: {},
  };
  const score = weighing?.of(model, all);
  if (weighing && score) {
    value.quality = { key: weighing.key, ...score };
  }
  value.costPerSuccess = success(facts, model, complete);
  value.unavailable = reasons(facts, model, value);
  return {
    measured:
      requests.length > 0 ||
      value.latency !== undefined ||
      value.quality !== undefined,
    environments: requests.map(({ environment }) => environment),
    value,
  };
}

function counted(
  { telemetry }: ValueFacts,
  model: string,
  measures: readonly CountMeasure[],
  days: readonly Day[],
): CountedDay[] {
  const asked = new Set(days);
  return telemetry
    .counted(measures, { perModel: true })
    .filter(it => it.model === model && asked.has(it.day));
}

function sum(
  days: readonly CountedDay[],
  measure: CountMeasure,
): number | undefined {
  return days.length === 0
    ? undefined
    : days.reduce((total, { counts }) => total + counts.get(measure)!, 0);
}

function ratio(a: number | undefined, b: number | undefined) {
  return a === undefined || !b ? undefined : a / b;
}

/**
 * Cost of the model on the days of some counts. A model that nothing is charged
 * for on them is not free: its cost is not known by its name.
 */
function costOf(
  { costs }: ValueFacts,
  model: string,
  options: { days: readonly CountedDay[]; workloads: readonly Workload[] },
): number | undefined {
  const days = [...new Set(options.days.map(({ day }) => day))];
  const charges = costs.list(days, { model, workloads: options.workloads });
  return charges.length === 0
    ? undefined
    : toNumber(charges.reduce((total, { cost }) => total + cost, 0n));
}

function thousand(facts: ValueFacts, model: string, complete: readonly Day[]) {
  const days = counted(facts, model, ['requests'], complete);
  const cost = costOf(facts, model, { days, workloads: CALLS });
  const perRequest = ratio(cost, sum(days, 'requests'));
  return perRequest === undefined || facts.currency === undefined
    ? undefined
    : perRequest * 1000;
}

function success(facts: ValueFacts, model: string, complete: readonly Day[]) {
  const { weighing } = facts;
  const score = weighing?.isShare ? weighing.of(model, complete) : undefined;
  const days = counted(facts, model, ['requests', 'failures'], complete);
  if (!score || days.length === 0 || facts.currency === undefined) {
    return undefined;
  }
  const good = (sum(days, 'requests')! - sum(days, 'failures')!) * score.value;
  const cost = costOf(facts, model, { days, workloads: ['inference'] });
  return cost !== undefined && good > 0 ? cost / good : undefined;
}

function latencies(
  { telemetry, windows }: ValueFacts,
  model: string,
): Pick<Performance, 'latency' | 'timeToFirstToken'> {
  const { from, to } = windows.range;
  const of = (measures: typeof LATENCY) =>
    latencyValue(
      telemetry
        .histograms(measures, { model })
        .filter(({ day }) => day >= from && day <= to)
        .map(({ histogram }) => histogram),
    );
  return { latency: of(LATENCY), timeToFirstToken: of(FIRST_TOKEN) };
}

function reasons(
  { telemetry, weighing }: ValueFacts,
  model: string,
  value: Performance,
): Record<string, string> {
  const timed = (measures: typeof LATENCY) =>
    telemetry.histograms(measures, { model }).length > 0
      ? NOT_MERGED
      : NOT_TIMED;
  const all: Record<string, string> = {
    requests: 'No requests were counted of this model.',
    failures: 'No failures were counted of this model.',
    costPerThousandRequests:
      value.requests === undefined
        ? 'No requests were counted of this model.'
        : 'On complete days, requests were not counted or nothing was charged for this model.',
    errorRate: 'No source counts both requests and failures of this model.',
    latency: timed(LATENCY),
    timeToFirstToken: timed(FIRST_TOKEN),
    quality: weighing
      ? 'The score of the entity is not of this model.'
      : 'There is no score.',
    costPerSuccess:
      'It takes requests, failures, a score from 0 to 1 and charges of this model.',
  };
  return Object.fromEntries(
    Object.entries(all).filter(
      ([field]) => value[field as keyof Performance] === undefined,
    ),
  );
}
