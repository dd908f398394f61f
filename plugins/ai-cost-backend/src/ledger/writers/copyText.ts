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

import type { LedgerValue } from './LedgerWriter';

const SPECIAL = /[\\\t\n\r]/;
const ESCAPES: Record<string, string> = {
  '\\': '\\\\',
  '\t': '\\t',
  '\n': '\\n',
  '\r': '\\r',
};

/**
 * Writes a row in the text format of PostgreSQL's COPY, with its line end.
 * Text must not contain U+0000, which PostgreSQL cannot store.
 */
export function copyText(row: readonly LedgerValue[]): string {
  let line = '';
  for (let column = 0; column < row.length; column++) {
    const value = row[column];
    line += column === 0 ? '' : '\t';
    if (value === null) {
      line += '\\N';
    } else if (typeof value === 'string' && SPECIAL.test(value)) {
      line += value.replace(/[\\\t\n\r]/g, char => ESCAPES[char]);
    } else {
      line += value;
    }
  }
  return `${line}\n`;
}
