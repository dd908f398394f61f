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
  const target = fs.createWriteStream(path);
  await pipeline(await file.download(signal), target, { signal });
  if (target.bytesWritten !== size) {
    throw new DeliveryError(
      `${name}: ${target.bytesWritten} bytes came of a file of ${size}`,
      { file: name, advice: 'The next run tries again' },
    );
  }
  return lookAtFile({ path, name });
}
