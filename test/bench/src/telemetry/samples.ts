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

import { addHours, type Hour } from 'backstage-plugin-ai-cost-common';
import type {
  TelemetryDimensions,
  TelemetrySample,
} from 'backstage-plugin-ai-cost-node';

/** 500 services, each with four measures of every hour of a year. */
export const SHAPE = { entities: 500, measures: 4, hours: 365 * 24 };

const BOUNDS = [0.1, 0.2, 0.5, 1, 2, 5, 10];

/** Of a service, as its samples share it. */
function dimensionsOf(entity: number): TelemetryDimensions {
  return {
    provider: 'openai',
    model: ['gpt-5', 'gpt-5-mini'][entity % 2],
    environment: 'production',
    tags: { component: `service-${entity}` },
  };
}

/** What a source would yield of a window, a batch for each service. */
export function* sampleBatches(from: Hour, hours: number) {
  const periods = Array.from({ length: hours }, (_, at) => addHours(from, at));
  for (let entity = 0; entity < SHAPE.entities; entity += 1) {
    const dimensions = dimensionsOf(entity);
    yield periods.flatMap((period, at): TelemetrySample[] => {
      const n = 100 + ((entity * 31 + at * 17) % 900);
      return [
        {
          ...{ kind: 'count', measure: 'requests', period, dimensions },
          value: n,
        },
        {
          ...{ kind: 'count', measure: 'units', period, dimensions },
          ...{ name: 'prediction', value: n / 2 },
        },
        {
          ...{ kind: 'histogram', measure: 'client_duration', period },
          ...{ dimensions, bounds: BOUNDS, sum: n * 0.7 },
          counts: [n, n, 2 * n, n, 5, 3, 1, 0],
        },
        {
          ...{ kind: 'score', name: 'accuracy', period, dimensions },
          ...{ value: 0.9, sampleSize: n, evaluator: 'judge' },
          direction: 'higher',
        },
      ];
    });
  }
}
