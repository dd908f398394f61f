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

import { addDays } from 'backstage-plugin-ai-cost-common';
import type { Knex } from 'knex';
import { entityRef, FIRST_DAY } from '../report/fillLedger';

const MODELS = ['gpt-5', 'gpt-5-mini', 'claude-sonnet-4-5'];
const BOUNDS = [
  0.01, 0.02, 0.04, 0.08, 0.16, 0.32, 0.64, 1.28, 2.56, 5.12, 10.24, 20.48,
  40.96, 81.92,
];
const COUNTS = '0,1,3,9,27,81,243,729,243,81,27,9,3,1,0';

/** What is measured of each model of an entity. */
const OF_MODELS = [
  { kind: 'count', measure: 'requests' },
  { kind: 'count', measure: 'failures' },
  { kind: 'count', measure: 'input_tokens' },
  { kind: 'count', measure: 'output_tokens' },
  { kind: 'histogram', measure: 'client_duration' },
  { kind: 'histogram', measure: 'time_to_first_token' },
  { kind: 'score', measure: 'score', name: 'accuracy' },
];
const OF_ENTITIES = [{ kind: 'count', measure: 'units', name: 'prediction' }];

/**
 * Fills the tables of daily telemetry by SQL.
 *
 * @returns how many daily figures there are
 */
export async function fillTelemetry(
  knex: Knex,
  shape: { entities: number; days: number },
): Promise<number> {
  const series = Array.from({ length: shape.entities }, (_, entity) => [
    ...MODELS.flatMap(model => OF_MODELS.map(it => ({ ...it, model, entity }))),
    ...OF_ENTITIES.map(it => ({ ...it, model: '', entity })),
  ]).flat();
  await knex.batchInsert(
    'telemetry_series',
    series.map(({ kind, measure, ...one }, index) => ({
      id: index + 1,
      key_hash: `telemetry-${index}`,
      reporter: 'source:prometheus',
      kind,
      measure,
      name: 'name' in one ? one.name : '',
      facts: JSON.stringify({
        dimensions: { model: one.model },
        ...(kind === 'histogram' && { bounds: BOUNDS }),
        ...(kind === 'score' && { evaluator: 'human', direction: 'higher' }),
      }),
      seen_on: FIRST_DAY,
    })),
    50,
  );
  await knex.batchInsert(
    'telemetry_attributions',
    series.map(({ model, entity }, index) => ({
      series_id: index + 1,
      valid_from: '',
      part: 0,
      entity_ref: entityRef(entity),
      environment: 'production',
      model,
      workload: 'inference',
      weight: 1,
    })),
    50,
  );
  const days = Array.from(
    { length: shape.days },
    (_, index) => `('${addDays(FIRST_DAY, index)}')`,
  );
  await knex.raw(
    `insert into telemetry_days (series_id, day, value, samples, counts)
     with days(day) as (values ${days.join(', ')})
     select s.id, days.day,
       case s.kind when 'score' then 0.9 when 'count' then 1000 + s.id % 100 end,
       case s.kind when 'count' then null else 1457 end,
       case s.kind when 'histogram' then '${COUNTS}' end
     from telemetry_series as s cross join days where true`,
  );
  if (String(knex.client.config.client).includes('pg')) {
    await knex.raw('analyze');
  }
  return series.length * days.length;
}
