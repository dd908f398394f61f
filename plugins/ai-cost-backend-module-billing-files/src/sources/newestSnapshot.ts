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

import path from 'node:path';
import type { FoundFile } from './findFiles';

/**
 * Of files of which each, or each folder of them, is a whole copy of a period:
 * those of the newest copy. Files in one folder that were written as parts of a
 * run share it; a folder that holds several runs has one file for each.
 */
export function newestSnapshot(files: readonly FoundFile[]): FoundFile[] {
  const folders = new Set(files.map(({ name }) => path.posix.dirname(name)));
  const copyOf = (file: FoundFile) =>
    folders.size > 1 ? path.posix.dirname(file.name) : file.name;
  const newest = files.reduce((best, file) =>
    file.modifiedAt > best.modifiedAt ? file : best,
  );
  return files.filter(file => copyOf(file) === copyOf(newest));
}
