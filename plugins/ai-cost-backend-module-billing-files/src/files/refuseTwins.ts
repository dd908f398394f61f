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

import { createHash } from 'node:crypto';
import fs from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { DeliveryError } from 'backstage-plugin-ai-cost-node';
import type { BillFile } from './BillFile';

/**
 * Makes sure that no two files are the same to the byte, for their charges would
 * count twice. Identical rows are legal, identical files are a copy.
 *
 * @throws DeliveryError when two files are the same
 */
export async function refuseTwins(
  files: readonly BillFile[],
  signal?: AbortSignal,
): Promise<void> {
  const bySize = new Map<number, BillFile[]>();
  for (const file of files) {
    bySize.set(file.size, [...(bySize.get(file.size) ?? []), file]);
  }
  for (const sameSize of bySize.values()) {
    if (sameSize.length > 1) {
      await refuseSameContent(sameSize, signal);
    }
  }
}

async function refuseSameContent(
  files: readonly BillFile[],
  signal?: AbortSignal,
): Promise<void> {
  const seen = new Map<string, BillFile>();
  for (const file of files) {
    const hash = createHash('sha256');
    await pipeline(fs.createReadStream(file.path, { signal }), hash);
    const digest = hash.digest('hex');
    const twin = seen.get(digest);
    if (twin) {
      throw new DeliveryError(
        `${twin.name} and ${file.name} are the same to the byte; their charges would count twice`,
        {
          file: file.name,
          advice:
            'Remove one of them. Where each file is a whole copy of the period, set layout.files to "snapshots"',
        },
      );
    }
    seen.set(digest, file);
  }
}
