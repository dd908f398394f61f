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

import type { SourceProblem } from 'backstage-plugin-ai-cost-common';
import type { BillTable } from '../files/BillTable';
import { isBinary } from './cellSql';
import type { ChargeScan } from './ChargeScan';
import type { DuckDbSession } from './DuckDbSession';
import type { FlaggedRows } from './groupCharges';

const SEE_QUARANTINE =
  'The quarantine names the first of them. Have the export corrected';

/** Sums up what a person should know of a delivery that can be used. */
export async function describeProblems(options: {
  session: DuckDbSession;
  tables: readonly BillTable[];
  scans: readonly ChargeScan[];
  flagged: FlaggedRows;
  quarantinedRows: number;
}): Promise<SourceProblem[]> {
  const { session, tables, scans, flagged, quarantinedRows } = options;
  const problems: SourceProblem[] = [];
  const warn = (message: string, advice: string, file?: string) =>
    problems.push({ severity: 'warning', message, advice, file });

  for (const { file } of tables.filter(({ empty }) => empty)) {
    warn(
      `${file.name}: the file has a header and no rows`,
      'When something was charged, write the file again',
      file.name,
    );
  }
  if (quarantinedRows > 0) {
    warn(
      `${quarantinedRows} rows could not be read and are not counted`,
      SEE_QUARANTINE,
    );
  }
  if (flagged.ListCost > 0) {
    warn(
      `ListCost of ${flagged.ListCost} rows is empty or unreadable and counts as 0`,
      SEE_QUARANTINE,
    );
  }
  if (flagged.quantity > 0) {
    warn(
      `The quantity of ${flagged.quantity} rows is unreadable and does not count`,
      SEE_QUARANTINE,
    );
  }
  if (flagged.rounded > 0) {
    warn(
      `Costs of ${flagged.rounded} rows have more than 18 decimal places and were rounded to 18`,
      SEE_QUARANTINE,
    );
  }
  for (const { name, rowCount } of await countUnreadableJson(session)) {
    warn(
      `${name} of ${rowCount} rows is not a JSON object; they count without it`,
      SEE_QUARANTINE,
    );
  }
  const binary = new Set(scans.flatMap(binaryCosts));
  if (binary.size > 0) {
    warn(
      `${[...binary].join(
        ', ',
      )} are binary fractions, which cannot hold cents exactly; their shortest decimal form is counted, up to 18 places`,
      'Export costs as decimals',
    );
  }
  return problems;
}

async function countUnreadableJson(
  session: DuckDbSession,
): Promise<{ name: string; rowCount: number }[]> {
  const counts = await session.rows<{ name: string; row_count: bigint }>(
    `SELECT name, CAST(sum(row_count) AS BIGINT) AS row_count
     FROM unreadable_lines JOIN charges USING (line)
     GROUP BY name ORDER BY name`,
  );
  return counts.map(({ name, row_count }) => ({
    name,
    rowCount: Number(row_count),
  }));
}

function binaryCosts(scan: ChargeScan): string[] {
  return ['BilledCost', 'EffectiveCost', 'ListCost']
    .filter(name => isBinary(scan.columns.find(name)!.type))
    .map(name => scan.nameInFile(name));
}
