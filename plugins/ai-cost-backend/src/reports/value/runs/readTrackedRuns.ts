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
import type { TrainingRun } from 'backstage-plugin-ai-cost-node';
import type { Knex } from 'knex';
import type { DayRange } from '../../window/dayRange';
import type { KnownRun } from './KnownRun';

/** Reads the runs of an entity in a range that trackers tell of, newest first. */
export async function readTrackedRuns(options: {
  knex: Knex;
  entityRef: string;
  range: DayRange;
  limit: number;
}): Promise<{ source: string; run: KnownRun }[]> {
  const { knex, entityRef, range, limit } = options;
  const rows: { source_id: string; run: string }[] = await knex('training_runs')
    .where({ entity_ref: entityRef })
    .where('started_at', '<', addDays(range.to, 1))
    .where(ended =>
      ended.whereNull('ended_at').orWhere('ended_at', '>=', range.from),
    )
    .orderBy([
      { column: 'started_at', order: 'desc' },
      { column: 'source_id' },
      { column: 'run_id' },
    ])
    .limit(limit)
    .select('source_id', 'run');
  return rows.map(({ source_id: source, run: json }) => {
    const run: TrainingRun = JSON.parse(json);
    return { source, run: { ...run, tracked: true } };
  });
}
