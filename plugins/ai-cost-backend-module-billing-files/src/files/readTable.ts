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
import { sep } from 'node:path';
import { DeliveryError } from 'backstage-plugin-ai-cost-node';
import type { BillFormatId } from '../formats/BillFormat';
import { chooseFormat } from '../formats/chooseFormat';
import type { DuckDbSession } from '../rollup/DuckDbSession';
import { BillColumns, MOST_COLUMNS } from './BillColumns';
import type { BillFile } from './BillFile';
import type { BillTable } from './BillTable';
import { readParquetTable } from './readParquetTable';
import { readTextTable } from './readTextTable';
import { refuseRepeated } from './refuseRepeated';

/** First bytes of files that are something else. */
const OTHER_KINDS: [magic: string, kind: string, advice: string][] = [
  ['504b0304', 'a zip archive', 'Unpack it, or compress the CSV with gzip'],
  ['28b52ffd', 'compressed with zstd', 'Write CSV.gz or Parquet'],
  ['425a68', 'compressed with bzip2', 'Write CSV.gz or Parquet'],
  ['d0cf11e0', 'a spreadsheet', 'Save it as CSV'],
];

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
      : await readTextTable({
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
