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

import type {
  ArmValue,
  ExperimentArm,
  ExperimentComparison,
  ExperimentComparisonQuery,
} from 'backstage-plugin-ai-cost-common';
import { SAMPLE_MODELS, sampleLatency } from './sampleModels';

/** Two arms side by side, with every verdict. */
export function sampleComparison(
  query: ExperimentComparisonQuery,
): ExperimentComparison {
  const [first, second] = query.arms.map(armValue);
  return {
    entityRef: query.entityRef,
    currency: 'USD',
    arms: [first, second],
    differences: [
      {
        of: 'cost',
        relative:
          (second.costPerThousandRequests ?? 0) /
            (first.costPerThousandRequests ?? 1) -
          1,
        verdict: 'different',
        test: 'Welch’s t-test',
        pValue: 0.0000031,
        reason: '20 days of each, cost per thousand requests by day',
      },
      {
        of: 'latency',
        relative: -0.03,
        verdict: 'no-evidence',
        test: 'Kolmogorov–Smirnov test',
        pValue: 0.214,
        reason: 'The times of 412,000 and 398,000 calls',
      },
      {
        of: 'errors',
        verdict: 'too-few',
        reason: 'Fewer than 5 calls failed on one side.',
      },
      {
        of: 'accuracy/ragas%200.2/higher/mlflow/sized',
        relative: 0.012,
        verdict: 'not-comparable',
        reason: 'One side does not say how many it evaluated.',
      },
    ],
  };
}

function armValue(arm: ExperimentArm): ArmValue {
  const sample =
    SAMPLE_MODELS.find(({ model }) => model === arm.model) ?? SAMPLE_MODELS[0];
  const requests = sample.requestsPerDay * 20;
  return {
    arm,
    cost: ((requests / 1000) * sample.costPerThousand).toFixed(6),
    requests,
    costPerThousandRequests: sample.costPerThousand,
    errorRate: sample.errorRate,
    latency: sample.p50 ? sampleLatency(sample.p50, requests) : undefined,
    quality: sample.accuracy
      ? [
          {
            key: 'accuracy/ragas%200.2/higher/mlflow/sized',
            ...sample.accuracy,
            day: arm.to,
          },
        ]
      : [],
  };
}
