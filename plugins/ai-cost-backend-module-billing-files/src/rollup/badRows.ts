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
import {
  EXCLUDING_FLAGS,
  JSON_COLUMNS,
  longestText,
  RAW_DIMENSIONS,
  type JsonColumn,
} from 'backstage-plugin-ai-cost-node';
import type { ChargeScan } from './ChargeScan';
import { textSql } from './cellSql';
import type { DuckDbSession } from './DuckDbSession';
import { UNREADABLE } from './focusRows';
import { READABLE_CURRENCY_SQL } from './lineCurrency';
import { literalPath } from './quote';
import { recordNumbersOf } from './rejectedRecords';
import {
  problemsOf,
  SHOWN_COLUMNS,
  type BadRow,
  type CellProblem,
} from './rowProblems';
import { tooLongSql } from './tooLongSql';
import type { UnreadableCells } from './UnreadableCells';

/** More than is shown of a cell; a cell may have millions. */
const LONGEST_SHOWN = 1_000;

/** Which rows to look for: those that do not count, or those with a bad cell. */
export type BadRowPart = 'excluded' | 'cells';

/**
 * Finds the first rows of a scan that have something wrong, and says what. It
 * reads the files a second time, and only until it has found enough.
 *
 * @param options - `limit` is how many rows to find
 */
export async function findBadRows(options: {
  session: DuckDbSession;
  scan: ChargeScan;
  part: BadRowPart;
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
    const numbers = rows.map(({ record }) => Number(record));
    const records =
      scan.isText && rows.length > 0
        ? await recordNumbersOf({ session, scan, table, rows: numbers })
        : undefined;
    for (const [i, row] of rows.entries()) {
      const number = records?.get(numbers[i]) ?? numbers[i];
      const problems = problemsIn(row, scan).map(({ column, problem }) => ({
        column: column && scan.nameInFile(column),
        problem,
      }));
      entries.push(
        ...withoutRepeats(problems).map(problem => ({
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

function problemsIn(row: BadRow, scan: ChargeScan): CellProblem[] {
  const [{ container }] = scan.tables;
  const empty =
    row.BillingCurrency === null &&
    SHOWN_COLUMNS.every(name => row[name] === null);
  return container === 'jsonl' && empty
    ? [{ problem: 'the line is not a JSON object' }]
    : problemsOf(row, scan.unreadable);
}

/** Two columns of FOCUS may come of one in the file. */
function withoutRepeats(problems: CellProblem[]): CellProblem[] {
  return problems.filter(
    ({ column, problem }, position) =>
      position ===
      problems.findIndex(
        other => other.column === column && other.problem === problem,
      ),
  );
}

function badRowsSql(scan: ChargeScan, part: BadRowPart): string {
  const cells = SHOWN_COLUMNS.map(name => {
    const column = scan.columns.find(name);
    return `${column ? shownSql(textSql(column)) : 'NULL'} AS shown_${name}`;
  });
  const more = [
    ...cells,
    `${scan.unreadable ? shownSql(UNREADABLE) : 'NULL'} AS shown_unreadable`,
    `${longColumnsSql(scan)} AS long_columns`,
  ];
  const source = scan.sourceSql({ keepRejects: false });
  const rows = scan.isText
    ? scan.rowsSql({
        source: `(SELECT *, row_number() OVER () AS text_record FROM ${source})`,
        kept: 'text_record',
        more: [...more, 'text_record AS record'],
      })
    : scan.rowsSql({
        source,
        kept: 'file_row_number',
        more: [...more, 'file_row_number + 1 AS record'],
      });
  const json = (name: JsonColumn) =>
    jsonColumnsOf(scan).includes(name)
      ? `CASE WHEN list_contains($${name}, trim(${name})) THEN ${shownSql(
          name,
        )} END`
      : 'NULL';
  return `
    SELECT record, flags, excluded, bad_currency, long_columns,
      shown_unreadable AS unreadable,
      ${shownSql('BillingCurrency')} AS BillingCurrency,
      ${SHOWN_COLUMNS.map(name => `shown_${name} AS ${name}`).join(', ')},
      ${JSON_COLUMNS.map(name => `bad_${name} AS ${name}`).join(', ')}
    FROM (
      SELECT *, NOT ${READABLE_CURRENCY_SQL} AS bad_currency,
        flags & ${EXCLUDING_FLAGS} <> 0 OR bad_currency
          OR ${tooLongSql(scan.dimensions)} AS excluded,
        ${JSON_COLUMNS.map(name => `${json(name)} AS bad_${name}`).join(', ')}
      FROM (${rows})
    )
    WHERE ${
      part === 'excluded'
        ? 'excluded'
        : `NOT excluded AND
           (flags <> 0 OR ${JSON_COLUMNS.map(
             name => `bad_${name} IS NOT NULL`,
           ).join(' OR ')})`
    }`;
}

function shownSql(text: string): string {
  return `left(${text}, ${LONGEST_SHOWN})`;
}

/** The columns of a row whose texts are too long, with commas between them. */
function longColumnsSql(scan: ChargeScan): string {
  const names = scan.dimensions.flatMap(dimension =>
    [...RAW_DIMENSIONS[dimension], `Allocated${dimension}`].flatMap(name => {
      const column = scan.columns.find(name);
      return column
        ? `CASE WHEN strlen(${textSql(column)}) > ${longestText(
            dimension,
          )} THEN '${name}' END`
        : [];
    }),
  );
  return `concat_ws(',', ${names.join(', ')})`;
}

function jsonColumnsOf(scan: ChargeScan): JsonColumn[] {
  return JSON_COLUMNS.filter(name => scan.dimensions.includes(name));
}
