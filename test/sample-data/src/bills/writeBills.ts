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

import fs from 'node:fs';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { Transform } from 'node:stream';
import { createGzip } from 'node:zlib';
import type { Month } from 'backstage-plugin-ai-cost-common';
import type { Charge, Spender } from '../spending/Spender';
import type { Story } from '../story/Story';
import { ChargeTable } from './ChargeTable';
import { columnSql } from './columnSql';
import type { SampleSource } from './sources';

/** A file that was written. */
export interface WrittenFile {
  /** Relative to the output folder, with forward slashes. */
  name: string;
  period: Month;
  rows: number;
  bytes: number;
}

/**
 * Writes all bills of a source.
 *
 * @param seen - is told each charge
 */
export async function writeBills(options: {
  story: Story;
  source: SampleSource;
  outputDirectory: string;
  seen: (spender: Spender, charge: Charge) => void;
}): Promise<WrittenFile[]> {
  const { story, source, outputDirectory, seen } = options;
  const table = await ChargeTable.create();
  try {
    await table.fill(source.spenders(story), seen);
    const files: WrittenFile[] = [];
    for (const month of await table.billingMonths()) {
      for (let part = 0; part < source.parts; part++) {
        files.push(
          await writePart({
            story,
            source,
            outputDirectory,
            table,
            month,
            part,
          }),
        );
      }
    }
    return files;
  } finally {
    table.close();
  }
}

async function writePart(options: {
  story: Story;
  source: SampleSource;
  outputDirectory: string;
  table: ChargeTable;
  month: Month;
  part: number;
}): Promise<WrittenFile> {
  const { story, source, outputDirectory, table, month, part } = options;
  const name = `${source.id}/${source.file(month, part)}`;
  const file = path.join(outputDirectory, name);
  const written = source.windows ? `${file}.plain` : file;
  fs.mkdirSync(path.dirname(file), { recursive: true });
  const rows = await table.write({
    file: written,
    billingMonth: month,
    invoice:
      month === story.openMonth
        ? null
        : `${source.id.toUpperCase()}-${month.replace('-', '')}`,
    part: { index: part, of: source.parts },
    options: source.copy,
    join: source.join,
    columns: Object.fromEntries(
      source
        .columns(month, story)
        .map(column => [
          column,
          source.sql?.[column] ?? columnSql(column, source.style),
        ]),
    ),
  });
  if (source.windows) {
    await packForWindows(written, file);
  }
  return { name, period: month, rows, bytes: fs.statSync(file).size };
}

/** Compresses a CSV file with a byte-order mark and CRLF, and removes it. */
async function packForWindows(from: string, to: string): Promise<void> {
  let started = false;
  const lineEnds = new Transform({
    decodeStrings: false,
    transform(text: string, _encoding, done) {
      const mark = started ? '' : '\ufeff';
      started = true;
      done(undefined, mark + text.replace(/\n/g, '\r\n'));
    },
  });
  await pipeline(
    fs.createReadStream(from, 'utf8'),
    lineEnds,
    createGzip(),
    fs.createWriteStream(to),
  );
  fs.rmSync(from);
}
