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

import { History } from './History';

/** A day of made-up metrics; what they come to is computed by hand in the tests. */
export function aDay(): string {
  const history = History.create();
  const morning = { from: '2025-03-01T10:00:00Z', to: '2025-03-01T12:00:00Z' };
  const reset = '2025-03-01T11:30:00Z';

  const checkout = {
    job: 'shop/checkout',
    instance: 'a:1',
    gen_ai_request_model: 'gpt-4o',
    gen_ai_provider_name: 'openai',
    gen_ai_operation_name: 'chat',
    deployment_environment_name: 'production',
  };
  const duration = 'gen_ai_client_operation_duration_seconds';
  history.histogram(duration, checkout, {
    ...morning,
    resets: reset,
    hourly: [
      ['0.5', [60, 96]],
      ['1', [36, 96]],
      ['2', [24, 36]],
      ['+Inf', [0, 0]],
    ],
    sums: [84, 180],
  });
  history.histogram(
    duration,
    { ...checkout, error_type: 'timeout' },
    {
      ...morning,
      hourly: [
        ['0.5', [0, 0]],
        ['1', [0, 0]],
        ['2', [0, 0]],
        ['+Inf', [0, 12]],
      ],
      sums: [0, 360],
    },
  );
  // Agents contain calls of models, and are none.
  history.histogram(
    duration,
    { ...checkout, gen_ai_operation_name: 'invoke_agent' },
    {
      ...morning,
      hourly: [
        ['0.5', [600, 600]],
        ['+Inf', [0, 0]],
      ],
      sums: [60, 60],
    },
  );
  for (const [type, rise] of [
    ['input', 12_000],
    ['output', 3_000],
  ] as const) {
    const labels = { ...checkout, gen_ai_token_type: type };
    history.counter('gen_ai_client_token_usage_sum', labels, {
      ...morning,
      hourly: [rise, rise],
    });
  }

  // The same calls of the same service, under the older and the newer names.
  const search = { ...checkout, job: 'shop/search', instance: 's:1' };
  history.counter(
    'gen_ai_client_token_usage_sum',
    { ...search, gen_ai_token_type: 'input' },
    { ...morning, hourly: [1_000, 1_000] },
  );
  for (const [part, rise] of [
    ['input', 1_000],
    ['cache_read_input', 600],
    ['cache_write_input', 100],
  ] as const) {
    history.counter(
      `gen_ai_client_inference_usage_${part}_tokens_total`,
      { ...search, gen_ai_token_modality: 'text' },
      { ...morning, hourly: [rise, rise] },
    );
  }

  // A deployment at half past eleven brings other buckets.
  const mini = { ...checkout, instance: 'b:1', gen_ai_request_model: 'mini' };
  const before = { from: morning.from, to: reset, start: morning.from };
  const after = { from: '2025-03-01T11:35:00Z', to: morning.to, start: reset };
  const bucket = (
    le: string,
    hourly: number,
    { from, to, start }: typeof before,
  ) =>
    history.series(
      `${duration}_bucket`,
      { ...mini, le },
      {
        ...{ from, to },
        value: at => ((at - Date.parse(start) / 1000) / 3600) * hourly,
      },
    );
  for (const time of [before, after]) {
    bucket('0.5', 24, time);
    bucket('1', 48, time);
    bucket(time === before ? '2' : '5', 60, time);
    bucket('+Inf', 60, time);
  }

  // Two servers of one service disagree on the buckets.
  const claude = { ...checkout, gen_ai_request_model: 'claude' };
  history.histogram(
    duration,
    { ...claude, instance: 'c:1' },
    {
      ...morning,
      hourly: [
        ['0.5', [12, 12]],
        ['1', [12, 12]],
        ['+Inf', [12, 12]],
      ],
      sums: [36, 36],
    },
  );
  history.histogram(
    duration,
    { ...claude, instance: 'c:2' },
    {
      ...morning,
      hourly: [
        ['0.5', [24, 24]],
        ['2', [24, 24]],
        ['+Inf', [0, 0]],
      ],
      sums: [24, 24],
    },
  );

  const llama = { job: 'vllm', namespace: 'serving', model_name: 'llama' };
  const served = { ...morning, sums: [6, 6] };
  const tokens: [string, number[]][] = [
    ['0.05', [600, 600]],
    ['+Inf', [0, 0]],
  ];
  for (const name of ['inter_token_latency', 'time_per_output_token']) {
    history.histogram(
      `vllm:${name}_seconds`,
      { ...llama, instance: 'new:8000' },
      { ...served, hourly: tokens },
    );
  }
  history.histogram(
    'vllm:time_per_output_token_seconds',
    { ...llama, instance: 'old:8000' },
    { ...served, hourly: tokens },
  );
  for (const [name, rise] of [
    ['prompt_tokens_total', 6_000],
    ['prompt_tokens_cached_total', 1_500],
    ['prefix_cache_hits_total', 1_500],
    ['generation_tokens_total', 1_200],
  ] as const) {
    history.counter(
      `vllm:${name}`,
      { ...llama, instance: 'new:8000' },
      { ...morning, hourly: [rise, rise] },
    );
  }
  for (const [reason, rise] of [
    ['stop', 120],
    ['error', 12],
  ] as const) {
    history.counter(
      'vllm:request_success_total',
      { ...llama, instance: 'new:8000', finished_reason: reason },
      { ...morning, hourly: [rise, rise] },
    );
  }

  const gateway = {
    job: 'litellm',
    api_key_alias: 'fraud-team',
    team: 'team-1',
    team_alias: 'Fraud',
    requested_model: 'gpt-4o',
  };
  history.counter('litellm_proxy_total_requests_metric_total', gateway, {
    ...morning,
    hourly: [60, 60],
  });
  history.counter(
    'litellm_proxy_total_requests_metric_total',
    { ...gateway, api_key_alias: 'None', requested_model: 'b\u0007d' },
    { ...morning, hourly: [60, 60] },
  );

  for (const [outcome, rise] of [
    ['success', 90],
    ['failure', 6],
  ] as const) {
    history.counter(
      `nv_inference_request_${outcome}`,
      { job: 'triton', model: 'ranker', version: '1' },
      { ...morning, hourly: [rise, rise] },
    );
  }
  history.histogram(
    'nv_inference_first_response_histogram_ms',
    { job: 'triton', model: 'ranker', version: '1' },
    {
      ...morning,
      hourly: [
        ['100', [60, 60]],
        ['500', [36, 36]],
        ['+Inf', [0, 0]],
      ],
      sums: [9_600, 9_600],
    },
  );

  const gpu = {
    job: 'dcgm',
    namespace: 'gpu-operator',
    exported_namespace: 'serving',
    modelName: 'NVIDIA H100',
  };
  const gauge = (name: string, uuid: string, value: number) =>
    history.series(
      name,
      { ...gpu, UUID: uuid },
      { ...morning, every: 60, value: () => value },
    );
  gauge('DCGM_FI_PROF_GR_ENGINE_ACTIVE', 'GPU-1', 0.5);
  gauge('DCGM_FI_DEV_GPU_UTIL', 'GPU-1', 100);
  gauge('DCGM_FI_DEV_GPU_UTIL', 'GPU-2', 20);

  const day = { from: '2025-03-01T00:00:00Z', to: '2025-03-02T00:00:00Z' };
  for (const [region, rise] of [
    ['eu', 30],
    ['us', 60],
  ] as const) {
    history.counter(
      'predictions_total',
      { app: 'fraud', region },
      { ...day, hourly: Array(24).fill(rise) },
    );
  }
  for (const [model, value] of [
    ['v1', 0.91],
    ['v2', 0.94],
  ] as const) {
    history.series('accuracy', { model }, { ...day, value: () => value });
  }
  history.series('broken', { app: 'fraud' }, { ...day, value: () => -1 });
  return history.text;
}
