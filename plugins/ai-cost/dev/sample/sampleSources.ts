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
  addDays,
  addMonths,
  monthOf,
  type Day,
  type DeliverySummary,
  type DeliveryTotal,
  type IngestionRun,
  type SourceDetail,
  type SourceVariance,
} from 'backstage-plugin-ai-cost-common';

const HOUR = 3_600_000;

/** Billing sources in every condition. */
export function sampleSources(today: Day): SourceDetail[] {
  const month = monthOf(today);
  return [
    healthySource(today),
    {
      ...emptySource('azure', '/bills/azure/**/*.csv.gz'),
      stale: true,
      lastSuccessAt: hoursAgo(52),
      lastDeliveryAt: hoursAgo(76),
      completeThrough: addDays(today, -5),
      lastRun: run(8, {
        outcome: 'failed',
        problems: [
          {
            severity: 'error',
            message: 'part-0003.csv.gz ends in the middle of a row',
            file: '/bills/azure/2026-11/part-0003.csv.gz',
            advice:
              'Send the file again. The last good delivery stays visible until then.',
          },
        ],
      }),
      runs: [],
      problems: [
        {
          severity: 'error',
          message: 'part-0003.csv.gz ends in the middle of a row',
          file: '/bills/azure/2026-11/part-0003.csv.gz',
          period: month,
          advice:
            'Send the file again. The last good delivery stays visible until then.',
        },
      ],
      totals: [total('EUR', '18210.4', '2904.02')],
      currentDeliveries: 12,
    },
    {
      ...emptySource('openai', '/bills/openai/**/*.csv.gz'),
      lastSuccessAt: hoursAgo(2),
      lastDeliveryAt: hoursAgo(2),
      completeThrough: addDays(today, -1),
      lastRun: run(31, { outcome: 'partial' }),
      totals: [total('USD', '20844.19', '20844.19')],
      currentDeliveries: 13,
      variance: [
        variance('litellm', month, {
          estimate: '96',
          difference: '-4',
          percent: -4,
          cause: 'bypassed_calls',
          evidence: '960000 tokens were reported, and 1000000 billed',
        }),
        variance('langfuse', month, {
          currency: 'EUR',
          estimate: '88',
          total: undefined,
          cause: 'currency',
          evidence: 'What counts is not in EUR',
        }),
      ],
      quarantinedRows: 3,
      quarantine: [
        {
          file: '2026-11/costs.csv.gz',
          row: 1042,
          column: 'EffectiveCost',
          problem: '"1,204.50" is not a decimal number',
          excluded: true,
        },
        {
          file: '2026-11/costs.csv.gz',
          row: 2260,
          column: 'Tags',
          problem: 'not JSON',
          excluded: false,
        },
      ],
    },
    emptySource('gcp', '/bills/gcp/**/*.parquet'),
  ];
}

function healthySource(today: Day): SourceDetail {
  const month = monthOf(today);
  const latest = run(120, { deliveries: 1, rows: 812_004 });
  return {
    ...emptySource('aws', '/bills/aws/**/*.parquet'),
    lastSuccessAt: hoursAgo(3),
    lastDeliveryAt: hoursAgo(9),
    lastRun: latest,
    completeThrough: addDays(today, -2),
    observedLagDays: 2,
    currentDeliveries: 13,
    totals: [total('USD', '1403220.071934', '96411.50218')],
    runs: [latest, run(119, {}), run(118, { outcome: 'aborted' })],
    deliveries: [
      delivery(410, month, 'current'),
      {
        ...delivery(409, addMonths(month, -1), 'current'),
        restated: [{ currency: 'USD', change: '-1204.11' }],
      },
      {
        ...delivery(388, addMonths(month, -1), 'superseded'),
        totals: [total('USD', '113612.33', '8320.4471')],
      },
    ],
  };
}

function emptySource(id: string, path: string): SourceDetail {
  return {
    id,
    grade: 'invoice',
    description: `FOCUS files, ${path}`,
    stale: false,
    currentDeliveries: 0,
    totals: [],
    quarantinedRows: 0,
    problems: [],
    toReadAgain: [],
    runs: [],
    deliveries: [],
    quarantine: [],
    variance: [],
  };
}

function run(id: number, difference: Partial<IngestionRun>): IngestionRun {
  return {
    id,
    startedAt: hoursAgo(3 + (120 - id)),
    finishedAt: new Date(
      Date.now() - (3 + (120 - id)) * HOUR + 41_000,
    ).toISOString(),
    outcome: 'success',
    deliveries: 0,
    rows: 0,
    problems: [],
    ...difference,
  };
}

function delivery(
  id: number,
  period: string,
  status: DeliverySummary['status'],
): DeliverySummary {
  return {
    id,
    period,
    version: `v${id}`,
    status,
    deliveredAt: hoursAgo(3 + (410 - id) * 24),
    files: 4,
    totals: [total('USD', '112408.22', '8120.4471')],
    quarantinedRows: 0,
  };
}

function variance(
  sourceId: string,
  month: string,
  difference: Partial<SourceVariance>,
): SourceVariance {
  return {
    sourceId,
    against: ['openai'],
    provider: 'openai',
    account: 'org-acme',
    month,
    currency: 'USD',
    estimate: '100',
    total: '100',
    cause: 'none',
    evidence: 'Both say the same',
    ...difference,
  };
}

function total(currency: string, billed: string, ai: string): DeliveryTotal {
  const amounts = (amount: string) => ({
    billed: amount,
    effective: amount,
    list: amount,
  });
  return {
    currency,
    rows: 812_004,
    cost: amounts(billed),
    aiRows: 64_210,
    aiCost: amounts(ai),
  };
}

function hoursAgo(hours: number): string {
  return new Date(Date.now() - hours * HOUR).toISOString();
}
