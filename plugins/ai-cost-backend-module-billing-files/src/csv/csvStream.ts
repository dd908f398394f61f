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
import type { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { DeliveryError } from 'backstage-plugin-ai-cost-node';

// Large pieces keep the event loop out of most of the work.
const PIECE_BYTES = 1 << 20;

/**
 * The bytes of a CSV file, uncompressed.
 *
 * @remarks
 * Reading a compressed file to its end proves that it is whole: gzip ends with
 * a length and a checksum.
 */
export function csvStream(options: {
  path: string;
  gzip: boolean;
  signal?: AbortSignal;
}): Readable {
  const { path, gzip, signal } = options;
  const file = fs.createReadStream(path, {
    highWaterMark: PIECE_BYTES,
    signal,
  });
  if (!gzip) {
    return file;
  }
  const gunzip = createGunzip({ chunkSize: PIECE_BYTES });
  file.on('error', error => gunzip.destroy(error));
  gunzip.on('close', () => file.destroy());
  return file.pipe(gunzip);
}

/**
 * Says which file could not be read, and what to do.
 *
 * @param error - what a stream of {@link csvStream} failed with
 */
export function unreadableCsv(file: string, error: unknown): unknown {
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === 'Z_BUF_ERROR') {
    return new DeliveryError(
      `${file}: the gzip file is cut off: it ends before its contents do`,
      {
        file,
        advice: 'Wait until the upload is complete, or write the file again',
        cause: error,
      },
    );
  }
  if (code?.startsWith('Z_')) {
    return new DeliveryError(`${file}: the gzip file is damaged (${message})`, {
      file,
      advice: 'Write the file again',
      cause: error,
    });
  }
  return error;
}
