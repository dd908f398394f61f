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

import type { ApiError } from 'backstage-plugin-ai-cost-node';
import type { Evaluations } from './Evaluations';
import type { PrometheusApi, Series } from './PrometheusApi';

/** Why there are no series. */
export interface Unanswered {
  problem: string;
  /** The server did not answer in time, or broke down. */
  unbearable: boolean;
}

/**
 * Asks for all evaluations of an expression. One that fails takes nothing with it,
 * unless all of them would.
 */
export async function askSeries(options: {
  api: PrometheusApi;
  evaluations: Evaluations;
  expression: string;
  signal: AbortSignal;
}): Promise<{ series: Series[] } | Unanswered> {
  const { api, evaluations, expression, signal } = options;
  try {
    const series: Series[] = [];
    for (const part of evaluations.parts) {
      for (const each of await api.range(expression, part, signal)) {
        series.push(each);
      }
    }
    return { series };
  } catch (error) {
    signal.throwIfAborted();
    const { name, message, status } = error as ApiError;
    if (name !== 'ApiError') {
      throw error;
    }
    return {
      problem: message,
      unbearable: status === undefined || status >= 500,
    };
  }
}
