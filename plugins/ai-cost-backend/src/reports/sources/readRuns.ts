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
  IngestionRun,
  MonthRange,
  RunOutcome,
} from 'backstage-plugin-ai-cost-common';
import type { Knex } from 'knex';
import { ENDED_SILENTLY, silentSince } from '../../ledger/sources/silentRuns';

interface RunRow {
  id: number;
  started_at: string;
  heartbeat_at: string;
  finished_at: string | null;
  outcome: string;
  deliveries: number;
  rows: number | string;
  problems: string;
  read_again: string;
}

/**
 * The newest runs of a source, newest first. One whose process has died is
 * aborted, also before the next run notices.
 */
export async function readRuns(
  knex: Knex,
  options: { sourceId: string; limit: number; now: Date },
): Promise<IngestionRun[]> {
  const { sourceId, limit, now } = options;
  const rows: RunRow[] = await knex('ingestion_runs')
    .where({ source_id: sourceId })
    .orderBy('id', 'desc')
    .limit(limit)
    .select([
      'id',
      'started_at',
      'heartbeat_at',
      'finished_at',
      'outcome',
      'deliveries',
      'rows',
      'problems',
      'read_again',
    ]);
  return rows.map(row => {
    const readAgain: MonthRange[] = JSON.parse(row.read_again);
    const run = {
      id: row.id,
      startedAt: row.started_at,
      finishedAt: row.finished_at ?? undefined,
      outcome: row.outcome as RunOutcome,
      deliveries: row.deliveries,
      rows: Number(row.rows),
      problems: JSON.parse(row.problems),
      readAgain: readAgain.length > 0 ? readAgain : undefined,
    };
    return run.outcome === 'running' && row.heartbeat_at < silentSince(now)
      ? {
          ...run,
          outcome: 'aborted',
          finishedAt: row.heartbeat_at,
          problems: [ENDED_SILENTLY],
        }
      : run;
  });
}
