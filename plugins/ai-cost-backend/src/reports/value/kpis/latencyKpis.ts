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
  type HistogramMeasure,
  type Kpi,
  type KpiId,
} from 'backstage-plugin-ai-cost-common';
import { latencyValue } from '../telemetry/latencyValue';
import type { KpiMethod } from './KpiFigure';

/** How long a call takes: as callers see it where they measure. */
export const LATENCY: readonly HistogramMeasure[] = [
  'client_duration',
  'server_duration',
];

export const FIRST_TOKEN: readonly HistogramMeasure[] = ['time_to_first_token'];

const PERCENTILES = ['p50', 'p95', 'p99'] as const;

/** Why there are no percentiles where something was timed. */
export const NOT_MERGED =
  'The buckets of the histograms have no bound in common.';

export const NOT_TIMED = 'No histogram was measured.';

/** How long calls take, and until an answer begins. */
export const LATENCY_KPIS: readonly KpiMethod[] = [
  ...percentiles(KPIS.latency, LATENCY),
  ...percentiles(KPIS.timeToFirstToken, FIRST_TOKEN),
];

function percentiles(
  kpi: Kpi & { id: KpiId },
  measures: readonly HistogramMeasure[],
): KpiMethod[] {
  return PERCENTILES.map(percentile => ({
    kpi,
    of: percentile,
    over: 'all',
    compute: ({ telemetry }, days) => {
      const asked = new Set(days);
      const timed = telemetry
        .histograms(measures)
        .filter(({ day }) => asked.has(day));
      if (timed.length === 0) {
        return { unavailable: NOT_TIMED };
      }
      const latency = latencyValue(timed.map(({ histogram }) => histogram));
      if (!latency) {
        return { unavailable: NOT_MERGED };
      }
      return {
        value: latency[percentile],
        denominator: latency.samples,
        days: new Set(timed.map(({ day }) => day)).size,
        sources: timed.map(({ source }) => source.id),
        unavailable: 'It lies above the highest bound of the buckets.',
      };
    },
  }));
}
