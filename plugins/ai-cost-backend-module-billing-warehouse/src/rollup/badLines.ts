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

import type { QuarantineEntry } from 'backstage-plugin-ai-cost-common';
import { JSON_COLUMNS, RAW_DIMENSIONS } from 'backstage-plugin-ai-cost-node';
import type { TableColumns } from '../table/TableColumns';
import { shown } from './badRows';
import type { RawLine } from './RawLines';

/** Says what cannot be read in lines, each of which stands for several rows. */
export function entriesOfLines(
  columns: TableColumns,
  lines: readonly RawLine[],
): QuarantineEntry[] {
  const file = columns.path.text;
  const entries: QuarantineEntry[] = [];
  for (const { currency, badCurrency, unreadable } of lines) {
    if (currency === undefined) {
      entries.push({
        file,
        column: columns.find('BillingCurrency')!.name,
        problem: `${shown(badCurrency)} is not a currency code such as USD`,
        excluded: true,
      });
    }
    for (const name of JSON_COLUMNS) {
      if (unreadable?.[name] !== undefined) {
        entries.push({
          file,
          column: nameOf(columns, RAW_DIMENSIONS[name]),
          problem: `${shown(
            unreadable[name],
          )} is not a JSON object; rows with it count without it`,
          excluded: false,
        });
      }
    }
  }
  return entries;
}

function nameOf(
  columns: TableColumns,
  names: readonly string[],
): string | undefined {
  return names.map(name => columns.find(name)?.name).find(Boolean);
}
