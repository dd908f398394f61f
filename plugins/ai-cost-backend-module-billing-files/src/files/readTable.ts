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

import fs from 'node:fs/promises';
import { join, sep } from 'node:path';
import { DeliveryError } from 'backstage-plugin-ai-cost-node';
import { csvStream, unreadableCsv } from '../csv/csvStream';
import { detectEncoding, type CsvEncoding } from '../csv/encoding';
import { readHeader, type CsvHeader } from '../csv/header';
import { rewriteAsUtf8 } from '../csv/rewriteAsUtf8';
import type { BillFormatId } from '../formats/BillFormat';
import { chooseFormat, isKnownColumn } from '../formats/chooseFormat';
import type { DuckDbSession } from '../rollup/DuckDbSession';
import { literalPath, quoteIdentifier, quoteLiteral } from '../rollup/quote';
import { BillColumns } from './BillColumns';
import type { BillFile } from './BillFile';
import type { BillTable } from './BillTable';
import { refuseRepeated } from './refuseRepeated';

const LONGEST_HEADER = 1 << 20;
// FOCUS has some sixty; exports add their own, such as one for each tag key.
const MOST_COLUMNS = 2_000;

/** First bytes of files that are something else. */
const OTHER_KINDS: [magic: string, kind: string, advice: string][] = [
  ['504b0304', 'a zip archive', 'Unpack it, or compress the CSV with gzip'],
  ['28b52ffd', 'compressed with zstd', 'Write CSV.gz or Parquet'],
  ['425a68', 'compressed with bzip2', 'Write CSV.gz or Parquet'],
  ['d0cf11e0', 'a spreadsheet', 'Save it as CSV'],
];

/** A file as it is before its format is known. */
type Table = Omit<BillTable, 'format'>;

/**
 * Finds out what a file is and which columns it has, by its contents and not by
 * its name.
 *
 * @param options - `format` when it is not to be told by the columns
 * @throws DeliveryError when it is no bill that can be read
 */
export async function readTable(options: {
  session: DuckDbSession;
  file: BillFile;
  format?: BillFormatId;
  signal?: AbortSignal;
}): Promise<BillTable> {
  const { session, file, signal } = options;
  const { name } = file;
  if (file.path.includes('\\') && sep !== '\\') {
    // DuckDB would take it for a separator, and read another file.
    throw new DeliveryError(`${name}: the name has a backslash`, {
      file: name,
      advice: 'Rename the file or its folder',
    });
  }
  const start = await firstBytes(file);
  if (start.length === 0) {
    throw new DeliveryError(`${name}: the file is empty`, {
      file: name,
      advice: 'Wait until the upload is complete, or write the file again',
    });
  }
  const magic = start.toString('hex');
  const other = OTHER_KINDS.find(([first]) => magic.startsWith(first));
  if (other) {
    throw new DeliveryError(`${name}: the file is ${other[1]}`, {
      file: name,
      advice: other[2],
    });
  }
  const table =
    start.toString('latin1') === 'PAR1'
      ? await readParquetTable(session, file)
      : await readCsvTable({
          session,
          file,
          gzip: magic.startsWith('1f8b'),
          signal,
        });
  if (table.columns.length > MOST_COLUMNS) {
    throw new DeliveryError(
      `${name}: the file has ${table.columns.length} columns; at most ${MOST_COLUMNS} are read`,
      { file: name, advice: 'Write tags into the column Tags, as JSON' },
    );
  }
  const { columns } = table;
  const format = chooseFormat({
    file: name,
    columns: BillColumns.create({ columns }),
    wanted: options.format,
  });
  refuseRepeated({
    file: name,
    columns,
    isKnown: column => format.isKnown(column),
  });
  return { ...table, format };
}

async function firstBytes(file: BillFile): Promise<Buffer> {
  const handle = await fs.open(file.path);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(4), 0, 4, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

async function readParquetTable(
  session: DuckDbSession,
  file: BillFile,
): Promise<Table> {
  const path = quoteLiteral(literalPath(file.path));
  const columns = await session.rows<{
    column_name: string;
    column_type: string;
  }>(
    `DESCRIBE SELECT * FROM read_parquet(${path},
      hive_partitioning = false, binary_as_string = true)`,
  );
  const [{ rows }] = await session.rows<{ rows: bigint }>(
    `SELECT CAST(sum(num_rows) AS BIGINT) AS rows FROM parquet_file_metadata(${path})`,
  );
  return {
    file,
    path: file.path,
    container: 'parquet',
    empty: Number(rows) === 0,
    columns: columns.map(({ column_name: name, column_type: type }) => ({
      name,
      type,
      sql: quoteIdentifier(name),
    })),
  };
}

async function readCsvTable(options: {
  session: DuckDbSession;
  file: BillFile;
  gzip: boolean;
  signal?: AbortSignal;
}): Promise<Table> {
  const { session, file, gzip, signal } = options;
  const { header, encoding, empty } = await readCsvHeader(options);
  const table: Table = {
    file,
    path: file.path,
    container: 'csv',
    empty,
    gzip,
    delimiter: header.delimiter,
    columns: header.names.map((name, position) => ({
      name,
      type: 'VARCHAR',
      sql: `c${position}`,
    })),
  };
  if (encoding === 'utf-8') {
    return table;
  }
  const target = join(
    await fs.mkdtemp(join(session.directory, 'utf8-')),
    'bill.csv',
  );
  await rewriteAsUtf8({
    ...file,
    gzip,
    encoding,
    target,
    disk: session.disk,
    signal,
  });
  return { ...table, path: target, gzip: false };
}

async function readCsvHeader(options: {
  file: BillFile;
  gzip: boolean;
  signal?: AbortSignal;
}): Promise<{ header: CsvHeader; encoding: CsvEncoding; empty: boolean }> {
  const { file, gzip, signal } = options;
  const { name } = file;
  const stream = csvStream({ path: file.path, gzip, signal });
  let bytes = Buffer.alloc(0);
  let complete = true;
  let failure: unknown;
  try {
    for await (const piece of stream) {
      bytes = Buffer.concat([bytes, piece]);
      if (bytes.length >= LONGEST_HEADER) {
        complete = false;
        break;
      }
    }
  } catch (error) {
    // The header may be there all the same; whoever reads on will find out.
    complete = false;
    failure = unreadableCsv(name, error);
  } finally {
    stream.destroy();
  }
  const encoding = detectEncoding(bytes);
  const text = new TextDecoder(encoding).decode(bytes);
  const header = readHeader(text, { complete, isKnown: isKnownColumn });
  if (!header && failure) {
    throw failure;
  }
  if (!header) {
    throw new DeliveryError(
      `${name}: the file has no header: its first line does not end`,
      {
        file: name,
        advice: 'Give bills as CSV, CSV compressed with gzip, or Parquet',
      },
    );
  }
  const empty = complete && text.slice(header.length).trim() === '';
  return { header, encoding, empty };
}
