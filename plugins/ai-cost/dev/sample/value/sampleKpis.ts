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

import type { KpiValue, ValueDay } from 'backstage-plugin-ai-cost-common';

const SERVER = 'prometheus';

/** The KPIs of some days, as the backend would reckon them. */
export function sampleKpis(all: ValueDay[]): KpiValue[] {
  const days = all.filter(({ completeness }) => completeness === 'settled');
  const counted = days.filter(({ units }) => units !== undefined);
  const sum = (of: ValueDay[], value: (day: ValueDay) => number | undefined) =>
    of.reduce((total, day) => total + (value(day) ?? 0), 0);
  const cost = (of: ValueDay[]) => sum(of, day => Number(day.cost ?? 0));
  const units = sum(counted, day => day.units);
  const requests = sum(days, day => day.requests);
  const failures = sum(days, day => day.failures);
  const money = cost(days);
  const unitCost = cost(counted) / units;
  const perThousand = (money / requests) * 1000;
  const of = { days: days.length, sources: [SERVER] };
  return [
    {
      kpi: 'unit-cost',
      value: unitCost,
      previous: unitCost * 1.063,
      target: 0.0025,
      numerator: cost(counted).toFixed(6),
      denominator: units,
      days: counted.length,
      sources: [SERVER],
    },
    {
      kpi: 'cost-per-thousand-requests',
      value: perThousand,
      previous: perThousand * 1.021,
      numerator: money.toFixed(6),
      denominator: requests,
      ...of,
    },
    ...[0.317, 0.904, 1.63].map(
      (value, index): KpiValue => ({
        kpi: 'latency',
        of: ['p50', 'p95', 'p99'][index],
        value,
        previous: value * 0.93,
        ...of,
      }),
    ),
    {
      kpi: 'time-to-first-token',
      of: 'p95',
      sources: [],
      unavailable: 'No source measures the time to the first token.',
    },
    {
      kpi: 'error-rate',
      value: failures / requests,
      previous: (failures / requests) * 1.3,
      denominator: requests,
      ...of,
    },
    {
      kpi: 'cache-hit-rate',
      value: 0.342,
      previous: 0.291,
      days: days.length,
      sources: ['bill'],
    },
    {
      kpi: 'cost-per-success',
      value: (perThousand / 1000) * 1.09,
      previous: (perThousand / 1000) * 1.12,
      ...of,
    },
    ...(['input', 'output', 'cache_read', 'cache_write'] as const).map(
      (tokenClass, index): KpiValue => ({
        kpi: 'cost-per-thousand-tokens',
        of: tokenClass,
        value: [0.00192, 0.00875, 0.0003, 0.00375][index],
        previous: [0.0021, 0.0093, 0.0003, 0.00375][index],
        days: days.length,
        sources: ['bill'],
      }),
    ),
    {
      kpi: 'requests-per-unit',
      value: requests / (units || 1),
      previous: (requests / (units || 1)) * 0.99,
      ...of,
    },
    { kpi: 'tokens-per-request', value: 1_840, previous: 1_905, ...of },
    {
      kpi: 'cost-of-failures',
      value: money * 0.0061,
      previous: money * 0.0083,
      ...of,
    },
    {
      kpi: 'cost-of-retries',
      sources: [],
      unavailable: 'No source counts retries.',
    },
    { kpi: 'gpu-utilisation', value: 0.58, previous: 0.49, ...of },
    {
      kpi: 'gpu-idle-cost',
      value: money * 0.031,
      previous: money * 0.042,
      ...of,
    },
    {
      kpi: 'tokens-per-second-per-dollar',
      value: 212.4,
      previous: 198.2,
      ...of,
    },
    {
      kpi: 'wasted-training-share',
      value: 0.27,
      days: days.length,
      sources: ['mlflow'],
    },
    {
      kpi: 'training-gain-per-dollar',
      sources: [],
      unavailable: 'Fewer than two promoted runs have the metric auc.',
    },
  ];
}
