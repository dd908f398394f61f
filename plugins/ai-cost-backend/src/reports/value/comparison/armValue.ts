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
  formatDecimal,
  type ArmValue,
  type Day,
  type HistogramMeasure,
} from 'backstage-plugin-ai-cost-common';
import { CALLS, DailyCosts, toNumber } from '../money/DailyCosts';
import { meanScore } from '../quality/meanScore';
import { qualityKey } from '../quality/qualityScores';
import type { ScoreFigure } from '../telemetry/Figure';
import { latencyValue } from '../telemetry/latencyValue';
import { countsOf, histogramsOf, type ArmFacts } from './ArmFacts';

/** An arm's cost of a request on each complete day with requests. */
export interface RequestCosts {
  byDay: number[];
  costPerThousandRequests?: number;
}

/** The figures of one side of a comparison. */
export function armValue(
  facts: ArmFacts,
  options: { currency?: string; timing?: HistogramMeasure },
): ArmValue {
  const { currency, timing } = options;
  const requests = countsOf(facts, ['requests']);
  const errors = errorsOf(facts);
  return {
    arm: facts.arm,
    cost: formatDecimal(
      facts.costs
        .filter(({ series }) => series.currency === currency)
        .reduce((sum, { cost }) => sum + cost, 0n),
    ),
    requests:
      requests.length === 0
        ? undefined
        : requests.reduce((sum, it) => sum + it.counts.get('requests')!, 0),
    costPerThousandRequests: requestCosts(facts, currency)
      .costPerThousandRequests,
    errorRate: errors && errors.of > 0 ? errors.hits / errors.of : undefined,
    latency: timing && latencyValue(histogramsOf(facts, timing)),
    quality: [...scoresByKey(facts.scores)].map(([key, scores]) => ({
      key,
      ...meanScore(scores)!,
    })),
  };
}

/** What a request costs, on each complete day on which requests were counted. */
export function requestCosts(
  facts: ArmFacts,
  currency: string | undefined,
): RequestCosts {
  if (currency === undefined) {
    return { byDay: [] };
  }
  const costs = DailyCosts.create(
    facts.costs.filter(({ series }) => series.currency === currency),
  );
  const complete = new Set(facts.completeDays);
  const days = new Map<Day, number>();
  for (const { day, counts } of countsOf(facts, ['requests'])) {
    if (complete.has(day)) {
      days.set(day, (days.get(day) ?? 0) + counts.get('requests')!);
    }
  }
  const used = [...days].filter(([, requests]) => requests > 0);
  const billed = costs.list(
    used.map(([day]) => day),
    { workloads: CALLS },
  );
  // What nothing is charged for is not free: its cost is not known by its name.
  if (billed.length === 0) {
    return { byDay: [] };
  }
  const costOf = (some: readonly Day[]) =>
    toNumber(costs.sum(some, { workloads: CALLS }));
  const requests = used.reduce((sum, [, count]) => sum + count, 0);
  return {
    byDay: used.map(([day, count]) => costOf([day]) / count),
    costPerThousandRequests:
      (costOf(used.map(([day]) => day)) / requests) * 1000,
  };
}

/** Failed calls of all calls; undefined when no source counts both. */
export function errorsOf(
  facts: ArmFacts,
): { hits: number; of: number } | undefined {
  const both = countsOf(facts, ['failures', 'requests']);
  return both.length === 0
    ? undefined
    : {
        hits: both.reduce((sum, it) => sum + it.counts.get('failures')!, 0),
        of: both.reduce((sum, it) => sum + it.counts.get('requests')!, 0),
      };
}

/** The scores of an arm that may be put together. */
export function scoresByKey(
  scores: readonly ScoreFigure[],
): Map<string, ScoreFigure[]> {
  const keys = new Map<string, ScoreFigure[]>();
  for (const score of scores) {
    const key = qualityKey(score);
    keys.set(key, [...(keys.get(key) ?? []), score]);
  }
  return keys;
}
