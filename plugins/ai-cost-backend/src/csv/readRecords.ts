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

import { InputError } from '@backstage/errors';
import { parse } from 'csv-parse/sync';

/**
 * The rows of a CSV file, its header first.
 *
 * @param refuse - makes the error for a file that is no CSV; an InputError when
 * left out
 * @throws what `refuse` makes
 */
export function readRecords(
  text: string,
  file: string,
  refuse = (message: string, cause: unknown): Error =>
    new InputError(message, cause),
): string[][] {
  try {
    return parse(text, {
      bom: true,
      trim: true,
      skip_empty_lines: true,
      relax_column_count: true,
    });
  } catch (error) {
    const { lines } = error as { lines?: number };
    throw refuse(
      `${file}: ${lines ? `line ${lines} is` : 'the file is'} no CSV`,
      error,
    );
  }
}
