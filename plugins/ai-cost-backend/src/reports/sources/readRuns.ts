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

import type { IngestionRun, RunOutcome } from 'backstage-plugin-ai-cost-common';
import type { Knex } from 'knex';

interface RunRow {
  id: number;
  started_at: string;
  finished_at: string | null;
  outcome: string;
  deliveries: number;
  rows: number | string;
  problems: string;
}

/** The newest runs of a source, newest first. */
export async function readRuns(
  knex: Knex,
  sourceId: string,
  limit: number,
): Promise<IngestionRun[]> {
  const rows: RunRow[] = await knex('ingestion_runs')
    .where({ source_id: sourceId })
    .orderBy('id', 'desc')
    .limit(limit)
    .select([
      'id',
      'started_at',
      'finished_at',
      'outcome',
      'deliveries',
      'rows',
      'problems',
    ]);
  return rows.map(row => ({
    id: row.id,
    startedAt: row.started_at,
    finishedAt: row.finished_at ?? undefined,
    outcome: row.outcome as RunOutcome,
    deliveries: row.deliveries,
    rows: Number(row.rows),
    problems: JSON.parse(row.problems),
  }));
}
