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

import fc from 'fast-check';
import { DuckDBInstance } from '@duckdb/node-api';
import { quoteIdentifier, quoteLiteral } from './quote';

describe('quoting', () => {
  it('gives back any text and any name of a column', async () => {
    const instance = await DuckDBInstance.create(':memory:');
    const connection = await instance.connect();
    const text = fc
      .string({ unit: 'grapheme', minLength: 1 })
      .filter(
        value => !value.includes('\u0000') && !/\p{Surrogate}/u.test(value),
      );
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(text, fc.constantFrom(`'; --`, `"`, `""'`, '\\', '$1', '?')),
        async value => {
          const reader = await connection.runAndReadAll(
            `SELECT ${quoteLiteral(value)} AS ${quoteIdentifier(value)}`,
          );
          expect(reader.columnNames()).toEqual([value]);
          expect(reader.getRows()).toEqual([[value]]);
        },
      ),
    );
    connection.closeSync();
    instance.closeSync();
  });
});
