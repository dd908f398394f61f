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

import nodePath from 'node:path';
import type { QuarantineEntry } from 'backstage-plugin-ai-cost-common';
import { EXCLUDING_FLAGS } from 'backstage-plugin-ai-cost-node';
import { lookAtFile } from './files/BillFile';
import type { BillTable } from './files/BillTable';
import { readTable } from './files/readTable';
import type { BillFormatId } from './formats/BillFormat';
import { ChargeScan } from './rollup/ChargeScan';
import { daySql, textSql } from './rollup/cellSql';
import { DuckDbSession, type DuckDbOptions } from './rollup/DuckDbSession';
import { explainEngineError } from './rollup/engineErrors';
import { literalPath } from './rollup/quote';
import { recordNumbersOf } from './rollup/rejectedRecords';
import { notAnInstant } from './rollup/rowProblems';

const COLUMN = 'BillingPeriodStart';
/** More than is shown of a cell. */
const LONGEST_SHOWN = 1_000;

/**
 * Where to look, and with what.
 *
 * @public
 */
export interface FindUnreadablePeriodsOptions {
  /** Paths of files as {@link openBillFiles} takes them. */
  files: readonly string[];
  /** Of all files; told by their columns when absent. */
  format?: BillFormatId;
  engine?: DuckDbOptions;
  /** Ends the search. */
  signal?: AbortSignal;
}

/**
 * Rows that count and do not say which billing period they belong to.
 *
 * @public
 */
export interface UnreadablePeriods {
  rows: number;
  /** The first of them, and what is wrong with it. */
  first: QuarantineEntry;
}

/**
 * Finds the rows that a source would quarantine when it takes the billing period
 * from the rows, and would count when the path names it.
 *
 * @returns undefined when all rows say their billing period
 * @throws DeliveryError when a file cannot be read
 * @public
 */
export async function findUnreadablePeriods(
  options: FindUnreadablePeriodsOptions,
): Promise<UnreadablePeriods | undefined> {
  const { format, engine, signal } = options;
  const names = new Map<string, string>();
  const session = await DuckDbSession.create({
    files: options.files.map(name => nodePath.resolve(name)),
    engine,
    signal,
  });
  try {
    const tables: BillTable[] = [];
    for (const name of options.files) {
      const path = nodePath.resolve(name);
      names.set(path, name);
      const file = await lookAtFile({ path, name });
      const table = await readTable({ session, file, format, signal });
      tables.push(table);
      names.set(table.path, name);
    }
    let rows = 0;
    let first: QuarantineEntry | undefined;
    for (const scan of await ChargeScan.createAll({ session, tables })) {
      const count = await countUnreadable(session, scan);
      if (count > 0) {
        rows += count;
        first ??= await findFirst(session, scan);
      }
    }
    return first && { rows, first };
  } catch (error) {
    signal?.throwIfAborted();
    throw explainEngineError(error, { nameOf: path => names.get(path) });
  } finally {
    await session.close();
  }
}

async function countUnreadable(
  session: DuckDbSession,
  scan: ChargeScan,
): Promise<number> {
  const source = scan.sourceSql({ keepRejects: true });
  const [{ row_count }] = await session.rows<{ row_count: bigint }>(
    `SELECT count(*) AS row_count FROM ${unreadableSql(scan, { source })}`,
    scan.parameters,
  );
  return Number(row_count);
}

async function findFirst(
  session: DuckDbSession,
  scan: ChargeScan,
): Promise<QuarantineEntry | undefined> {
  const source = scan.sourceSql({ keepRejects: false });
  const rows = scan.isText
    ? unreadableSql(scan, {
        source: `(SELECT *, row_number() OVER () AS text_record FROM ${source})`,
        kept: 'text_record',
        more: ['text_record AS record'],
      })
    : unreadableSql(scan, {
        source,
        kept: 'file_row_number',
        more: ['file_row_number + 1 AS record'],
      });
  // So that the first row that is found is the first one of the file.
  await session.run('SET preserve_insertion_order = true');
  for (const table of scan.tables) {
    const [found] = await session.rows<{ record: bigint; text: string | null }>(
      `SELECT record, text FROM ${rows} LIMIT 1`,
      { ...scan.parameters, files: [literalPath(table.path)] },
    );
    if (found) {
      const row = Number(found.record);
      const numbers = scan.isText
        ? await recordNumbersOf({ session, scan, table, rows: [row] })
        : undefined;
      return {
        file: table.file.name,
        row: numbers?.get(row) ?? row,
        column: scan.nameInFile(COLUMN),
        problem: notAnInstant(found.text),
        excluded: false,
      };
    }
  }
  return undefined;
}

/** The rows that would count and do not say their billing period, as SQL. */
function unreadableSql(
  scan: ChargeScan,
  options: { source: string; kept?: string; more?: string[] },
): string {
  const { source, kept, more = [] } = options;
  const column = scan.columns.find(COLUMN)!;
  const rows = scan.rowsSql({
    source,
    kept,
    more: [
      ...more,
      `${daySql(column)} AS period_day`,
      `left(${textSql(column)}, ${LONGEST_SHOWN}) AS text`,
    ],
  });
  return `(SELECT * FROM (${rows})
    WHERE period_day IS NULL AND flags & ${EXCLUDING_FLAGS} = 0)`;
}
