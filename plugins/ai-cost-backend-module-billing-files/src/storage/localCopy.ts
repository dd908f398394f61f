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
import { mkdtemp } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { DeliveryError } from 'backstage-plugin-ai-cost-node';
import { lookAtFile, type BillFile } from '../files/BillFile';
import type { DuckDbSession } from '../rollup/DuckDbSession';
import type { StoredFile } from './BillStorage';

const LONGEST_SILENCE = 30_000;

/**
 * The file where DuckDB can read it: itself, or a copy in the session's folder
 * that goes with the session.
 *
 * @throws DeliveryError when it cannot be downloaded as a whole, or needs more
 * disk than there may be
 */
export async function localCopy(options: {
  session: DuckDbSession;
  file: StoredFile;
  signal?: AbortSignal;
}): Promise<BillFile> {
  const { session, file, signal } = options;
  if (!('download' in file)) {
    return file;
  }
  const { name, size } = file;
  if (!session.disk.take(size)) {
    throw new DeliveryError(
      `${name}: the file needs more disk than aiCost.duckdb.maxTempSize allows`,
      { file: name, advice: 'Raise aiCost.duckdb.maxTempSize' },
    );
  }
  const path = join(
    await mkdtemp(join(session.directory, 'download-')),
    'bill',
  );
  const source = await file.download(signal);
  // Some clients do not notice that the other side went away.
  const watch = setTimeout(
    () => source.destroy(notWhole(name, 'nothing came for half a minute')),
    LONGEST_SILENCE,
  );
  try {
    await pipeline(
      source,
      pieces => noMoreThan(size, watched(pieces, watch), name),
      fs.createWriteStream(path),
      { signal },
    );
  } catch (error) {
    signal?.throwIfAborted();
    throw (error as Error).name === 'DeliveryError'
      ? error
      : brokeOff(name, error);
  } finally {
    clearTimeout(watch);
  }
  return lookAtFile({ path, name });
}

async function* watched(
  pieces: AsyncIterable<Buffer>,
  watch: NodeJS.Timeout,
): AsyncIterable<Buffer> {
  for await (const piece of pieces) {
    watch.refresh();
    yield piece;
  }
}

/** Passes the bytes on that were announced, so that no server fills the disk. */
async function* noMoreThan(
  size: number,
  pieces: AsyncIterable<Buffer>,
  name: string,
): AsyncIterable<Buffer> {
  let bytes = 0;
  for await (const piece of pieces) {
    bytes += piece.length;
    if (bytes > size) {
      throw notWhole(name, `more than ${size} bytes came of a file of ${size}`);
    }
    yield piece;
  }
  if (bytes !== size) {
    throw notWhole(name, `${bytes} bytes came of a file of ${size}`);
  }
}

function notWhole(name: string, reason: string): DeliveryError {
  return new DeliveryError(`${name}: ${reason}`, {
    file: name,
    advice: 'The next run tries again',
  });
}

/** What clients say may hold addresses with signatures: the code is enough. */
function brokeOff(name: string, error: unknown): DeliveryError {
  const { code } = error as NodeJS.ErrnoException;
  return code === 'ENOSPC'
    ? new DeliveryError(`${name}: the disk for temporary files is full`, {
        file: name,
        advice:
          'Free space, or set aiCost.duckdb.tempDirectory to a larger disk',
      })
    : notWhole(
        name,
        `the download broke off${typeof code === 'string' ? ` (${code})` : ''}`,
      );
}
