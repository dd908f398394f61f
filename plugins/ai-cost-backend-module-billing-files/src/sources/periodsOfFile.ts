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

import type { Month } from 'backstage-plugin-ai-cost-common';
import { lookAtFile } from '../files/BillFile';
import { readTable } from '../files/readTable';
import { daySql } from '../rollup/cellSql';
import { ChargeScan } from '../rollup/ChargeScan';
import { DuckDbSession, type DuckDbOptions } from '../rollup/DuckDbSession';
import { FocusColumns } from '../focus/FocusColumns';
import { explainEngineError } from '../rollup/engineErrors';
import type { FoundFile } from './findFiles';

/**
 * The billing periods of a file's rows, by BillingPeriodStart. Rows whose period
 * cannot be read are of every period: they are quarantined with each.
 *
 * @throws DeliveryError when the file is no bill that can be read
 */
export async function periodsOfFile(options: {
  file: FoundFile;
  engine?: DuckDbOptions;
  signal?: AbortSignal;
}): Promise<Month[]> {
  const { file, engine, signal } = options;
  const session = await DuckDbSession.create({ engine, signal });
  try {
    const table = await readTable({
      session,
      file: await lookAtFile(file),
      signal,
    });
    const [scan] = ChargeScan.createAll({ tables: [table] });
    const start = FocusColumns.create({ columns: table.columns }).find(
      'BillingPeriodStart',
    )!;
    const rows = await session.rows<{ period: string }>(
      `SELECT DISTINCT strftime(${daySql(start)}, '%Y-%m') AS period
       FROM ${scan.sourceSql({ keepRejects: false })}
       WHERE ${daySql(start)} IS NOT NULL ORDER BY period`,
      scan.parameters,
    );
    return rows.map(({ period }) => period);
  } catch (error) {
    signal?.throwIfAborted();
    throw explainEngineError(error, { nameOf: () => file.name });
  } finally {
    await session.close();
  }
}
