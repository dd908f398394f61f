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

import type { Convention, Metric } from './Convention';

const named = (...names: string[]): Metric[] => names.map(name => ({ name }));

/** Agents and tools are no calls of a model, but contain some. */
const OF_MODELS =
  'gen_ai_operation_name!~"invoke_agent|create_agent|invoke_workflow|execute_tool"';

const otelDurations = named(
  'gen_ai_client_inference_duration_seconds',
  'gen_ai_client_operation_duration_seconds',
  'gen_ai_client_operation_duration',
);
const otelCalls = otelDurations.map(({ name }) => ({
  name: `${name}_count`,
  where: OF_MODELS,
}));
const otelFailures = otelCalls.map(({ name }) => ({
  name,
  where: `${OF_MODELS},error_type!=""`,
}));
const otelServed: Metric[] = named(
  'gen_ai_server_request_duration_seconds_count',
);
const otelFirstChunks = named(
  'gen_ai_client_inference_time_to_first_chunk_seconds',
  'gen_ai_client_operation_time_to_first_chunk_seconds',
);
const otelCacheReads = named(
  'gen_ai_client_inference_usage_cache_read_input_tokens_total',
);
const otelCacheWrites = named(
  'gen_ai_client_inference_usage_cache_write_input_tokens_total',
);

function otelTokens(type: 'input' | 'output'): Metric[] {
  const where = `gen_ai_token_type="${type}"`;
  return [
    { name: `gen_ai_client_inference_usage_${type}_tokens_total` },
    { name: 'gen_ai_client_token_usage_sum', where },
    { name: 'gen_ai_client_token_usage_total', where },
  ];
}

/** Collectors write the colon as an underscore. */
const vllm = (...names: string[]): Metric[] =>
  names.flatMap(name => named(`vllm:${name}`, `vllm_${name}`));
const vllmCalls = vllm('request_success_total');
const vllmCached = vllm(
  'prompt_tokens_cached_total',
  'prefix_cache_hits_total',
);

const tgiCalls = named('tgi_request_count', 'tgi_request_count_total');

const liteLlmCalls = named(
  'litellm_proxy_total_requests_metric_total',
  'litellm_requests_metric_total',
);
const liteLlmCacheReads = named('litellm_input_cached_tokens_metric_total');
const liteLlmCacheWrites = named(
  'litellm_input_cache_creation_tokens_metric_total',
);

/**
 * What is read without annotations. Input tokens of all of these systems include
 * cached ones; they are taken off, for each token is in one class.
 */
