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

import { utcHour } from 'backstage-plugin-ai-cost-common';
import type {
  EntityTelemetryQuery,
  ScoreSample,
} from 'backstage-plugin-ai-cost-node';
import { cleanName } from '../source/cleanName';
import { readInstant } from '../source/readInstant';
import type { MetricsQuery } from './LangfuseApi';
import { scoresRow, type ScoresRow } from './shapes';

/** Means of scores by hour; those of yes and no are the share of yes. */
export const SCORES: readonly MetricsQuery[] = (
  ['scores-numeric', 'scores-boolean'] as const
).map(view => ({
  view,
  dimensions: [
    ...['name', 'source', 'dataType', 'configId'],
    ...['environment', 'observationModelName', 'traceName'],
  ],
  metrics: [
    { measure: 'count', aggregation: 'count' },
    { measure: 'value', aggregation: 'avg' },
  ],
}));

/**
 * Reads the rows of {@link SCORES}.
 *
 * @param options - `isLower` of the name of a score, whether lower is better;
 * scores that queries ask for are told once more, as those of their entities
 */
export function readScores(
  rows: readonly unknown[],
  options: {
    isLower(name: string): boolean;
    queries: readonly EntityTelemetryQuery[];
  },
): ScoreSample[] {
  const samples = new Map<string, ScoreSample[]>();
  for (const each of rows) {
    const row = scoresRow.safeParse(each).data;
    const sample = row && toSample(row, options.isLower);
    if (row && sample) {
      const { period, evaluator, dimensions } = sample;
      // Older versions have scores of yes and no among the numbers, too.
      samples.set(
        JSON.stringify([row.name, row.dataType, period, evaluator, dimensions]),
        [
          sample,
          ...options.queries.flatMap(query => asked(sample, row, query)),
        ],
      );
    }
  }
  return [...samples.values()].flat();
}

function toSample(
  row: ScoresRow,
  isLower: (name: string) => boolean,
): ScoreSample | undefined {
  const at = readInstant(row.time_dimension);
  const name = cleanName(row.name);
  const { avg_value: value, count_count: count } = row;
  if (
    !at ||
    !name ||
    value === undefined ||
    !Number.isFinite(value) ||
    !count
  ) {
    return undefined;
  }
  const trace = cleanName(row.traceName);
  return {
    kind: 'score',
    period: utcHour(at),
    name,
    value,
    sampleSize: count,
    evaluator: evaluatorOf(row),
    direction: isLower(name) ? 'lower' : 'higher',
    dimensions: {
      model: cleanName(row.observationModelName),
      environment: cleanName(row.environment),
      tags: trace ? { trace } : {},
    },
  };
}

/** Where a score is from, and by which definition: `eval`, `annotation/cfg-1`. */
function evaluatorOf({ source, configId }: ScoresRow): string {
  const from = cleanName(source)?.toLowerCase() ?? 'langfuse';
  const definition = cleanName(configId);
  return definition ? `${from}/${definition}` : from;
}

function asked(
  sample: ScoreSample,
  row: ScoresRow,
  {
    kind,
    expression,
    name,
    direction,
    entityRef,
    environment,
  }: EntityTelemetryQuery,
): ScoreSample[] {
  return kind === 'quality' && expression === row.name
    ? [
        {
          ...sample,
          name,
          direction: direction ?? 'higher',
          dimensions: {
            entityRef,
            // What the trace says goes before what the annotation says.
            environment: sample.dimensions.environment ?? environment,
            model: sample.dimensions.model,
            tags: sample.dimensions.tags,
          },
        },
      ]
    : [];
}
