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

import { ownCopy, type JsonColumn } from 'backstage-plugin-ai-cost-node';
import type { DuckDbSession } from './DuckDbSession';

// More are not listed either.
const MOST_TEXTS = 1_000;
const MOST_CHARACTERS = 4_000_000;

/** Cells that should hold a JSON object and do not, by line. */
export class UnreadableCells {
  readonly #lines: [line: number, column: JsonColumn][] = [];
  readonly #texts: Record<JsonColumn, Set<string>> = {
    Tags: new Set(),
    x_CostCategories: new Set(),
    SkuPriceDetails: new Set(),
  };
  readonly #characters: Record<JsonColumn, number> = {
    Tags: 0,
    x_CostCategories: 0,
    SkuPriceDetails: 0,
  };

  static create(): UnreadableCells {
    return new UnreadableCells();
  }

  private constructor() {}

  add(line: number, texts: Partial<Record<JsonColumn, string>> = {}): void {
    for (const [name, text] of Object.entries(texts)) {
      const column = name as JsonColumn;
      if (text !== undefined) {
        this.#lines.push([line, column]);
        const kept = this.#texts[column];
        const characters = this.#characters[column] + text.length;
        if (
          kept.size < MOST_TEXTS &&
          characters <= MOST_CHARACTERS &&
          !kept.has(text)
        ) {
          kept.add(ownCopy(text));
          this.#characters[column] = characters;
        }
      }
    }
  }

  /** True when there are any. */
  get found(): boolean {
    return this.#lines.length > 0;
  }

  /** The first texts found in a column. */
  textsOf(column: JsonColumn): string[] {
    return [...this.#texts[column]];
  }

  /** Fills the table `unreadable_lines`: `line` and the name of the column. */
  async store(session: DuckDbSession): Promise<void> {
    await session.run(
      'CREATE TABLE unreadable_lines (line INTEGER, name VARCHAR)',
    );
    const appender = await session.appender('unreadable_lines');
    for (const [line, column] of this.#lines) {
      appender.appendInteger(line);
      appender.appendVarchar(column);
      appender.endRow();
    }
    appender.closeSync();
  }
}
