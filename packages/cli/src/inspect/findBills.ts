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

const BILLS = '**/*.{csv,csv.gz,parquet}';

/**
 * Finds the files that bills consist of.
 *
 * @param options - bills are files, folders or patterns, relative to `cwd`; of a
 * folder CSV, gzipped CSV and Parquet files are taken, at any depth
 * @returns absolute paths, each once, in order
 * @throws NotFoundError when one of them leads to no file
 */
export async function findBills(options: {
  bills: readonly string[];
  cwd: string;
}): Promise<string[]> {
  const { bills, cwd } = options;
  const files = new Set<string>();
  for (const bill of bills) {
    const found = await find(path.resolve(cwd, bill), bill, cwd);
    if (found.length === 0) {
      throw new NotFoundError(
        `There is no bill at ${bill}; give CSV, gzipped CSV or Parquet files, a folder of them, or a pattern`,
      );
    }
    for (const file of found) {
      files.add(file);
    }
  }
  return [...files].sort();
}

async function find(
  file: string,
  pattern: string,
  cwd: string,
): Promise<string[]> {
  const stats = await fs.stat(file).catch(() => undefined);
  if (stats?.isDirectory()) {
    return glob(BILLS, {
      cwd: file,
      absolute: true,
      caseSensitiveMatch: false,
    });
  }
  return stats ? [file] : glob(pattern, { cwd, absolute: true });
}
