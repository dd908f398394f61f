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

import { DeliveryError } from 'backstage-plugin-ai-cost-node';
import type { CsvEnd } from '../csv/proveWhole';
import type { BillTable } from '../files/BillTable';
import type { ChargeScan } from '../rollup/ChargeScan';
import type { DuckDbSession } from '../rollup/DuckDbSession';
import { literalPath } from '../rollup/quote';
import { jsonLinesSql } from './jsonLines';

/**
 * @param options - `endOf` tells how a file ends
 * @throws DeliveryError when a file of JSON lines ends without a line end and
 * has a line that is no object: its last line was being written
 */
export async function refuseCutLines(options: {
  session: DuckDbSession;
  scans: readonly ChargeScan[];
  endOf: (table: BillTable) => CsvEnd | undefined;
}): Promise<void> {
  const { session, scans, endOf } = options;
  const open = scans
    .flatMap(({ tables }) => tables)
    .filter(
      table => table.container === 'jsonl' && !endOf(table)?.endsWithLineEnd,
    );
  for (const { path, gzip, file } of open) {
    const lines = jsonLinesSql('$files', {
      gzip,
      more: 'ignore_errors = true',
    });
    const [{ broken }] = await session.rows<{ broken: boolean }>(
      `SELECT count(*) > 0 AS broken FROM ${lines} WHERE line IS NULL`,
      { files: [literalPath(path)] },
    );
    if (broken) {
      throw new DeliveryError(
        `${file.name}: the file has a line that is no JSON object and does not end with a line end; it is cut off`,
        {
          file: file.name,
          advice: 'Wait until the upload is complete, or write the file again',
        },
      );
    }
  }
}
