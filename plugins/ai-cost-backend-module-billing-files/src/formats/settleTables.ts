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
import type { BillFormat, SettledTables, SettleOptions } from './BillFormat';

/**
 * Finds out what the columns of tables do not tell, format by format.
 *
 * @throws DeliveryError when tables cannot be read, or not together
 */
export async function settleTables(
  options: SettleOptions,
): Promise<SettledTables> {
  const { session, tables, options: formatOptions } = options;
  const byFormat = new Map<BillFormat, BillTable[]>();
  for (const table of tables) {
    const { format } = table;
    const alike = byFormat.get(format) ?? [];
    byFormat.set(format, alike);
    alike.push(table);
  }
  const settled: SettledTables = { tables: [], problems: [] };
  for (const [format, ofFormat] of byFormat) {
    const found = await format.settle?.({
      session,
      tables: ofFormat,
      options: formatOptions,
    });
    settled.tables.push(...(found?.tables ?? ofFormat));
    settled.problems.push(...(found?.problems ?? []));
  }
  return settled;
}
