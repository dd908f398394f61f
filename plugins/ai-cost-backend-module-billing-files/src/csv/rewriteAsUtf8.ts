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
import { pipeline } from 'node:stream/promises';
import { DeliveryError } from 'backstage-plugin-ai-cost-node';
import { csvStream, unreadableCsv } from './csvStream';
import type { DiskBudget } from './DiskBudget';
import type { CsvEncoding } from './encoding';

/**
 * Writes a UTF-16 file as UTF-8, for DuckDB reads UTF-16 only without a
 * byte-order mark and in one byte order.
 *
 * @param options - `name` for errors, `disk` is what the copy may take up
 * @throws DeliveryError when the file is damaged or not in that encoding, or
 * its copy needs more disk than there may be
 */
export async function rewriteAsUtf8(options: {
  path: string;
  name: string;
  gzip: boolean;
  encoding: CsvEncoding;
  target: string;
  disk: DiskBudget;
  signal?: AbortSignal;
}): Promise<void> {
  const { path, name, gzip, encoding, target, disk, signal } = options;
  const decoder = new TextDecoder(encoding, { fatal: true });
  try {
    await pipeline(
      csvStream({ path, gzip, signal }),
      async function* decode(pieces: AsyncIterable<Buffer>) {
        for await (const piece of pieces) {
          const text = decoder.decode(piece, { stream: true });
          if (!disk.take(Buffer.byteLength(text))) {
            throw tooLarge(name);
          }
          yield text;
        }
        yield decoder.decode();
      },
      fs.createWriteStream(target),
    );
  } catch (error) {
    if (
      (error as NodeJS.ErrnoException).code ===
      'ERR_ENCODING_INVALID_ENCODED_DATA'
    ) {
      throw new DeliveryError(
        `${name}: the file begins as ${encoding.toUpperCase()} and is not valid as such; it may be cut off`,
        {
          file: name,
          advice: 'Write the file again, best as UTF-8',
          cause: error,
        },
      );
    }
    throw unreadableCsv(name, error);
  }
}

function tooLarge(name: string): DeliveryError {
  return new DeliveryError(
    `${name}: the file is UTF-16, and a copy of it as UTF-8 needs more disk than aiCost.duckdb.maxTempSize allows`,
    {
      file: name,
      advice: 'Write the file as UTF-8, or raise aiCost.duckdb.maxTempSize',
    },
  );
}
