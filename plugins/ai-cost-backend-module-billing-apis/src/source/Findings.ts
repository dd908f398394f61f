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
import { describeIssue } from 'backstage-plugin-ai-cost-node';
import { isDispensable } from '../json/fields';
import type { Reading } from './CostReader';

const MOST_ENTRIES = 1_000;

/** Collects what could not be read, and what a person should know. */
export class Findings {
  readonly #quarantine: QuarantineEntry[] = [];
  /** Cells that their rows count without. */
  readonly #cells: QuarantineEntry[] = [];
  readonly #problems: SourceProblem[] = [];
  #quarantinedRows = 0;

  static create(): Findings {
    return new Findings();
  }

  private constructor() {}

  /**
   * A row as its schema has it, without the cells that are dispensable and
   * wrong; undefined when it cannot be read. Both are quarantined.
   *
   * @param options - `file` names the answer and `row` counts from 1; `kept` says
   * that the row's money is in another one too, that counts then
   */
  read<T>(
    row: unknown,
    options: {
      schema: z.ZodType<T>;
      file: string;
      row: number;
      kept?: boolean;
    },
  ): T | undefined {
    const { schema, kept, ...place } = options;
    const result = schema.safeParse(row);
    if (result.success) {
      return result.data;
    }
    const { issues } = result.error;
    const needed = issues.find(issue => !isDispensable(issue));
    if (!needed) {
      const rest = schema.safeParse(issues.reduce(without, row));
      if (rest.success) {
        for (const issue of issues) {
          const { column, problem } = describeIssue(issue);
          this.#noteCell({
            ...place,
            column,
            problem: `${problem}; the row counts without it`,
          });
        }
        return rest.data;
      }
    }
    const entry = { ...place, ...describeIssue(needed ?? issues[0]) };
    if (kept) {
      this.#noteCell(entry);
    } else {
      this.reject(entry);
    }
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
      quarantine: [...this.#quarantine, ...this.#cells].slice(0, MOST_ENTRIES),
      problems: this.#problems,
    };
  }

  #noteCell(entry: Omit<QuarantineEntry, 'excluded'>): void {
    if (this.#cells.length < MOST_ENTRIES) {
      this.#cells.push({ ...entry, excluded: false });
    }
  }
}

/** A copy of a row without the cell that an issue is of. */
function without(
  row: unknown,
  { path }: Pick<z.core.$ZodIssue, 'path'>,
): Record<PropertyKey, unknown> {
  const [key, ...inner] = path;
  const { [key]: cell, ...others } = row as Record<PropertyKey, unknown>;
  return inner.length === 0
    ? others
    : { ...others, [key]: without(cell, { path: inner }) };
}
