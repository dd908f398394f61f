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
import type { ChargeScan } from './ChargeScan';
import type { DuckDbSession } from './DuckDbSession';
import { literalPath } from './quote';

/**
 * Finds the file that made reading fail, when DuckDB does not say which: reads
 * them one by one until one fails.
 *
 * @returns undefined when each of them can be read
 */
export async function findDamagedFile(
  session: DuckDbSession,
  scans: readonly ChargeScan[],
): Promise<BillTable | undefined> {
  for (const scan of scans) {
    const source = scan.sourceSql({ keepRejects: false });
    for (const table of scan.tables) {
      try {
        await session.run(
          `SELECT count(*), bit_xor(hash(COLUMNS(*))) FROM ${source}`,
          { files: [literalPath(table.path)] },
        );
      } catch {
        return table;
      }
    }
  }
  return undefined;
}
