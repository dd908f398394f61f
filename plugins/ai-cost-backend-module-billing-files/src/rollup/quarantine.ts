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
  parseDecimal,
  type QuarantineEntry,
} from 'backstage-plugin-ai-cost-common';
import type { JsonColumn } from '../focus/normaliseDimensions';
import type { ChargeScan } from './ChargeScan';
import { textSql } from './cellSql';
import type { DuckDbSession } from './DuckDbSession';
import { literalPath } from './quote';
import { rejectedRecordsOf } from './rejectedRecords';
import { EXCLUDING_FLAGS, ROW_FLAGS } from './rowFlags';
import type { UnreadableCells } from './UnreadableCells';

const COSTS = ['BilledCost', 'EffectiveCost', 'ListCost'] as const;
const INSTANTS = ['ChargePeriodStart', 'BillingPeriodStart'] as const;
const QUANTITIES = ['ConsumedQuantity', 'PricingQuantity'] as const;
const SHOWN = [...COSTS, ...INSTANTS, ...QUANTITIES] as const;

const READABLE_CURRENCY = `coalesce(regexp_full_match(trim(BillingCurrency), '[A-Za-z]{3,16}'), false)`;
const EXCLUDED = `(flags & ${EXCLUDING_FLAGS} <> 0 OR NOT ${READABLE_CURRENCY})`;

/** Which rows to look for: those that do not count, or those with a bad cell. */
export type QuarantinedPart = 'excluded' | 'cells';

type BadRow = Record<
  (typeof SHOWN)[number] | 'BillingCurrency' | JsonColumn,
  string | null
> & { record: bigint; flags: number; excluded: boolean };

/**
 * Finds the first rows of a scan that have something wrong, and says what. It
 * reads the files a second time, and only until it has found enough.
 *
 * @param options - `limit` is how many rows to find
 */
export async function findBadRows(options: {
  session: DuckDbSession;
  scan: ChargeScan;
  part: QuarantinedPart;
  unreadable: UnreadableCells;
  limit: number;
}): Promise<QuarantineEntry[]> {
  const { session, scan, part, unreadable, limit } = options;
  const sql = badRowsSql(scan, part);
  const entries: QuarantineEntry[] = [];
  for (const table of scan.tables) {
    if (entries.length >= limit) {
      break;
    }
    const rows = await session.rows<BadRow>(
      `${sql} LIMIT ${limit - entries.length}`,
      {
        ...scan.parameters,
        files: [literalPath(table.path)],
        ...Object.fromEntries(
          jsonColumnsOf(scan).map(name => [name, unreadable.textsOf(name)]),
        ),
      },
    );
    const rejected =
      scan.isCsv && rows.length > 0
        ? await rejectedRecordsOf(session, scan, table)
        : [];
    for (const row of rows) {
      const number = recordNumber(Number(row.record), rejected);
      entries.push(
        ...problemsOf(row).map(problem => ({
          file: table.file.name,
          row: number,
          ...problem,
          excluded: row.excluded,
        })),
      );
    }
  }
  return entries.slice(0, limit);
}

function badRowsSql(scan: ChargeScan, part: QuarantinedPart): string {
  const cells = SHOWN.map(name => {
    const column = scan.columns.find(name);
    return `${column ? textSql(column) : 'NULL'} AS shown_${name}`;
  });
  const source = scan.sourceSql({ keepRejects: false });
  const rows = scan.isCsv
    ? scan.rowsSql({
        source: `(SELECT *, row_number() OVER () AS csv_record FROM ${source})`,
        more: [...cells, 'csv_record AS record'],
      })
    : scan.rowsSql({
        source,
        more: [...cells, 'file_row_number + 1 AS record'],
      });
  const json = (name: JsonColumn) =>
    jsonColumnsOf(scan).includes(name)
      ? `CASE WHEN list_contains($${name}, trim(${name})) THEN ${name} END`
      : 'NULL';
  return `
    SELECT record, flags, excluded, BillingCurrency,
      ${SHOWN.map(name => `shown_${name} AS ${name}`).join(', ')},
      bad_tags AS Tags, bad_details AS SkuPriceDetails
    FROM (
      SELECT *, ${EXCLUDED} AS excluded, ${json('Tags')} AS bad_tags,
        ${json('SkuPriceDetails')} AS bad_details
      FROM (${rows})
    )
    WHERE ${
      part === 'excluded'
        ? 'excluded'
        : `NOT excluded AND
           (flags <> 0 OR bad_tags IS NOT NULL OR bad_details IS NOT NULL)`
    }`;
}

