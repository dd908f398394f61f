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
import { counter, gpu, histogram, named } from './defineConvention';
import { OPENTELEMETRY_CONVENTIONS } from './openTelemetry';

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
  ...OPENTELEMETRY_CONVENTIONS,

  counter('vllm', 'requests', vllmCalls),
  // No zero without it: older versions do not tell failures.
  counter(
    'vllm',
    'failures',
    vllmCalls.map(({ name }) => ({
      name,
      where: 'finished_reason="error"',
    })),
  ),
  counter('vllm', 'input_tokens', vllm('prompt_tokens_total'), {
    minus: [vllmCached],
  }),
  counter('vllm', 'cache_read_tokens', vllmCached),
  counter('vllm', 'output_tokens', vllm('generation_tokens_total')),
  histogram('vllm', 'server_duration', vllm('e2e_request_latency_seconds')),
  histogram('vllm', 'time_to_first_token', vllm('time_to_first_token_seconds')),
  histogram(
    'vllm',
    'time_per_output_token',
    vllm('inter_token_latency_seconds', 'time_per_output_token_seconds'),
  ),

  counter('tgi', 'requests', tgiCalls),
  counter(
    'tgi',
    'failures',
    named('tgi_request_failure', 'tgi_request_failure_total'),
    { zeroWith: tgiCalls },
  ),
  counter('tgi', 'input_tokens', named('tgi_request_input_length_sum')),
  counter('tgi', 'output_tokens', named('tgi_request_generated_tokens_sum')),
  histogram('tgi', 'server_duration', named('tgi_request_duration')),
  histogram(
    'tgi',
    'time_per_output_token',
    named('tgi_request_mean_time_per_token_duration'),
  ),

  // Triton adds its durations up in microseconds: there are no percentiles in it.
  counter('triton', 'requests', named('nv_inference_request_success'), {
    plus: [named('nv_inference_request_failure')],
  }),
  counter('triton', 'failures', named('nv_inference_request_failure')),
  histogram('triton', 'time_to_first_token', [
    { name: 'nv_inference_first_response_histogram_ms', factor: 0.001 },
  ]),

  counter('kserve', 'requests', named('request_predict_seconds_count')),
  histogram('kserve', 'server_duration', named('request_predict_seconds')),

  counter('litellm', 'requests', liteLlmCalls),
  counter(
    'litellm',
    'failures',
    named(
      'litellm_proxy_failed_requests_metric_total',
      'litellm_llm_api_failed_requests_metric_total',
    ),
    { zeroWith: liteLlmCalls },
  ),
  counter(
    'litellm',
    'input_tokens',
    named('litellm_input_tokens_metric_total', 'litellm_input_tokens_total'),
    { minus: [liteLlmCacheReads, liteLlmCacheWrites] },
  ),
  counter(
    'litellm',
    'output_tokens',
    named('litellm_output_tokens_metric_total', 'litellm_output_tokens_total'),
  ),
  counter('litellm', 'cache_read_tokens', liteLlmCacheReads),
  counter('litellm', 'cache_write_tokens', liteLlmCacheWrites),
  histogram(
    'litellm',
    'client_duration',
    named('litellm_request_total_latency_metric'),
  ),
  histogram(
    'litellm',
    'time_to_first_token',
    named('litellm_llm_api_time_to_first_token_metric'),
  ),
  histogram(
    'litellm',
    'time_per_output_token',
    named('litellm_deployment_latency_per_output_token'),
  ),

  // Utilisation is 100 % with one tiny kernel; the engine's activity says more.
  gpu(
    'presence',
    'gpu_seconds',
    named('DCGM_FI_PROF_GR_ENGINE_ACTIVE', 'DCGM_FI_DEV_GPU_UTIL'),
  ),
  gpu('level', 'gpu_active_seconds', [
    { name: 'DCGM_FI_PROF_GR_ENGINE_ACTIVE' },
    { name: 'DCGM_FI_DEV_GPU_UTIL', factor: 0.01 },
  ]),
];

/**
 * All names of {@link CONVENTIONS}, as one selector of PromQL. OpenTelemetry's have
 * dots or underscores.
 */
export const KNOWN_NAMES =
  '{__name__=~"(gen_ai.client|gen_ai.server|vllm:|vllm_|tgi_request|nv_inference|request_predict_seconds|litellm_|DCGM_FI_).*"}';
