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
import type { RunResult } from '../ledger/sources/RunStore';

// A run is read whole by whoever looks at its source.
const MOST_PROBLEMS = 100;

const INTERRUPTED: SourceProblem = {
  severity: 'warning',
  message: 'The run was cancelled or has timed out',
  advice: 'The next run goes on where this one stopped',
};

/** What a run has done so far, and what a person should know of it. */
export class RunReport {
  readonly #problems: SourceProblem[] = [];
  /** Beyond those that are kept. */
  #more = 0;
  #errors = 0;
  readonly #once = new Set<SourceProblem>();
  readonly #readAgain: MonthRange[] = [];
  #published = 0;
  #unchanged = 0;
  #rows = 0;
  #stopped?: 'failed' | 'aborted';
  /** Why it ended early; kept however many problems there were before. */
  #stop?: SourceProblem;

  static create(): RunReport {
    return new RunReport();
  }

  private constructor() {}

  note(problems: Iterable<SourceProblem>): void {
    for (const problem of problems) {
      this.#errors += problem.severity === 'error' ? 1 : 0;
      if (this.#problems.length < MOST_PROBLEMS) {
        this.#problems.push(problem);
      } else {
        this.#more += 1;
      }
    }
  }

  /** Notes what several deliveries of a run have in common. */
  noteOnce(problem: SourceProblem): void {
    if (!this.#once.has(problem)) {
      this.#once.add(problem);
      this.note([problem]);
    }
  }

  published(rows: number): void {
    this.#published += 1;
    this.#rows += rows;
  }

  unchanged(): void {
    this.#unchanged += 1;
  }

  /** Periods that the run was asked to read again. */
  readAgain(ranges: readonly MonthRange[]): void {
    this.#readAgain.push(...ranges.map(({ from, to }) => ({ from, to })));
  }

  /** The run ended before it had looked at everything. */
  failed(problem: SourceProblem): void {
    this.#stop = problem;
    this.#stopped = 'failed';
  }

  aborted(): void {
    this.#stop = INTERRUPTED;
    this.#stopped = 'aborted';
  }

  result(): RunResult {
    return {
      outcome: this.#outcome(),
      deliveries: this.#published,
      rows: this.#rows,
      problems: [...this.#problems, ...this.#others()],
      readAgain: this.#readAgain,
    };
  }

  #others(): SourceProblem[] {
    const more: SourceProblem = {
      severity: this.#errors > 0 ? 'error' : 'warning',
      message: `${this.#more} more problems are not listed`,
      advice: 'Mend those that are listed, and run the source again',
    };
    return [
      ...(this.#more > 0 ? [more] : []),
      ...(this.#stop ? [this.#stop] : []),
    ];
  }

  #outcome(): Exclude<RunOutcome, 'running'> {
    if (this.#stopped) {
      return this.#stopped;
    }
    if (this.#errors === 0) {
      return 'success';
    }
    return this.#published + this.#unchanged > 0 ? 'partial' : 'failed';
  }
}
