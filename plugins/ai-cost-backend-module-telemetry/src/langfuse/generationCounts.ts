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

import { utcHour, type CountMeasure } from 'backstage-plugin-ai-cost-common';
import type {
  CountSample,
  TelemetryDimensions,
} from 'backstage-plugin-ai-cost-node';
import { cleanName } from '../source/cleanName';
import { readInstant } from '../source/readInstant';
import type { MetricsQuery } from './LangfuseApi';
import { generationsRow } from './shapes';

/** Calls of models by hour, as Langfuse adds them up. */
export const GENERATIONS: MetricsQuery = {
  view: 'observations',
  dimensions: ['providedModelName', 'environment', 'traceName', 'level'],
  metrics: [
    { measure: 'count', aggregation: 'count' },
    { measure: 'inputTokens', aggregation: 'sum' },
    { measure: 'outputTokens', aggregation: 'sum' },
  ],
  filters: [
    {
      ...{ column: 'type', operator: 'any of' },
      ...{ value: ['GENERATION'], type: 'stringOptions' },
    },
  ],
};

/**
 * Reads the rows of {@link GENERATIONS}. What failed is in rows of its own.
 *
 * @returns with how many rows could not be read
 */
export function readGenerationCounts(rows: readonly unknown[]): {
  samples: CountSample[];
  unreadable: number;
} {
  const samples = new Map<string, CountSample>();
  let unreadable = 0;
  for (const each of rows) {
    const row = generationsRow.safeParse(each).data;
    const at = readInstant(row?.time_dimension);
    if (!row || !at) {
      unreadable += 1;
      continue;
    }
    const trace = cleanName(row.traceName);
    const dimensions: TelemetryDimensions = {
      model: cleanName(row.providedModelName),
      environment: cleanName(row.environment),
      tags: trace ? { trace } : {},
    };
    const count = (measure: CountMeasure, value: number | undefined) => {
      if (value !== undefined) {
        const period = utcHour(at);
        const key = JSON.stringify([measure, period, dimensions]);
        const known = samples.get(key);
        samples.set(key, {
          ...{ kind: 'count', measure, period, dimensions },
          value: (known?.value ?? 0) + value,
        });
      }
    };
    count('requests', row.count_count);
    count('failures', row.level === 'ERROR' ? row.count_count : 0);
    count('input_tokens', row.sum_inputTokens);
    count('output_tokens', row.sum_outputTokens);
  }
  return { samples: [...samples.values()], unreadable };
}
