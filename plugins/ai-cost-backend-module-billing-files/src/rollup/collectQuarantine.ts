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
import type { CsvEnd } from '../csv/proveWhole';
import type { BillTable } from '../files/BillTable';
import { findBadRows } from './badRows';
import type { ChargeScan } from './ChargeScan';
import type { DuckDbSession } from './DuckDbSession';
import type { FlaggedRows } from './groupCharges';
import { readRejectedRecords } from './rejectedRecords';
import type { UnreadableCells } from './UnreadableCells';

const LONGEST = 1_000;

/** What was left out of a bill, or read without some of its cells. */
export interface Quarantine {
  /** All rows that do not count. */
  rows: number;
  /** The first of them, then the first rows with other bad cells. */
  entries: QuarantineEntry[];
}

/**
 * Counts the rows that do not count, and names the first of them. Files are
 * read a second time only when something is wrong with them.
 *
 * @param options - `endOf` tells how a CSV file ends
 * @throws DeliveryError when rows may have been lost that nobody can name
 */
export async function collectQuarantine(options: {
  session: DuckDbSession;
  scans: readonly ChargeScan[];
  flagged: FlaggedRows;
  unreadable: UnreadableCells;
  endOf: (table: BillTable) => CsvEnd | undefined;
}): Promise<Quarantine> {
  const { session, scans, flagged, unreadable, endOf } = options;
  const entries: QuarantineEntry[] = [];
  const room = () => LONGEST - entries.length;

  let rejectedRecords = 0;
  for (const scan of scans.filter(({ isText }) => isText)) {
    const rejected = await readRejectedRecords({
      session,
      scan,
      endOf,
      limit: room(),
    });
    rejectedRecords += rejected.count;
    entries.push(...rejected.entries);
  }

  const excluded = flagged.excluded + (await countUncountableLines(session));
  const otherCells =
    flagged.ListCost + flagged.quantity + flagged.rounded > 0 ||
    unreadable.found;
  // So that the first rows that are found are the first ones of a file.
  await session.run('SET preserve_insertion_order = true');
  for (const part of [
    ...(excluded > 0 ? (['excluded'] as const) : []),
    ...(otherCells ? (['cells'] as const) : []),
  ]) {
    for (const scan of scans) {
      if (room() > 0) {
        const limit = room();
        entries.push(
          ...(await findBadRows({ session, scan, part, unreadable, limit })),
        );
      }
    }
  }
  return { rows: excluded + rejectedRecords, entries };
}

/** Rows without a currency that can be read, or with texts that are too long. */
async function countUncountableLines(session: DuckDbSession): Promise<number> {
  const [{ row_count }] = await session.rows<{ row_count: bigint }>(
    `SELECT CAST(coalesce(sum(row_count), 0) AS BIGINT) AS row_count
     FROM charges WHERE currency IS NULL`,
  );
  return Number(row_count);
}
