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
import { join } from 'node:path';
import { DeliveryError } from 'backstage-plugin-ai-cost-node';
import { csvStream, unreadableCsv } from '../csv/csvStream';
import { detectEncoding, type CsvEncoding } from '../csv/encoding';
import { readHeader } from '../csv/header';
import { rewriteAsUtf8 } from '../csv/rewriteAsUtf8';
import { isKnownColumn } from '../formats/chooseFormat';
import { readJsonKeys } from '../json/readJsonKeys';
import type { DuckDbSession } from '../rollup/DuckDbSession';
import type { BillFile } from './BillFile';
import type { PlainTable } from './BillTable';

const LONGEST_HEADER = 1 << 20;

/** The beginning of a text file. */
interface TextStart {
  text: string;
  encoding: CsvEncoding;
  /** That is all of it. */
  complete: boolean;
  /** Why there is no more of it. */
  failure?: unknown;
}

/**
 * Finds out whether a text file is CSV or JSON lines, and which columns it has.
 * What is UTF-16 is read from a copy.
 *
 * @throws DeliveryError when it is neither
 */
export async function readTextTable(options: {
  session: DuckDbSession;
  file: BillFile;
  gzip: boolean;
  signal?: AbortSignal;
}): Promise<PlainTable> {
  const { session, file } = options;
  const start = await readStart(options);
  const source =
    start.encoding === 'utf-8'
      ? { path: file.path, gzip: options.gzip }
      : {
          path: await utf8Copy({ ...options, encoding: start.encoding }),
          gzip: false,
        };
  const text = start.text.replace(/^\uFEFF/, '').trimStart();
  if (text.startsWith('[')) {
    throw new DeliveryError(`${file.name}: the file is one JSON list`, {
      file: file.name,
      advice: 'Write one JSON object a line, without a list around them',
    });
  }
  return text.startsWith('{')
    ? {
        file,
        ...source,
        container: 'jsonl',
        empty: false,
        columns: await readJsonKeys({ session, name: file.name, ...source }),
      }
    : { ...csvTable(file, start), ...source };
}

function csvTable(file: BillFile, start: TextStart): PlainTable {
  const { text, complete, failure } = start;
  const header = readHeader(text, { complete, isKnown: isKnownColumn });
  if (!header && failure) {
    throw failure;
  }
  if (!header) {
    throw new DeliveryError(
      `${file.name}: the file has no header: its first line does not end`,
      {
        file: file.name,
        advice:
          'Give bills as CSV or JSON lines, also compressed with gzip, or as Parquet',
      },
    );
  }
  return {
    file,
    path: file.path,
    container: 'csv',
    empty: complete && text.slice(header.length).trim() === '',
    delimiter: header.delimiter,
    columns: header.names.map((name, position) => ({
      name,
      type: 'VARCHAR',
      sql: `c${position}`,
    })),
  };
}

async function readStart(options: {
  file: BillFile;
  gzip: boolean;
  signal?: AbortSignal;
}): Promise<TextStart> {
  const { file, gzip, signal } = options;
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
    failure = unreadableCsv(file.name, error);
  } finally {
    stream.destroy();
  }
  const encoding = detectEncoding(bytes);
  const text = new TextDecoder(encoding).decode(bytes);
  return { text, encoding, complete, failure };
}

async function utf8Copy(options: {
  session: DuckDbSession;
  file: BillFile;
  gzip: boolean;
  encoding: CsvEncoding;
  signal?: AbortSignal;
}): Promise<string> {
  const { session, file, ...rest } = options;
  const target = join(
    await fs.mkdtemp(join(session.directory, 'utf8-')),
    'bill.csv',
  );
  await rewriteAsUtf8({ ...file, ...rest, target, disk: session.disk });
  return target;
}
