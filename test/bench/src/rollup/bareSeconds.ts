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

import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { median } from '../result';

const SCRIPT = resolvePackagePath(
  '@internal/ai-cost-bench',
  'src/rollup/bareGroupBy.ts',
);

/**
 * Seconds of a bare GROUP BY over a bill: the median of three. It runs in a
 * process of its own, so that its memory is not taken for ours.
 */
export async function bareSeconds(folder: string): Promise<number> {
  const seconds: number[] = [];
  // Once more, unmeasured, so that all find the files in the system's cache.
  for (let round = 0; round <= 3; round += 1) {
    const { stdout } = await promisify(execFile)(process.execPath, [
      ...process.execArgv,
      SCRIPT,
      folder,
    ]);
    seconds.push(Number(stdout));
  }
  return median(seconds.slice(1));
}
