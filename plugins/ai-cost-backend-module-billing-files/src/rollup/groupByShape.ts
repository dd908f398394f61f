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

import type { BillTable } from '../files/BillTable';
import { originOf, type Origin } from './origin';

/** Copies are few; more folders are a bill that is split, say by accounts. */
const MOST_FOLDERS = 200;

/** Tables that can be read at once: of one shape, and of one origin. */
export interface AlikeTables {
  origin: Origin;
  tables: BillTable[];
}

/** Groups tables; where they lie in too many folders, whatever their folders. */
export function groupByShape(tables: readonly BillTable[]): AlikeTables[] {
  const origins = tables.map(originOf);
  const folders = new Set(
    origins.map(({ folder, run }) => `${folder}\n${run}`),
  );
  const groups = new Map<string, AlikeTables>();
  for (const [i, table] of tables.entries()) {
    const { container, columns, delimiter, gzip, period } = table;
    const origin =
      folders.size > MOST_FOLDERS
        ? { ...origins[i], folder: '', run: '' }
        : origins[i];
    const shape = JSON.stringify([
      origin,
      container,
      columns,
      delimiter,
      gzip,
      period,
    ]);
    const alike = groups.get(shape);
    if (alike) {
      alike.tables.push(table);
    } else {
      groups.set(shape, { origin, tables: [table] });
    }
  }
  return [...groups.values()];
}
