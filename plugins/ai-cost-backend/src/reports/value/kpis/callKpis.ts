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
  KPIS,
  type CountMeasure,
  type Day,
} from 'backstage-plugin-ai-cost-common';
import { CALLS, toNumber } from '../money/DailyCosts';
import type { ValueFacts } from '../ValueFacts';
import {
  byModel,
  callCosts,
  chargedCalls,
  dayCount,
  NOT_CHARGED,
  sourcesOf,
  sumOf,
} from './callCosts';
import { costPerSuccess } from './costPerSuccess';
import type { KpiFigure, KpiMethod } from './KpiFigure';

const NO_REQUESTS = 'No requests were counted.';

/** What calls of models cost, and how many fail. */
export const CALL_KPIS: readonly KpiMethod[] = [
  {
    kpi: KPIS.costPerThousandRequests,
    over: 'complete',
    compute: (facts, days) => {
      const counted = {
        measures: ['requests'],
        days,
        workloads: CALLS,
      } as const;
      if (callCosts(facts, counted).length === 0) {
        return { unavailable: NO_REQUESTS };
      }
      if (facts.currency === undefined) {
        return { unavailable: 'The entity has no cost.' };
      }
      const calls = chargedCalls(facts, counted);
      if (calls.length === 0) {
        return { unavailable: NOT_CHARGED };
      }
      const requests = sumOf(calls, 'requests');
      const cost = calls.reduce((sum, call) => sum + call.cost, 0n);
      return {
        value: requests > 0 ? (toNumber(cost) / requests) * 1000 : undefined,
        numerator: cost,
        denominator: requests,
        days: dayCount(calls),
        sources: sourcesOf(calls),
        unavailable: 'The count of requests is zero.',
      };
    },
  },
  {
    kpi: KPIS.costPerSuccess,
    over: 'complete',
    compute: costPerSuccess,
  },
  {
    kpi: KPIS.tokensPerRequest,
    over: 'complete',
    compute: (facts, days) => {
      const calls = callCosts(facts, {
        measures: ['requests'],
        days,
        workloads: CALLS,
      }).flatMap(call => {
        const tokens = facts.tokens.total(call.day, call.model);
        return tokens === undefined ? [] : { ...call, tokens };
      });
      if (calls.length === 0) {
        return { unavailable: 'Nobody counts both requests and tokens.' };
      }
      const requests = sumOf(calls, 'requests');
      const tokens = calls.reduce((sum, call) => sum + call.tokens, 0);
      return {
        value: requests > 0 ? tokens / requests : undefined,
        numerator: tokens,
        denominator: requests,
        days: dayCount(calls),
        sources: [
          ...sourcesOf(calls),
          ...calls.flatMap(({ day, model }) =>
            sourcesOf(facts.tokens.on(day, model)),
          ),
        ],
        unavailable: 'The count of requests is zero.',
      };
    },
  },
  {
    kpi: KPIS.errorRate,
    over: 'all',
    compute: (facts, days) => {
      const calls = callCosts(facts, {
        measures: ['failures', 'requests'],
        days,
        workloads: CALLS,
      });
      if (calls.length === 0) {
        return { unavailable: 'No source counts both requests and failures.' };
      }
      const failures = sumOf(calls, 'failures');
      const requests = sumOf(calls, 'requests');
      return {
        value: requests > 0 ? failures / requests : undefined,
        numerator: failures,
        denominator: requests,
        days: dayCount(calls),
        sources: sourcesOf(calls),
        unavailable: 'The count of requests is zero.',
      };
    },
  },
  {
    kpi: KPIS.costOfFailures,
    over: 'complete',
    isAmount: true,
    compute: (facts, days) => costOfSome(facts, days, 'failures'),
  },
  {
    kpi: KPIS.costOfRetries,
    over: 'complete',
    isAmount: true,
    compute: (facts, days) => costOfSome(facts, days, 'retries'),
  },
];

/** What some of the calls cost, if each call of a model costs the same. */
function costOfSome(
  facts: ValueFacts,
  days: readonly Day[],
  some: CountMeasure & ('failures' | 'retries'),
): KpiFigure {
  const counted = {
    measures: [some, 'requests'],
    days,
    workloads: ['inference'],
  } as const;
  if (callCosts(facts, counted).length === 0) {
    return { unavailable: `No source counts both requests and ${some}.` };
  }
  if (facts.currency === undefined) {
    return { unavailable: 'The entity has no cost.' };
  }
  const calls = chargedCalls(facts, counted);
  if (calls.length === 0) {
    return { unavailable: NOT_CHARGED };
  }
  let value = 0;
  for (const ofModel of byModel(calls).values()) {
    const requests = sumOf(ofModel, 'requests');
    const cost = ofModel.reduce((sum, call) => sum + call.cost, 0n);
    value +=
      requests > 0 ? (toNumber(cost) * sumOf(ofModel, some)) / requests : 0;
  }
  return {
    value,
    numerator: calls.reduce((sum, call) => sum + call.cost, 0n),
    denominator: sumOf(calls, 'requests'),
    days: dayCount(calls),
    sources: sourcesOf(calls),
  };
}
