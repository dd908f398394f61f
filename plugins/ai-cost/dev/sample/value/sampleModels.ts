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

import type { LatencyValue, ModelValue } from 'backstage-plugin-ai-cost-common';

/** How a made-up model behaves. */
export interface SampleModel {
  model: string;
  provider: string;
  requestsPerDay: number;
  costPerThousand: number;
  errorRate: number;
  /** Seconds that half of the calls stay below; undefined: nobody times it. */
  p50?: number;
  accuracy?: { value: number; sampleSize?: number };
  /** Cost per thousand tokens; undefined where the bill counts none. */
  tokenPrices?: ModelValue['tokenPrices'];
  frontier?: boolean;
}

/** The models of the sample entity, most expensive first. */
export const SAMPLE_MODELS: SampleModel[] = [
  {
    model: 'claude-sonnet-4-5',
    provider: 'Anthropic',
    requestsPerDay: 41_200,
    costPerThousand: 6.19,
    errorRate: 0.0042,
    p50: 1.31,
    accuracy: { value: 0.947, sampleSize: 1_200 },
    tokenPrices: {
      input: 0.003,
      output: 0.015,
      cache_read: 0.0003,
      cache_write: 0.00375,
    },
    frontier: true,
  },
  {
    model: 'fraud-detector',
    provider: 'AWS',
    requestsPerDay: 310_000,
    costPerThousand: 0.42,
    errorRate: 0.0007,
    p50: 0.048,
    accuracy: { value: 0.861, sampleSize: 4_800 },
    frontier: true,
  },
  {
    model: 'gpt-4o',
    provider: 'OpenAI',
    requestsPerDay: 23_500,
    costPerThousand: 4.85,
    errorRate: 0.0113,
    p50: 0.92,
    accuracy: { value: 0.912, sampleSize: 1_150 },
    tokenPrices: { input: 0.0025, output: 0.01 },
  },
  {
    model: 'gpt-5-mini',
    provider: 'OpenAI',
    requestsPerDay: 64_000,
    costPerThousand: 0.77,
    errorRate: 0.0031,
    p50: 0.61,
    accuracy: { value: 0.921, sampleSize: 1_180 },
    tokenPrices: { input: 0.00025, output: 0.002 },
    frontier: true,
  },
  {
    model: 'llama-3.3-70b',
    provider: 'vLLM',
    requestsPerDay: 9_800,
    costPerThousand: 1.94,
    errorRate: 0.0021,
    p50: 2.4,
    accuracy: { value: 0.874 },
  },
];

/** A long tail, as times of calls have. */
export function sampleLatency(p50: number, samples: number): LatencyValue {
  return {
    p50,
    p95: p50 * 2.9,
    p99: p50 * 5.2,
    samples,
    error: { p50: p50 * 0.2, p95: p50 * 0.5, p99: p50 },
  };
}
