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

import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { DeliveryError } from 'backstage-plugin-ai-cost-node';
import { parse } from 'csv-parse';
import { CSV_COLUMNS, type CsvCells, type CsvColumn } from './readRow';

/** A row of a file; the first after the header is 1. */
export interface CsvRow {
  row: number;
  cells: CsvCells;
  /** What is wrong with the row as a whole. */
  problem?: string;
}

const LARGEST_FILE = 256 * 1024 * 1024;
const LONGEST_ROW = 65_536;

/**
 * Reads the rows of a CSV file with a header, one at a time.
 *
 * @throws DeliveryError when there is no such file, it is no CSV, or it has
 * columns that are not known: what they say would be lost
 */
export async function* readCsv(
  path: string,
  signal: AbortSignal,
): AsyncGenerator<CsvRow> {
  const file = basename(path);
  await checkFile(path, file);
  const parser = parse({
    bom: true,
    trim: true,
    skip_empty_lines: true,
    relax_column_count: true,
    max_record_size: LONGEST_ROW,
  });
  const input = createReadStream(path, { signal });
  input.on('error', error => parser.destroy(error));
  let columns: CsvColumn[] | undefined;
  let row = 0;
  try {
    for await (const record of input.pipe(parser) as AsyncIterable<string[]>) {
      if (columns) {
        row += 1;
        yield toRow(record, row, columns);
      } else {
        columns = readHeader(record, file);
      }
    }
  } catch (error) {
    signal.throwIfAborted();
    const { code, lines } = error as { code?: string; lines?: number };
    throw code?.startsWith('CSV_')
      ? new DeliveryError(
          `${file}: ${lines ? `line ${lines} is` : 'the file is'} no CSV`,
          {
            file,
            advice:
              'Put texts with commas or quotes in quotes, and double those',
            cause: error,
          },
        )
      : error;
  } finally {
    input.destroy();
  }
  if (!columns) {
    readHeader([], file);
  }
}

async function checkFile(path: string, file: string): Promise<void> {
  const found = await stat(path).catch(() => undefined);
  if (!found?.isFile()) {
    throw new DeliveryError(`${file}: there is no such file`, {
      file,
      advice: 'Check the path of the source, and who may read the file',
    });
  }
  if (found.size > LARGEST_FILE) {
    throw new DeliveryError(`${file}: has more than ${LARGEST_FILE} bytes`, {
      file,
      advice: 'Write one row a day and score; leave old days out',
    });
  }
}

function readHeader(header: readonly string[], file: string): CsvColumn[] {
  const names = header.map(name => name.toLowerCase());
  const unknown = names.find(name => !isColumn(name));
  const twice = names.find((name, at) => names.indexOf(name) !== at);
  if (names.length === 0 || unknown !== undefined || twice !== undefined) {
    throw new DeliveryError(
      `${file}: the header has ${wrongWith({ unknown, twice })}`,
      {
        file,
        advice: `Begin the file with some of ${CSV_COLUMNS.join(',')}`,
      },
    );
  }
  return names.filter(isColumn);
}

function wrongWith(options: { unknown?: string; twice?: string }): string {
  if (options.unknown !== undefined) {
    return `the column ${JSON.stringify(
      options.unknown.slice(0, 60),
    )}, which is not known`;
  }
  return options.twice === undefined
    ? 'no columns'
    : `the column "${options.twice}" twice`;
}

function toRow(
  record: readonly string[],
  row: number,
  columns: readonly CsvColumn[],
): CsvRow {
  if (record.length !== columns.length) {
    const problem = `has ${record.length} cells, and the header has ${columns.length}`;
    return { row, cells: new Map(), problem };
  }
  const pairs = columns.map((column, at) => [column, record[at]] as const);
  return { row, cells: new Map(pairs.filter(([, text]) => text !== '')) };
}

function isColumn(name: string): name is CsvColumn {
  return (CSV_COLUMNS as readonly string[]).includes(name);
}