function jsonColumnsOf(scan: ChargeScan): JsonColumn[] {
  return (['Tags', 'SkuPriceDetails'] as const).filter(name =>
    scan.dimensions.includes(name),
  );
}

/** Numbers of records count the rejected ones, those of rows that were read do not. */
function recordNumber(row: number, rejected: readonly number[]): number {
  let record = row;
  for (const other of rejected) {
    if (other > record) {
      break;
    }
    record += 1;
  }
  return record;
}

function problemsOf(
  row: BadRow,
): Pick<QuarantineEntry, 'column' | 'problem'>[] {
  const problems: Pick<QuarantineEntry, 'column' | 'problem'>[] = [];
  for (const column of COSTS) {
    const problem = costProblem(row, column);
    if (problem) {
      problems.push({ column, problem });
    }
  }
  for (const column of INSTANTS) {
    if (row.flags & ROW_FLAGS[column]) {
      problems.push({ column, problem: instantProblem(row[column]) });
    }
  }
  if (row.flags & ROW_FLAGS.quantity) {
    const column = QUANTITIES.find(name => row[name] && !isDecimal(row[name]));
    problems.push({
      column: column ?? QUANTITIES[0],
      problem: `${shown(
        row[column ?? QUANTITIES[0]],
      )} is not a quantity; the row counts without one`,
    });
  }
  if (
    row.excluded &&
    !/^\s*[A-Za-z]{3,16}\s*$/.test(row.BillingCurrency ?? '')
  ) {
    problems.push({
      column: 'BillingCurrency',
      problem: `${shown(
        row.BillingCurrency,
      )} is not a currency code such as USD`,
    });
  }
  for (const column of ['Tags', 'SkuPriceDetails'] as const) {
    if (row[column] !== null) {
      problems.push({
        column,
        problem: `${shown(
          row[column],
        )} is not a JSON object; the row counts without it`,
      });
    }
  }
  return problems;
}

function costProblem(
  row: BadRow,
  column: (typeof COSTS)[number],
): string | undefined {
  const text = row[column];
  if (row.flags & ROW_FLAGS[column]) {
    const counted =
      column === 'ListCost' ? '; the row counts with a list cost of 0' : '';
    return text === null
      ? `the cell is empty${counted}`
      : `${shown(
          text,
        )} is not a number that can be read: write it with a decimal point, without thousands separators, and below 10^15${counted}`;
  }
  return row.flags & ROW_FLAGS.rounded && text !== null && !isDecimal(text)
    ? `${shown(text)} has more than 18 decimal places; it was rounded to 18`
    : undefined;
}

function instantProblem(text: string | null): string {
  return text === null
    ? 'the cell is empty'
    : `${shown(
        text,
      )} is not a date that can be read without guessing: write it as YYYY-MM-DDTHH:MM:SSZ`;
}

/** True when all of a number's digits can be kept. */
function isDecimal(text: string | null): boolean {
  try {
    parseDecimal(text ?? '');
    return true;
  } catch {
    return false;
  }
}

function shown(text: string | null): string {
  return text === null || text === ''
    ? 'an empty cell'
    : `"${text.length > 60 ? `${text.slice(0, 60)}…` : text}"`;
}
