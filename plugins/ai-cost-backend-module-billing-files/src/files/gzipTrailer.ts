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
import type { BillFile } from './BillFile';

// Ten bytes of header, an empty block and the trailer.
const SMALLEST = 20;

/** What a gzip file says at its end of its contents. */
export interface GzipTrailer {
  /** CRC-32. */
  checksum: number;
  /** Bytes, uncompressed, modulo 2^32. */
  size: number;
}

/**
 * Reads the end of a gzip file; undefined when the file is none. Of several gzip
 * files written one after the other it speaks of the last.
 */
export async function readGzipTrailer(
  file: BillFile,
): Promise<GzipTrailer | undefined> {
  if (file.size < SMALLEST) {
    return undefined;
  }
  const handle = await fs.open(file.path);
  try {
    const start = Buffer.alloc(2);
    await handle.read(start, 0, 2, 0);
    if (start.readUInt16BE() !== 0x1f8b) {
      return undefined;
    }
    const end = Buffer.alloc(8);
    await handle.read(end, 0, 8, file.size - 8);
    return { checksum: end.readUInt32LE(0), size: end.readUInt32LE(4) };
  } finally {
    await handle.close();
  }
}
