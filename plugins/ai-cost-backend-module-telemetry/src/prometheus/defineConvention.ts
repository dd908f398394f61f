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
import type {
  Convention,
  CounterConvention,
  GpuConvention,
  HistogramConvention,
  Metric,
  System,
} from './Convention';

export function named(...names: string[]): Metric[] {
  return names.map(name => ({ name }));
}

export function counter(
  system: System,
  measure: CountMeasure,
  metrics: readonly Metric[],
  more?: Pick<CounterConvention, 'plus' | 'minus' | 'zeroWith' | 'unless'>,
): Convention {
  return { kind: 'counter', system, measure, metrics, ...more };
}

export function histogram(
  system: System,
  measure: HistogramMeasure,
  metrics: readonly Metric[],
  more?: Pick<HistogramConvention, 'unless'>,
): Convention {
  return { kind: 'histogram', system, measure, metrics, ...more };
}

export function gpu(
  kind: GpuConvention['kind'],
  measure: GpuConvention['measure'],
  metrics: readonly Metric[],
): Convention {
  return { kind, system: 'dcgm', measure, metrics };
}
