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
import { csvStream, unreadableCsv } from './csvStream';

/** How a CSV file ends. */
export interface CsvEnd {
  /** Bytes, uncompressed. */
  size: number;
  endsWithLineEnd: boolean;
}

/**
 * Finds how a CSV file ends, and proves on the way that a compressed one is
 * whole. DuckDB does neither: it reads a file that is cut off as far as it goes.
 *
 * @param options - `name` for errors
 * @throws DeliveryError when a compressed file is cut off or damaged
 */
export async function proveWhole(options: {
  path: string;
  name: string;
  gzip: boolean;
  signal?: AbortSignal;
}): Promise<CsvEnd> {
  const { path, name, gzip, signal } = options;
  if (!gzip) {
    return endOfPlainFile(path);
  }
  let size = 0;
  let last = 0;
  try {
    for await (const piece of csvStream({ path, gzip, signal })) {
      size += piece.length;
      last = piece[piece.length - 1];
    }
  } catch (error) {
    throw unreadableCsv(name, error);
  }
  return { size, endsWithLineEnd: isLineEnd(last) };
}

async function endOfPlainFile(path: string): Promise<CsvEnd> {
  const file = await fs.open(path);
  try {
    const { size } = await file.stat();
    const last = Buffer.alloc(1);
    await file.read(last, 0, 1, Math.max(0, size - 1));
    return { size, endsWithLineEnd: isLineEnd(last[0]) };
  } finally {
    await file.close();
  }
}

function isLineEnd(byte: number): boolean {
  return byte === 0x0a || byte === 0x0d;
}
