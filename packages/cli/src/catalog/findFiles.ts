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

import { promises as fs } from 'node:fs';
import path from 'node:path';
import { NotFoundError } from '@backstage/errors';
import glob from 'fast-glob';

// Links may go in a circle.
const DEEPEST = 12;

/**
 * Finds the files of a path or pattern.
 *
 * @param where - what named it, for the message
 * @returns absolute paths, in order
 * @throws NotFoundError when there is none
 */
export async function findFiles(
  file: string,
  cwd: string,
  where: string,
): Promise<string[]> {
  const exact = path.resolve(cwd, file);
  const exists = await fs.stat(exact).then(
    stats => stats.isFile(),
    () => false,
  );
  const found = exists
    ? [exact]
    : await glob(file, { cwd, absolute: true, deep: DEEPEST });
  if (found.length === 0) {
    throw new NotFoundError(`${where}: there is no file ${file}`);
  }
  return found.sort();
}
