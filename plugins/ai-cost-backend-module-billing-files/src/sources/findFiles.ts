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
import path from 'node:path';
import { ForwardedError } from '@backstage/errors';
import glob from 'fast-glob';

/** A file that a source offers. */
export interface FoundFile {
  path: string;
  /** Below the source's folder, with `/`. */
  name: string;
  size: number;
  modifiedAt: Date;
}

const BILLS = '**/*.{csv,csv.gz,parquet,CSV,CSV.GZ,PARQUET}';

/**
 * Lists the files of a source: all bills below a folder, or what a glob
 * matches. Files and folders whose names begin with a dot or an underscore are
 * left out, for exports write what is not ready under such names.
 *
 * @throws ForwardedError when a folder cannot be read
 */
export async function findFiles(pattern: string): Promise<FoundFile[]> {
  const absolute = path.resolve(pattern).split(path.sep).join('/');
  const isFolder = await fs.stat(absolute).then(
    stats => stats.isDirectory(),
    () => false,
  );
  const folder = isFolder ? absolute : baseOf(absolute);
  const found = await glob(isFolder ? BILLS : absolute, {
    cwd: folder,
    absolute: true,
    stats: true,
    ignore: ['**/.*', '**/.*/**', '**/_*', '**/_*/**'].map(
      ignored => `${glob.escapePath(folder)}/${ignored}`,
    ),
  }).catch(error => {
    throw new ForwardedError(`${folder} cannot be read`, error);
  });
  return found
    .map(({ path: file, stats }) => ({
      path: file,
      name: path.posix.relative(folder, file),
      size: stats!.size,
      modifiedAt: stats!.mtime,
    }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** The folder above the first part of a glob that is a pattern. */
function baseOf(pattern: string): string {
  const parts = pattern.split('/');
  const first = parts.findIndex(
    part => part !== '' && glob.isDynamicPattern(part),
  );
  return parts.slice(0, first === -1 ? -1 : first).join('/') || '/';
}
