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

import {
  DeliveryError,
  EXCLUDING_FLAGS,
  RAW_DIMENSION_NAMES,
  ROW_FLAGS,
} from 'backstage-plugin-ai-cost-node';
import type { FileColumn } from '../files/BillColumns';
import { daySql } from './cellSql';
import type { ChargeScan } from './ChargeScan';
import type { DuckDbSession } from './DuckDbSession';
import { LINE_CURRENCY_SQL } from './lineCurrency';

/** How many rows have what is wrong with them. */
export type FlaggedRows = Record<keyof typeof ROW_FLAGS | 'excluded', number>;

/** What stands for a combination of raw dimensions while rows are added up. */
export interface LineKey {
  type: string;
  /** Of a row, as SQL. */
  sql: string;
}

/**
 * The first is quick, and two combinations in billions of billions share it by
 * chance. The second takes long, and cannot be forged.
 */
const LINE_KEYS: readonly LineKey[] = [
  { type: 'UBIGINT', sql: `hash(${RAW_DIMENSION_NAMES.join(', ')})` },
  {
    type: 'VARCHAR',
    sql: `sha256(CAST(json_array(${RAW_DIMENSION_NAMES.join(
      ', ',
    )}) AS VARCHAR))`,
  },
];

// One list, for most rows have none, and thirty empty cells take memory too.
const DISTINCT_LINES = `SELECT DISTINCT key, dimensions FROM grouped
  WHERE dimensions IS NOT NULL`;
const COUNTS = `dimensions IS NULL AND flags & ${EXCLUDING_FLAGS} = 0`;

/**
 * Reads all rows and adds them up by their raw dimensions and day. This is the
 * only time that rows are touched, so it does no more than that; the rest works
 * on what comes out: `lines`, the distinct combinations of raw dimensions, and
 * `charges`, their sums by day and scan.
 *
 * @remarks
 * Grouping by some thirty texts and the day needs memory for all of them on
 * every day. So rows are grouped twice in one scan: by the texts, and by a short
 * key of them and the day. That no two combinations share a key is checked.
 *
 * @param options - `keys` are tried in their order until one is unique
 * @returns how many rows are flagged
 * @throws DeliveryError when no key is unique
 */
export async function groupCharges(options: {
  session: DuckDbSession;
  scans: readonly ChargeScan[];
  keys?: readonly LineKey[];
}): Promise<FlaggedRows> {
  const { session, scans, keys = LINE_KEYS } = options;
  await readRows({ session, scans, keys });
  const flagged = await countFlagged(session);

  await session.run(`CREATE TABLE lines AS
    SELECT CAST(row_number() OVER () - 1 AS INTEGER) AS line, *,
      ${LINE_CURRENCY_SQL} AS currency
    FROM (
      SELECT key, ${RAW_DIMENSION_NAMES.map(
        (name, position) => `dimensions[${position + 1}] AS ${name}`,
      ).join(', ')}
      FROM (${DISTINCT_LINES})
    ) SEMI JOIN (SELECT key FROM grouped WHERE ${COUNTS}) USING (key)`);
  await session.run(`CREATE TABLE charges AS
    SELECT line, currency, day, period_end, billed, effective, list, quantity,
      row_count, scan
    FROM grouped JOIN (SELECT key, line, currency FROM lines) USING (key)
    WHERE ${COUNTS}`);
  await session.run('DROP TABLE grouped');
  await session.run('ALTER TABLE lines DROP COLUMN key');
  return flagged;
}

/** Fills the table `grouped`. */
async function readRows(options: {
  session: DuckDbSession;
  scans: readonly ChargeScan[];
  keys: readonly LineKey[];
}): Promise<void> {
  const { session, scans, keys } = options;
  for (const [attempt, key] of keys.entries()) {
    await session.run(`CREATE OR REPLACE TABLE grouped (
      key ${key.type}, dimensions VARCHAR[], day DATE, flags INTEGER,
      billed DECIMAL(38, 18), effective DECIMAL(38, 18), list DECIMAL(38, 18),
      quantity DECIMAL(38, 12), row_count BIGINT, scan INTEGER,
      period_end DATE)`);
    for (const scan of scans) {
      const sql = groupSql(scan, key, { keepRejects: attempt === 0 });
      await session.run(sql, scan.parameters);
    }
    if (await isUnique(session)) {
      return;
    }
  }
  throw new DeliveryError('Charges of the bill cannot be told apart', {
    advice: 'Please report this as a bug',
  });
}

function groupSql(
  scan: ChargeScan,
  key: LineKey,
  options: { keepRejects: boolean },
): string {
  const dimensions = scan.dimensions.join(', ');
  const absent = RAW_DIMENSION_NAMES.filter(
    name => !scan.dimensions.includes(name),
  );
  const columns = [
    '*',
    ...absent.map(name => `CAST(NULL AS VARCHAR) AS ${name}`),
  ];
  const periodEnd = periodEndOf(scan);
  const rows = scan.rowsSql({
    source: scan.sourceSql(options),
    more: periodEnd ? [`${periodEnd.sql} AS period_end`] : [],
  });
  return `INSERT INTO grouped (key, dimensions, day, flags,
      billed, effective, list, quantity, row_count, scan, period_end)
    SELECT key,
      CASE WHEN grouping(day) = 1 THEN [${RAW_DIMENSION_NAMES.map(name =>
        scan.dimensions.includes(name) ? name : 'NULL',
      ).join(', ')}] END,
      day, flags,
      coalesce(sum(billed), 0), coalesce(sum(effective), 0),
      coalesce(sum(list), 0), sum(quantity), count(*),
      ${scan.position},
      ${periodEnd ? daySql({ ...periodEnd, sql: 'max(period_end)' }) : 'NULL'}
    FROM (
      SELECT *, ${key.sql} AS key
      FROM (SELECT ${columns.join(', ')} FROM (${rows}))
    )
    GROUP BY GROUPING SETS ((key, day, flags), (key, ${dimensions}))`;
}

/**
 * When a charge period ends. Of a text, only the day is read, which is quick: with
 * an offset it may be the one before.
 */
function periodEndOf({ columns }: ChargeScan): FileColumn | undefined {
  const column = columns.find('ChargePeriodEnd');
  if (column?.type === 'VARCHAR') {
    const sql = `TRY_CAST(left(ltrim(${column.sql}), 10) AS DATE)`;
    return { ...column, type: 'DATE', sql };
  }
  return column && /^(DATE|TIMESTAMP)/.test(column.type) ? column : undefined;
}

async function isUnique(session: DuckDbSession): Promise<boolean> {
  const [{ lines, keys }] = await session.rows<{ lines: bigint; keys: bigint }>(
    `SELECT count(*) AS lines, count(DISTINCT key) AS keys
     FROM (${DISTINCT_LINES})`,
  );
  return lines === keys;
}

async function countFlagged(session: DuckDbSession): Promise<FlaggedRows> {
  const counts = await session.rows<{ flags: number; row_count: bigint }>(
    `SELECT flags, CAST(sum(row_count) AS BIGINT) AS row_count FROM grouped
     WHERE dimensions IS NULL AND flags <> 0 GROUP BY flags`,
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
