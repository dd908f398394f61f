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
  CountMeasure,
  HistogramMeasure,
} from 'backstage-plugin-ai-cost-common';

/** Whose names are known. */
export const SYSTEMS = [
  'opentelemetry',
  'vllm',
  'tgi',
  'triton',
  'kserve',
  'litellm',
  'dcgm',
] as const;

export type System = (typeof SYSTEMS)[number];

/** A metric as Prometheus names it. */
export interface Metric {
  /** Of a histogram without `_bucket`. */
  name: string;
  /** The part of its series that is meant, as PromQL writes it in braces. */
  where?: string;
  /** From its unit to that of the measure; 1 unless given. */
  factor?: number;
}

/**
 * What a system's metrics are taken for. `metrics` are generations of the same
 * thing, the newest first: a server that has a newer one is not asked for the
 * older ones, so that one which exports both is counted once.
 */
export type Convention =
  | CounterConvention
  | HistogramConvention
  | GpuConvention;

interface Known {
  system: System;
  metrics: readonly Metric[];
  /** Is not read where one of these is there, which says the same of calls. */
  unless?: readonly Metric[];
}

export interface CounterConvention extends Known {
  kind: 'counter';
  measure: CountMeasure;
  /** Is not part of it, and belongs to it. */
  plus?: readonly (readonly Metric[])[];
  /** Is part of it, but counted as a class of its own. */
  minus?: readonly (readonly Metric[])[];
  /** Where this was counted and `metrics` were not, there were none: zero. */
  zeroWith?: readonly Metric[];
}

export interface HistogramConvention extends Known {
  kind: 'histogram';
  measure: HistogramMeasure;
}

/** Gauges of GPUs, looked at once a minute. */
export interface GpuConvention extends Known {
  /** For how long there was a GPU, or for how long it worked. */
  kind: 'presence' | 'level';
  measure: 'gpu_seconds' | 'gpu_active_seconds';
}
