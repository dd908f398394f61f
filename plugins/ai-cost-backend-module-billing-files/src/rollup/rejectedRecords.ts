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
import { DeliveryError } from 'backstage-plugin-ai-cost-node';
import type { CsvEnd } from '../csv/proveWhole';
import type { BillTable } from '../files/BillTable';
import type { ChargeScan } from './ChargeScan';
import type { DuckDbSession } from './DuckDbSession';

/** Records of CSV files that do not have the form of one. */
export interface RejectedRecords {
  count: number;
  /** The first of them. */
  entries: QuarantineEntry[];
}

interface Reject {
  path: string;
  record: bigint;
  kind: string;
  /** Position of the column, from 1. */
  position: bigint | null;
  start: bigint;
  bytes: bigint;
  /** DuckDB could not tell where the record ends. */
  unbounded: boolean;
}

/** DuckDB keeps no more of a record. */
const LONGEST_KEPT = 10_000;
/** And gives up on records beyond it. */
const LONGEST_RECORD = 2_097_152;

const PROBLEMS: Record<string, string> = {
  'MISSING COLUMNS': 'the record has fewer columns than the header',
  'TOO MANY COLUMNS':
    'the record has more columns than the header; quote cells that hold the delimiter',
  'UNQUOTED VALUE': 'a quote is not closed, or stands inside a cell',
  'LINE SIZE OVER MAXIMUM': 'the record is longer than 2 MiB',
  'INVALID ENCODING': 'the record is not valid UTF-8; write the file as UTF-8',
};

/**
 * Reads which records of a CSV scan were rejected.
 *
 * @param options - `endOf` tells how a file ends; `limit` is how many to list
 * @throws DeliveryError when a file ends within a record, or when a quote that
 * is not closed may have swallowed others
 */
export async function readRejectedRecords(options: {
  session: DuckDbSession;
  scan: ChargeScan;
  endOf: (table: BillTable) => CsvEnd | undefined;
  limit: number;
}): Promise<RejectedRecords> {
  const { session, scan, endOf, limit } = options;
  const tables = new Map(scan.tables.map(table => [table.path, table]));
  const rejects = `(
    SELECT file_path AS path, line - ${scan.headerLines} AS record,
      coalesce(any_value(error_type) FILTER (error_type = 'UNQUOTED VALUE'),
        any_value(error_type)) AS kind,
      any_value(column_idx) AS position,
      any_value(line_byte_position) AS start,
      any_value(octet_length(encode(csv_line))) AS bytes,
      bool_or(csv_line = '' OR regexp_matches(csv_line, '[\\r\\n]')) AS unbounded
    FROM ${scan.rejects.records} JOIN ${scan.rejects.files}
      USING (scan_id, file_id)
    GROUP BY file_path, line)`;

  const suspects = await session.rows<Reject>(`
    (SELECT * FROM ${rejects} WHERE kind = 'UNQUOTED VALUE'
       AND (unbounded OR bytes >= ${LONGEST_KEPT}) LIMIT 1)
    UNION ALL
    (SELECT * FROM ${rejects} QUALIFY record = max(record) OVER (PARTITION BY path))`);
  for (const reject of suspects) {
    const table = tables.get(reject.path)!;
    refuseLostRecords(reject, table, endOf(table));
  }

  const [{ count }] = await session.rows<{ count: bigint }>(
    `SELECT count(*) AS count FROM ${rejects}`,
  );
  const first = await session.rows<Reject>(
    `SELECT * FROM ${rejects} ORDER BY path, record LIMIT ${limit}`,
  );
  return {
    count: Number(count),
    entries: first.map(({ path, record, kind, position }) => {
      const { file, columns } = tables.get(path)!;
      return {
        file: file.name,
        row: Number(record),
        column:
          position === null ? undefined : columns[Number(position) - 1]?.name,
        problem: PROBLEMS[kind] ?? `the record cannot be read (${kind})`,
        excluded: true,
      };
    }),
  };
}

/**
 * Numbers of records count the rejected ones, those of rows that were read do
 * not.
 *
 * @param options - `rows` are numbers of rows that were read, from 1
 * @returns the numbers of their records, by number of the row
 */
export async function recordNumbersOf(options: {
  session: DuckDbSession;
  scan: ChargeScan;
  table: BillTable;
  rows: readonly number[];
}): Promise<Map<number, number>> {
  const { session, scan, table, rows } = options;
  // Counted in SQL, for a file may have millions that are rejected.
  const records = await session.rows<{ row: bigint; before: bigint }>(
    `SELECT CAST(row AS BIGINT) AS row,
       CAST(coalesce(before, 0) AS BIGINT) AS before
     FROM (SELECT unnest(CAST($rows AS BIGINT[])) AS row)
     ASOF LEFT JOIN (
       SELECT record - position AS rows_before, max(position) AS before
       FROM (
         SELECT record, row_number() OVER (ORDER BY record) AS position
         FROM (
           SELECT DISTINCT line - ${scan.headerLines} AS record
           FROM ${scan.rejects.records} JOIN ${scan.rejects.files}
             USING (scan_id, file_id)
           WHERE file_path = $path
         )
       )
       GROUP BY rows_before
     ) ON row > rows_before`,
    { path: table.path, rows: rows.map(String) },
  );
  return new Map(
    records.map(({ row, before }) => [Number(row), Number(row + before)]),
  );
}

function refuseLostRecords(
  reject: Reject,
  { file, gzip }: BillTable,
  end: CsvEnd | undefined,
): void {
  const { name } = file;
  const bytes = Number(reject.bytes);
  const cut = bytes >= LONGEST_KEPT;
  if (reject.kind === 'UNQUOTED VALUE' && (reject.unbounded || cut)) {
    throw new DeliveryError(
      `${name}: record ${reject.record} does not end: a quote is not closed, or the file mixes kinds of line ends (CRLF and LF)`,
      {
        file: name,
        advice:
          'The file may be cut off. Write it again, with quotes doubled inside quoted cells and one kind of line end',
      },
    );
  }
  const reach = Number(reject.start) + (cut ? LONGEST_RECORD : bytes);
  // The byte-order mark is not counted by all.
  if (end && !end.endsWithLineEnd && reach + 3 >= end.size) {
    throw new DeliveryError(
      `${name}: the file ends within record ${reject.record}; it is cut off`,
      {
        file: name,
        advice: gzip
          ? 'Write the file again; it was compressed before it was complete'
          : 'Wait until the upload is complete, or write the file again',
      },
    );
  }
}
