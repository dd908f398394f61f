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

import type { ValueDay } from 'backstage-plugin-ai-cost-common';
import type { KpiDefinition } from '../kpis/kpiDefinition';

export const VALUE_MEASURES = ['unitCost', 'latency', 'errorRate'] as const;

export type ValueMeasure = (typeof VALUE_MEASURES)[number];

/** A line of the chart. */
export interface ValueLine {
  id: string;
  name: string;
  valueOf(day: ValueDay): number | undefined;
}

/** What a chart shows over time. */
export interface MeasureDefinition {
  title: string;
  unit: KpiDefinition['unit'];
  lines: ValueLine[];
  /** Why the chart may be empty. */
  unmeasured: string;
}

const MEASURES: Record<ValueMeasure, MeasureDefinition> = {
  unitCost: {
    title: 'Unit cost',
    unit: 'money',
    lines: [
      { id: 'unitCost', name: 'Cost per unit', valueOf: day => day.unitCost },
    ],
    unmeasured: 'No units were counted in this period.',
  },
  latency: {
    title: 'Latency',
    unit: 'seconds',
    lines: [
      { id: 'p50', name: 'p50', valueOf: day => day.latency?.p50 },
      { id: 'p95', name: 'p95', valueOf: day => day.latency?.p95 },
      { id: 'p99', name: 'p99', valueOf: day => day.latency?.p99 },
    ],
    unmeasured: 'No histogram of latency was measured in this period.',
  },
  errorRate: {
    title: 'Error rate',
    unit: 'ratio',
    lines: [{ id: 'errorRate', name: 'Error rate', valueOf: errorRateOf }],
    unmeasured: 'Failures and requests were not counted in this period.',
  },
};

/** What a measure is and how it is drawn. */
export function measureOf(measure: ValueMeasure): MeasureDefinition {
  return MEASURES[measure];
}

function errorRateOf({ failures, requests }: ValueDay): number | undefined {
  return failures === undefined || !requests ? undefined : failures / requests;
}
