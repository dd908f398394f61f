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
  monthOf,
  type Month,
  type TokenClass,
} from 'backstage-plugin-ai-cost-common';
import type { Calls } from './Calls';
import { quantile } from './latencies';
import { unitsOf } from './telemetrySamples';

/** What was truly measured of an entity, environment and model in a month. */
export interface OracleCalls {
  entity: string;
  environment: string;
  model: string;
  month: Month;
  requests: number;
  failures: number;
  retries: number;
  tokens: Partial<Record<TokenClass, number>>;
  /** Seconds. */
  latency: { p50: number; p95: number; p99: number };
  quality?: { good: number; sampleSize: number };
}

/** The truth about the sample organisation's telemetry. */
export interface TelemetryOracle {
  calls: OracleCalls[];
  units: {
    entity: string;
    environment: string;
    month: Month;
    unit: string;
    count: number;
  }[];
}

/** Adds up what calls truly were. */
export function telemetryOracle(calls: readonly Calls[]): TelemetryOracle {
  return { calls: callsByMonth(calls), units: unitsByMonth(calls) };
}

function callsByMonth(calls: readonly Calls[]): OracleCalls[] {
  return groupBy(calls, ({ service, environment, model, day }) =>
    [service.entity, environment, model, monthOf(day)].join(' '),
  ).map(group => {
    const [{ service, environment, model, day }] = group;
    const sum = (of: (each: Calls) => number) =>
      group.reduce((total, each) => total + of(each), 0);
    const parts = group.map(({ profile, requests }) => ({
      latency: profile.duration,
      total: requests,
    }));
    const tokens: OracleCalls['tokens'] = {};
    for (const each of group) {
      for (const [tokenClass, count] of Object.entries(each.tokens)) {
        const key = tokenClass as TokenClass;
        tokens[key] = (tokens[key] ?? 0) + count;
      }
    }
    const sampleSize = sum(({ judged }) => judged?.sampleSize ?? 0);
    return {
      entity: service.entity,
      environment,
      model,
      month: monthOf(day),
      requests: sum(({ requests }) => requests),
      failures: sum(({ failures }) => failures),
      retries: sum(({ retries }) => retries),
      tokens,
      latency: {
        p50: quantile(parts, 0.5),
        p95: quantile(parts, 0.95),
        p99: quantile(parts, 0.99),
      },
      quality:
        sampleSize > 0
          ? { good: sum(({ judged }) => judged?.good ?? 0), sampleSize }
          : undefined,
    };
  });
}

function unitsByMonth(calls: readonly Calls[]): TelemetryOracle['units'] {
  const days = groupBy(
    calls.filter(({ service }) => service.unit),
    ({ service, environment, day }) =>
      [service.entity, environment, day].join(' '),
  );
  return groupBy(days, ([{ service, environment, day }]) =>
    [service.entity, environment, monthOf(day)].join(' '),
  ).map(month => {
    const [[{ service, environment, day }]] = month;
    return {
      entity: service.entity,
      environment,
      month: monthOf(day),
      unit: service.unit!,
      count: month.reduce(
        (total, ofDay) =>
          total +
          unitsOf(
            ofDay[0],
            ofDay.reduce((sum, { requests }) => sum + requests, 0),
          ),
        0,
      ),
    };
  });
}

function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): T[][] {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key) ?? [];
    group.push(item);
    groups.set(key, group);
  }
  return [...groups.values()];
}
