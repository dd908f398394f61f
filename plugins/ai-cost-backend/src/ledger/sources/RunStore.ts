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
  MonthRange,
  RunOutcome,
  SourceProblem,
} from 'backstage-plugin-ai-cost-common';
import type { Knex } from 'knex';
import { ENDED_SILENTLY, silentSince } from './silentRuns';

/** How a run ended. */
export interface RunResult {
  outcome: Exclude<RunOutcome, 'running'>;
  /** Periods that became visible. */
  deliveries: number;
  /** Readable rows in them. */
  rows: number;
  problems: readonly SourceProblem[];
  /** Periods that it was asked to read again. */
  readAgain: readonly MonthRange[];
}

const KEPT_RUNS = 50;
const KEPT_MILLISECONDS = 90 * 86_400_000;

/** Runs of billing sources, with a heartbeat while they last. */
export class RunStore {
  readonly #knex: Knex;

  static create(options: { knex: Knex }): RunStore {
    return new RunStore(options.knex);
  }

  private constructor(knex: Knex) {
    this.#knex = knex;
  }

  async start(sourceId: string, now: Date): Promise<number> {
    const [{ id }] = await this.#knex('ingestion_runs')
      .insert({
        source_id: sourceId,
        started_at: now.toISOString(),
        heartbeat_at: now.toISOString(),
        outcome: 'running',
      })
      .returning('id');
    return id;
  }

  async heartbeat(runId: number, now: Date): Promise<void> {
    await this.#knex('ingestion_runs')
      .where('id', runId)
      .update({ heartbeat_at: now.toISOString() });
  }

  async finish(runId: number, result: RunResult, now: Date): Promise<void> {
    await this.#knex('ingestion_runs')
      .where('id', runId)
      .update({
        outcome: result.outcome,
        deliveries: result.deliveries,
        rows: result.rows,
        problems: JSON.stringify(result.problems),
        read_again: JSON.stringify(result.readAgain),
        finished_at: now.toISOString(),
      });
  }

  /** Forgets runs that are both old and not among the newest of their source. */
  async prune(sourceId: string, now: Date): Promise<void> {
    const oldestKept: { id: number } | undefined = await this.#knex(
      'ingestion_runs',
    )
      .where('source_id', sourceId)
      .orderBy('id', 'desc')
      .offset(KEPT_RUNS - 1)
      .first('id');
    const before = new Date(now.getTime() - KEPT_MILLISECONDS);
    await this.#knex('ingestion_runs')
      .where('source_id', sourceId)
      .where('id', '<', oldestKept?.id ?? 0)
      .where('started_at', '<', before.toISOString())
      .delete();
  }

  /** Marks runs as aborted whose process gives no sign of life. */
  async abortStale(options: { sourceId: string; now: Date }): Promise<void> {
    const { sourceId, now } = options;
    await this.#knex('ingestion_runs')
      .where({ source_id: sourceId, outcome: 'running' })
      .where('heartbeat_at', '<', silentSince(now))
      .update({
        outcome: 'aborted',
        finished_at: now.toISOString(),
        problems: JSON.stringify([ENDED_SILENTLY]),
      });
  }
}
