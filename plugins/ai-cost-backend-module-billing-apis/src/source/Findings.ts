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

import type { LoggerService } from '@backstage/backend-plugin-api';
import type {
  QuarantineEntry,
  SourceProblem,
} from 'backstage-plugin-ai-cost-common';
import type { z } from 'zod';
import { describeIssue } from '../json/describeIssue';
import type { Reading } from './CostReader';

const MOST_ENTRIES = 1_000;

/** Collects what could not be read, and what a person should know. */
export class Findings {
  readonly #quarantine: QuarantineEntry[] = [];
  readonly #problems: SourceProblem[] = [];
  #quarantinedRows = 0;

  static create(): Findings {
    return new Findings();
  }

  private constructor() {}

  /**
   * A row as its schema has it; undefined when it cannot be read, and is then
   * quarantined.
   *
   * @param options - `file` names the answer and `row` counts from 1
   */
  read<T>(
    row: unknown,
    options: { schema: z.ZodType<T>; file: string; row: number },
  ): T | undefined {
    const result = options.schema.safeParse(row);
    if (result.success) {
      return result.data;
    }
    this.reject({
      file: options.file,
      row: options.row,
      ...describeIssue(result.error),
    });
    return undefined;
  }

  /** Quarantines a row. */
  reject(entry: Omit<QuarantineEntry, 'excluded'>): void {
    this.#quarantinedRows += 1;
    if (this.#quarantine.length < MOST_ENTRIES) {
      this.#quarantine.push({ ...entry, excluded: true });
    }
  }

  /** Says something of the whole. */
  note(problem: SourceProblem): void {
    this.#problems.push(problem);
  }

  /** Says how many rows were left out, where nobody shows them otherwise. */
  logTo(logger: LoggerService): void {
    if (this.#quarantinedRows > 0) {
      const [{ file, row, column, problem }] = this.#quarantine;
      logger.warn(
        `${
          this.#quarantinedRows
        } rows could not be read; the first is row ${row} of ${file}: ${
          column ?? ''
        } ${problem}`,
      );
    }
  }

  /** With these charges, what came of reading. */
  toReading(charges: Reading['charges']): Reading {
    return {
      charges,
      quarantinedRows: this.#quarantinedRows,
      quarantine: this.#quarantine,
      problems: this.#problems,
    };
  }
}
