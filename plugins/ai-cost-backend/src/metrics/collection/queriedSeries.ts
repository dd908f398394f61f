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

import type { HistogramMeasure } from 'backstage-plugin-ai-cost-common';
import type { EntityTelemetryQuery } from 'backstage-plugin-ai-cost-node';
import type { TelemetrySeries } from '../store/telemetrySeries';

const LATENCIES: Record<string, readonly HistogramMeasure[]> = {
  latency: ['client_duration', 'server_duration'],
  'first-token': ['time_to_first_token'],
  'per-token': ['time_per_output_token'],
};

/** True for a series that a query asks for. */
export function isQueriedBy(
  { measure, name, facts }: TelemetrySeries,
  query: EntityTelemetryQuery,
): boolean {
  if (facts.dimensions.entityRef !== query.entityRef.toLowerCase()) {
    return false;
  }
  switch (query.kind) {
    case 'units':
      return measure === 'units' && name === query.name;
    case 'quality':
      return measure === 'score' && name === query.name;
    default:
      return (LATENCIES[query.name] ?? []).some(it => it === measure);
  }
}
