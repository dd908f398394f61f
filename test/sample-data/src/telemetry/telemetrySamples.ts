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
  TOKEN_CLASSES,
  type CountMeasure,
} from 'backstage-plugin-ai-cost-common';
import type {
  TelemetryDimensions,
  TelemetrySample,
} from 'backstage-plugin-ai-cost-node';
import type { Calls } from './Calls';
import { hoursOfDay } from './hoursOfDay';
import { BOUNDS, bucketCounts } from './latencies';

/** Older days are told as a whole. */
const DAYS_BY_HOUR = 35;

/** What is measured of calls, as a telemetry source yields it. */
export function* telemetrySamples(
  calls: readonly Calls[],
): Iterable<TelemetrySample> {
  for (const each of calls) {
    const dimensions = dimensionsOf(each);
    const periods = periodsOf(each);
    for (const [measure, count] of countsOf(each)) {
      const parts = periods.length === 1 ? [count] : hoursOfDay(count);
      for (const [at, period] of periods.entries()) {
        yield { kind: 'count', measure, period, dimensions, value: parts[at] };
      }
    }
    const { duration, firstToken } = each.profile;
    const requests =
      periods.length === 1 ? [each.requests] : hoursOfDay(each.requests);
    for (const [at, period] of periods.entries()) {
      const common = {
        kind: 'histogram',
        period,
        dimensions,
        bounds: BOUNDS,
      } as const;
      yield {
        ...common,
        measure: 'client_duration',
        counts: bucketCounts(duration, requests[at]),
      };
      if (firstToken) {
        yield {
          ...common,
          measure: 'time_to_first_token',
          counts: bucketCounts(firstToken, requests[at]),
        };
      }
    }
    const { judged, service } = each;
    if (judged && service.quality) {
      yield {
        kind: 'score',
        name: service.quality.name,
        evaluator: service.quality.evaluator,
        direction: 'higher',
        period: each.day,
        dimensions,
        value: judged.good / judged.sampleSize,
        sampleSize: judged.sampleSize,
      };
    }
  }
  yield* unitSamples(calls);
}

/** Units of a service, whichever model they took. */
function* unitSamples(calls: readonly Calls[]): Iterable<TelemetrySample> {
  const units = new Map<string, { calls: Calls; requests: number }>();
  for (const each of calls) {
    if (each.service.unit) {
      const key = [each.service.entity, each.environment, each.day].join(' ');
      const found = units.get(key) ?? { calls: each, requests: 0 };
      found.requests += each.requests;
      units.set(key, found);
    }
  }
  for (const { calls: each, requests } of units.values()) {
    const { tags, environment } = dimensionsOf(each);
    yield {
      kind: 'count',
      measure: 'units',
      name: each.service.unit,
      period: each.day,
      dimensions: { tags, environment },
      value: unitsOf(each, requests),
    };
  }
}

/** Whole units that some requests were made for. */
export function unitsOf({ service }: Calls, requests: number): number {
  return Math.floor((requests * 1000) / service.requestsPerUnit!);
}

function dimensionsOf(calls: Calls): TelemetryDimensions {
  const { environment, model, service } = calls;
  return {
    model,
    environment: environment || undefined,
    operation: 'chat',
    tags: { component: service.entity.split('/')[1] },
  };
}

function periodsOf({ day, age }: Calls): string[] {
  return age >= DAYS_BY_HOUR
    ? [day]
    : Array.from(
        { length: 24 },
        (_, hour) => `${day}T${String(hour).padStart(2, '0')}:00Z`,
      );
}

function countsOf(calls: Calls): [CountMeasure, number][] {
  const { requests, failures, retries, tokens } = calls;
  return [
    ['requests', requests],
    ['failures', failures],
    ['retries', retries],
    ...TOKEN_CLASSES.flatMap((tokenClass): [CountMeasure, number][] =>
      tokens[tokenClass] === undefined
        ? []
        : [[`${tokenClass}_tokens`, tokens[tokenClass]]],
    ),
  ];
}
