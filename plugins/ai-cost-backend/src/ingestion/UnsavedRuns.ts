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

import type { RunStore, RunResult } from '../ledger/sources/RunStore';

interface UnsavedRun {
  runId: number;
  result: RunResult;
  end: Date;
}

/**
 * How runs ended whose database was not there to be told. The next run of the
 * source tells it, so that a person sees what went wrong.
 */
export class UnsavedRuns {
  readonly #bySource = new Map<string, UnsavedRun[]>();

  static create(): UnsavedRuns {
    return new UnsavedRuns();
  }

  private constructor() {}

  keep(sourceId: string, run: UnsavedRun): void {
    this.#bySource.set(sourceId, [
      ...(this.#bySource.get(sourceId) ?? []),
      run,
    ]);
  }

  /**
   * Stores what was kept of a source.
   *
   * @throws what the database fails with; nothing is forgotten then
   */
  async store(sourceId: string, runs: RunStore): Promise<void> {
    for (const { runId, result, end } of this.#bySource.get(sourceId) ?? []) {
      await runs.finish(runId, result, end);
    }
    this.#bySource.delete(sourceId);
  }
}
