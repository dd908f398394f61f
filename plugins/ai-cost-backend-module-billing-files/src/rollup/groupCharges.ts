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

import { RAW_DIMENSION_NAMES } from '../focus/rawDimensions';
import type { ChargeScan } from './ChargeScan';
import type { DuckDbSession } from './DuckDbSession';
import { EXCLUDING_FLAGS, ROW_FLAGS } from './rowFlags';

/** How many rows have what is wrong with them. */
export type FlaggedRows = Record<keyof typeof ROW_FLAGS | 'excluded', number>;

/**
 * Reads all rows and adds them up by their raw dimensions and day. This is the
 * only time that rows are touched, so it does no more than that; the rest works
 * on what comes out: `lines`, the distinct combinations of raw dimensions, and
 * `charges`, their sums by day.
 *
 * @returns how many rows are flagged
 */
export async function groupCharges(options: {
  session: DuckDbSession;
  scans: readonly ChargeScan[];
}): Promise<FlaggedRows> {
  const { session, scans } = options;
  await session.run(`CREATE TABLE grouped (
    ${RAW_DIMENSION_NAMES.map(name => `${name} VARCHAR`).join(', ')},
    day DATE, flags INTEGER,
    billed DECIMAL(38, 18), effective DECIMAL(38, 18), list DECIMAL(38, 18),
    quantity DECIMAL(38, 12), row_count BIGINT)`);
  for (const scan of scans) {
    await session.run(groupSql(scan), scan.parameters);
  }
  const flagged = await countFlagged(session);

  await session.run(`CREATE TABLE lines AS
    SELECT CAST(row_number() OVER () - 1 AS INTEGER) AS line, *,
      CASE WHEN regexp_full_match(trim(BillingCurrency), '[A-Za-z]{3,16}')
      THEN upper(trim(BillingCurrency)) END AS currency
    FROM (
      SELECT DISTINCT ${RAW_DIMENSION_NAMES.join(', ')} FROM grouped
      WHERE flags & ${EXCLUDING_FLAGS} = 0
    )`);
  await session.run(`CREATE TABLE charges AS
    SELECT line, currency, day, billed, effective, list, quantity, row_count
    FROM grouped JOIN lines ON ${RAW_DIMENSION_NAMES.map(
      name => `grouped.${name} IS NOT DISTINCT FROM lines.${name}`,
    ).join(' AND ')}
    WHERE flags & ${EXCLUDING_FLAGS} = 0`);
  await session.run('DROP TABLE grouped');
  return flagged;
}

function groupSql(scan: ChargeScan): string {
  const { dimensions } = scan;
  return `INSERT INTO grouped (${dimensions.join(', ')}, day, flags,
      billed, effective, list, quantity, row_count)
    SELECT ${dimensions.join(', ')}, day, flags,
      coalesce(sum(billed), 0), coalesce(sum(effective), 0),
      coalesce(sum(list), 0), sum(quantity), count(*)
    FROM (${scan.rowsSql({ source: scan.sourceSql({ keepRejects: true }) })})
    GROUP BY ${dimensions.join(', ')}, day, flags`;
}

async function countFlagged(session: DuckDbSession): Promise<FlaggedRows> {
  const counts = await session.rows<{ flags: number; row_count: bigint }>(
    `SELECT flags, CAST(sum(row_count) AS BIGINT) AS row_count FROM grouped
     WHERE flags <> 0 GROUP BY flags`,
  );
  const rowsWith = (mask: number) =>
    counts
      .filter(({ flags }) => flags & mask)
      .reduce((sum, { row_count }) => sum + Number(row_count), 0);
  const flagged = Object.entries(ROW_FLAGS).map(([name, flag]) => [
    name,
    rowsWith(flag),
  ]);
  return {
    ...Object.fromEntries(flagged),
    excluded: rowsWith(EXCLUDING_FLAGS),
  };
}
