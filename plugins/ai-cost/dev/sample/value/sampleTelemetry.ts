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
  daysInRange,
  type Day,
  type EntityValueReport,
} from 'backstage-plugin-ai-cost-common';
import { comparedDays, rangeBefore } from '../sampleWindow';

/** Sources that measure the sample entity, one of which fails. */
export function sampleTelemetry(today: Day): EntityValueReport['telemetry'] {
  return {
    pending: false,
    sources: [
      {
        source: 'prometheus',
        type: 'prometheus',
        description: 'Prometheus at metrics.example.com',
        lastSuccessAt: `${today}T11:05:00Z`,
        previews: true,
        conventions: [
          {
            name: 'gen_ai_client_operation_duration_seconds_bucket',
            measure: 'client_duration',
          },
          {
            name: 'vllm:e2e_request_latency_seconds_bucket',
            measure: 'server_duration',
          },
          { name: 'litellm_requests_metric_total', measure: 'requests' },
        ],
        measures: ['requests', 'failures', 'client_duration'],
        lastDay: today,
      },
      {
        source: 'mlflow',
        type: 'mlflow',
        description: 'MLflow at mlflow.example.com',
        lastSuccessAt: `${addDays(today, -1)}T03:00:00Z`,
        failure: 'mlflow.example.com did not answer in 10 seconds.',
        previews: true,
        conventions: [],
        measures: ['accuracy'],
        lastDay: addDays(today, -3),
      },
    ],
    queries: [
      {
        kind: 'units',
        name: 'prediction',
        source: 'prometheus',
        expression: 'sum(increase(fraud_predictions_total[$window]))',
      },
      {
        kind: 'units',
        name: 'decision',
        source: 'prometheus',
        expression: 'sum(increase(fraud_decisions[$window]))',
        problem:
          'The query returned nothing. Does the metric fraud_decisions exist?',
      },
    ],
  };
}

/** Nothing was measured, of an entity with or without cost. */
export function sampleEmptyValue(
  query: { entityRef: string; from: Day; to: Day },
  today: Day,
): EntityValueReport {
  const { entityRef, from, to } = query;
  const { sources } = sampleTelemetry(today);
  return {
    entityRef,
    query: { from, to, environments: [] },
    previousRange: rangeBefore(query),
    comparedDays: comparedDays(query, addDays(today, -2)),
    completeThrough: addDays(today, -2),
    currencies: [],
    grades: [],
    units: [],
    kpis: [],
    days: Array.from({ length: daysInRange(from, to) }, (_, at) => ({
      day: addDays(from, at),
      completeness: 'settled' as const,
    })),
    decomposition: { terms: [], unavailable: 'No units were counted.' },
    models: [],
    scores: [],
    telemetry: {
      pending: false,
      sources: sources.map(({ failure: _, lastDay: __, ...source }) => ({
        ...source,
        measures: [],
      })),
      queries: [],
    },
  };
}
