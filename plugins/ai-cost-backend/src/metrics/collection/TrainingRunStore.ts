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

import type { TrainingRun } from 'backstage-plugin-ai-cost-node';
import type { Knex } from 'knex';

const ROWS_PER_STATEMENT = 100;
const LONGEST_ID = 256;
const LONGEST = 1024;
const MOST_ENTRIES = 200;
// Databases refuse U+0000 and halves of characters.
const NOT_PRINTABLE = /[\p{Cc}\p{Cs}]/u;

/** Runs of training and evaluation. */
export class TrainingRunStore {
  readonly #knex: Knex;

  static create(options: { knex: Knex }): TrainingRunStore {
    return new TrainingRunStore(options.knex);
  }

  private constructor(knex: Knex) {
    this.#knex = knex;
  }

  /**
   * Adds runs, or says anew what is known of them. The last one counts where a
   * run is there twice.
   *
   * @returns how many were left out, for they cannot be stored
   */
  async put(sourceId: string, runs: readonly TrainingRun[]): Promise<number> {
    const storable = runs.filter(isStorable);
    const rows = [
      ...new Map(
        storable.map(run => [run.runId, rowOf(sourceId, run)]),
      ).values(),
    ];
    await this.#knex.transaction(async trx => {
      for (let at = 0; at < rows.length; at += ROWS_PER_STATEMENT) {
        await trx('training_runs')
          .insert(rows.slice(at, at + ROWS_PER_STATEMENT))
          .onConflict(['source_id', 'run_id'])
          .merge();
      }
    });
    return runs.length - storable.length;
  }
}

function isStorable({ runId, startedAt, endedAt }: TrainingRun): boolean {
  return (
    isText(runId, LONGEST_ID) &&
    runId !== '' &&
    isInstant(startedAt) &&
    (endedAt === undefined || isInstant(endedAt))
  );
}

function rowOf(sourceId: string, run: TrainingRun) {
  const entityRef = run.entityRef?.toLowerCase();
  const startedAt = new Date(run.startedAt).toISOString();
  const endedAt =
    run.endedAt === undefined ? undefined : new Date(run.endedAt).toISOString();
  return {
    source_id: sourceId,
    run_id: run.runId,
    entity_ref: entityRef ?? '',
    started_at: startedAt,
    ended_at: endedAt ?? null,
    run: JSON.stringify({
      ...run,
      ...{ entityRef, startedAt, endedAt },
      name: cut(run.name),
      experiment: cut(run.experiment),
      tags: some(Object.entries(run.tags).filter(tag => tag.every(isShort))),
      // What is no number was not measured.
      metrics: some(
        Object.entries(run.metrics).filter(
          ([name, value]) => isShort(name) && Number.isFinite(value),
        ),
      ),
      versions: run.versions.slice(0, MOST_ENTRIES),
    }),
  };
}

function some<T>(entries: [string, T][]): Record<string, T> {
  return Object.fromEntries(entries.slice(0, MOST_ENTRIES));
}

function cut(text: string | undefined): string | undefined {
  return text?.replace(/\p{Cc}/gu, '?').slice(0, LONGEST);
}

function isShort(text: string): boolean {
  return isText(text, LONGEST);
}

function isText(text: string, longest: number): boolean {
  return text.length <= longest && !NOT_PRINTABLE.test(text);
}

/** Of a year with four digits, or it would not sort as text. */
function isInstant(text: string): boolean {
  const time = Date.parse(text);
  return time >= 0 && time < Date.UTC(10_000, 0);
}
