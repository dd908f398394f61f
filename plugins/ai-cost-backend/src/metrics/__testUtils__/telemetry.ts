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
  CountSample,
  HistogramSample,
  ScoreSample,
} from 'backstage-plugin-ai-cost-node';
import type { Knex } from 'knex';

const DIMENSIONS = { model: 'gpt-4o', tags: { component: 'ranker' } };

/** Predictions of an hour, with what a test is about. */
export function unitsSample(overrides: Partial<CountSample> = {}): CountSample {
  return {
    kind: 'count',
    measure: 'units',
    name: 'prediction',
    period: '2026-11-25T10:00Z',
    dimensions: DIMENSIONS,
    value: 5,
    ...overrides,
  };
}

/** How long calls of an hour took. */
export function durationSample(
  overrides: Partial<HistogramSample> = {},
): HistogramSample {
  return {
    kind: 'histogram',
    measure: 'client_duration',
    period: '2026-11-25T10:00Z',
    dimensions: DIMENSIONS,
    bounds: [0.1, 1],
    counts: [3, 2, 1],
    sum: 4.5,
    ...overrides,
  };
}

/** How accurate the answers of an hour were. */
export function scoreSample(overrides: Partial<ScoreSample> = {}): ScoreSample {
  return {
    kind: 'score',
    name: 'accuracy',
    period: '2026-11-25T10:00Z',
    dimensions: DIMENSIONS,
    value: 0.5,
    sampleSize: 10,
    evaluator: 'human',
    direction: 'higher',
    ...overrides,
  };
}

/** All figures of a table, with their series in the place of ids. */
export async function storedFigures(
  knex: Knex,
  table: 'telemetry_hours' | 'telemetry_days',
): Promise<Record<string, unknown>[]> {
  const time = table === 'telemetry_hours' ? 'hour' : 'day';
  const rows = await knex(table)
    .join('telemetry_series', 'telemetry_series.id', `${table}.series_id`)
    .orderBy(['reporter', 'key_hash', time])
    .select(
      ...['reporter', 'measure', 'name', 'facts', time],
      ...['value', 'samples', 'counts', 'evaluated'],
    );
  return rows.map(({ facts, ...row }) => ({ ...row, ...JSON.parse(facts) }));
}
