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

import type { Workload } from 'backstage-plugin-ai-cost-common';

/** A usage type of Amazon Bedrock, priced per thousand tokens unless told. */
export interface BedrockMeter {
  /** Without the region's prefix. */
  usageType: string;
  /** As the usage type names it. */
  model: string;
  workload: Workload;
  nanos: number;
  unit: string;
  operation: string;
}

function tokens(
  model: string,
  suffix: string,
  nanos: number,
  workload: Workload = 'inference',
): BedrockMeter {
  return {
    usageType: `${model}${suffix}`,
    model,
    workload,
    nanos,
    unit: '1K tokens',
    operation: 'InvokeModelInference',
  };
}

export const BEDROCK_METERS = {
  sonnet45Input: tokens('Claude4.5Sonnet', '-input-tokens', 3_000_000),
  sonnet45Output: tokens('Claude4.5Sonnet', '-output-tokens', 15_000_000),
  sonnet45CacheRead: tokens(
    'Claude4.5Sonnet',
    '-cache-read-input-token-count',
    300_000,
  ),
  sonnet45CacheWrite: tokens(
    'Claude4.5Sonnet',
    '-cache-write-input-token-count',
    3_750_000,
  ),
  sonnet46Input: tokens(
    'Claude4.6Sonnet',
    '-input-tokens-cross-region-global',
    2_500_000,
  ),
  sonnet46Output: tokens(
    'Claude4.6Sonnet',
    '-output-tokens-cross-region-global',
    12_500_000,
  ),
  haiku45Input: tokens('Claude4.5Haiku', '-input-tokens', 1_000_000),
  haiku45Output: tokens('Claude4.5Haiku', '-output-tokens', 5_000_000),
  haiku45BatchInput: tokens('Claude4.5Haiku', '-input-tokens-batch', 500_000),
  haiku45BatchOutput: tokens(
    'Claude4.5Haiku',
    '-output-tokens-batch',
    2_500_000,
  ),
  novaInput: tokens('NovaLite', '-input-tokens', 60_000),
  novaOutput: tokens('NovaLite', '-output-tokens', 240_000),
  titanEmbedding: tokens(
    'TitanEmbeddingV2',
    '-Text-input-tokens',
    20_000,
    'embedding',
  ),
  llamaCustomization: {
    usageType: 'Llama3-3-70B-Customization-Training',
    model: 'Llama3-3-70B',
    workload: 'fine-tuning',
    nanos: 7_990_000,
    unit: '1K tokens',
    operation: 'CreateModelCustomizationJob',
  },
  guardrail: {
    usageType: 'Guardrail-ContentPolicyUnitsConsumed',
    model: '',
    workload: 'tooling',
    nanos: 150_000,
    unit: 'TextUnits',
    operation: 'ApplyGuardrail',
  },
} as const satisfies Record<string, BedrockMeter>;

export type BedrockMeterName = keyof typeof BEDROCK_METERS;