export const CONVENTIONS: readonly Convention[] = [
  {
    system: 'opentelemetry',
    kind: 'counter',
    measure: 'requests',
    metrics: otelCalls,
  },
  {
    system: 'opentelemetry',
    kind: 'counter',
    measure: 'failures',
    metrics: otelFailures,
    zeroWith: otelCalls,
  },
  {
    system: 'opentelemetry',
    kind: 'counter',
    measure: 'requests',
    metrics: otelServed,
    unless: otelCalls,
  },
  {
    system: 'opentelemetry',
    kind: 'counter',
    measure: 'failures',
    metrics: otelServed.map(({ name }) => ({ name, where: 'error_type!=""' })),
    zeroWith: otelServed,
    unless: otelCalls,
  },
  {
    system: 'opentelemetry',
    kind: 'counter',
    measure: 'input_tokens',
    metrics: otelTokens('input'),
    minus: [otelCacheReads, otelCacheWrites],
  },
  {
    system: 'opentelemetry',
    kind: 'counter',
    measure: 'output_tokens',
    metrics: otelTokens('output'),
  },
  {
    system: 'opentelemetry',
    kind: 'counter',
    measure: 'cache_read_tokens',
    metrics: otelCacheReads,
  },
  {
    system: 'opentelemetry',
    kind: 'counter',
    measure: 'cache_write_tokens',
    metrics: otelCacheWrites,
  },
  {
    system: 'opentelemetry',
    kind: 'histogram',
    measure: 'client_duration',
    metrics: otelDurations.map(({ name }) => ({ name, where: OF_MODELS })),
  },
  {
    system: 'opentelemetry',
    kind: 'histogram',
    measure: 'server_duration',
    metrics: named('gen_ai_server_request_duration_seconds'),
  },
  {
    system: 'opentelemetry',
    kind: 'histogram',
    measure: 'time_to_first_token',
    metrics: otelFirstChunks,
  },
  {
    system: 'opentelemetry',
    kind: 'histogram',
    measure: 'time_to_first_token',
    metrics: named('gen_ai_server_time_to_first_token_seconds'),
    unless: otelFirstChunks.map(({ name }) => ({ name: `${name}_bucket` })),
  },
  {
    system: 'opentelemetry',
    kind: 'histogram',
    measure: 'time_per_output_token',
    metrics: named('gen_ai_server_time_per_output_token_seconds'),
  },

  {
    system: 'vllm',
    kind: 'counter',
    measure: 'requests',
    metrics: vllmCalls,
  },
  {
    // No zero without it: older versions do not tell failures.
    system: 'vllm',
    kind: 'counter',
    measure: 'failures',
    metrics: vllmCalls.map(({ name }) => ({
      name,
      where: 'finished_reason="error"',
    })),
  },
  {
    system: 'vllm',
    kind: 'counter',
    measure: 'input_tokens',
    metrics: vllm('prompt_tokens_total'),
    minus: [vllmCached],
  },
  {
    system: 'vllm',
    kind: 'counter',
    measure: 'cache_read_tokens',
    metrics: vllmCached,
  },
  {
    system: 'vllm',
    kind: 'counter',
    measure: 'output_tokens',
    metrics: vllm('generation_tokens_total'),
  },
  {
    system: 'vllm',
    kind: 'histogram',
    measure: 'server_duration',
    metrics: vllm('e2e_request_latency_seconds'),
  },
  {
    system: 'vllm',
    kind: 'histogram',
    measure: 'time_to_first_token',
    metrics: vllm('time_to_first_token_seconds'),
  },
  {
    system: 'vllm',
    kind: 'histogram',
    measure: 'time_per_output_token',
    metrics: vllm(
      'inter_token_latency_seconds',
      'time_per_output_token_seconds',
    ),
  },

  { system: 'tgi', kind: 'counter', measure: 'requests', metrics: tgiCalls },
  {
    system: 'tgi',
    kind: 'counter',
    measure: 'failures',
    metrics: named('tgi_request_failure', 'tgi_request_failure_total'),
    zeroWith: tgiCalls,
  },
  {
    system: 'tgi',
    kind: 'counter',
    measure: 'input_tokens',
    metrics: named('tgi_request_input_length_sum'),
  },
  {
    system: 'tgi',
    kind: 'counter',
    measure: 'output_tokens',
    metrics: named('tgi_request_generated_tokens_sum'),
  },
  {
    system: 'tgi',
    kind: 'histogram',
    measure: 'server_duration',
    metrics: named('tgi_request_duration'),
  },
  {
    system: 'tgi',
    kind: 'histogram',
    measure: 'time_per_output_token',
    metrics: named('tgi_request_mean_time_per_token_duration'),
  },

  // Triton adds its durations up in microseconds: there are no percentiles in it.
  {
    system: 'triton',
    kind: 'counter',
    measure: 'requests',
    metrics: named('nv_inference_request_success'),
    plus: [named('nv_inference_request_failure')],
  },
  {
    system: 'triton',
    kind: 'counter',
    measure: 'failures',
    metrics: named('nv_inference_request_failure'),
  },
  {
    system: 'triton',
    kind: 'histogram',
    measure: 'time_to_first_token',
    metrics: [
      { name: 'nv_inference_first_response_histogram_ms', factor: 0.001 },
    ],
  },

  {
    system: 'kserve',
    kind: 'counter',
    measure: 'requests',
    metrics: named('request_predict_seconds_count'),
  },
  {
    system: 'kserve',
    kind: 'histogram',
    measure: 'server_duration',
    metrics: named('request_predict_seconds'),
  },

  {
    system: 'litellm',
    kind: 'counter',
    measure: 'requests',
    metrics: liteLlmCalls,
  },
  {
    system: 'litellm',
    kind: 'counter',
    measure: 'failures',
    metrics: named(
      'litellm_proxy_failed_requests_metric_total',
      'litellm_llm_api_failed_requests_metric_total',
    ),
    zeroWith: liteLlmCalls,
  },
  {
    system: 'litellm',
    kind: 'counter',
    measure: 'input_tokens',
    metrics: named(
      'litellm_input_tokens_metric_total',
      'litellm_input_tokens_total',
    ),
    minus: [liteLlmCacheReads, liteLlmCacheWrites],
  },
  {
    system: 'litellm',
    kind: 'counter',
    measure: 'output_tokens',
    metrics: named(
      'litellm_output_tokens_metric_total',
      'litellm_output_tokens_total',
    ),
  },
  {
    system: 'litellm',
    kind: 'counter',
    measure: 'cache_read_tokens',
    metrics: liteLlmCacheReads,
  },
  {
    system: 'litellm',
    kind: 'counter',
    measure: 'cache_write_tokens',
    metrics: liteLlmCacheWrites,
  },
  {
    system: 'litellm',
    kind: 'histogram',
    measure: 'client_duration',
    metrics: named('litellm_request_total_latency_metric'),
  },
  {
    system: 'litellm',
    kind: 'histogram',
    measure: 'time_to_first_token',
    metrics: named('litellm_llm_api_time_to_first_token_metric'),
  },
  {
    system: 'litellm',
    kind: 'histogram',
    measure: 'time_per_output_token',
    metrics: named('litellm_deployment_latency_per_output_token'),
  },

  // Utilisation is 100 % with one tiny kernel; the engine's activity says more.
  {
    system: 'dcgm',
    kind: 'presence',
    measure: 'gpu_seconds',
    metrics: named('DCGM_FI_PROF_GR_ENGINE_ACTIVE', 'DCGM_FI_DEV_GPU_UTIL'),
  },
  {
    system: 'dcgm',
    kind: 'level',
    measure: 'gpu_active_seconds',
    metrics: [
      { name: 'DCGM_FI_PROF_GR_ENGINE_ACTIVE' },
      { name: 'DCGM_FI_DEV_GPU_UTIL', factor: 0.01 },
    ],
  },
];

/** All names of {@link CONVENTIONS}, as one selector of PromQL. */
export const KNOWN_NAMES =
  '{__name__=~"(gen_ai_client|gen_ai_server|vllm:|vllm_|tgi_request|nv_inference|request_predict_seconds|litellm_|DCGM_FI_).*"}';
