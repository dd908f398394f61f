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

import nodePath from 'node:path/posix';
import type { ListedFile } from '../storage/BillStorage';

/**
 * Picks the newest whole copy among the files of a billing period.
 *
 * @remarks
 * Files in a folder of their own, below the one of the period, are one copy: an
 * export writes each run into a new folder, in parts. Without such a folder each
 * file is a copy.
 *
 * @param options - `depthOf` tells how many characters of a file's name lead to
 * the period's folder
 */
export function newestSnapshot(options: {
  files: readonly ListedFile[];
  lengthOfFolder: (file: ListedFile) => number;
}): ListedFile[] {
  const { files, lengthOfFolder } = options;
  const snapshots = new Map<string, ListedFile[]>();
  for (const file of files) {
    const length = lengthOfFolder(file);
    const run = nodePath.dirname(file.name.slice(length));
    const key =
      run === '.' ? file.name : file.name.slice(0, length) + run.split('/')[0];
    snapshots.set(key, [...(snapshots.get(key) ?? []), file]);
  }
  const [newest] = [...snapshots.entries()].sort(
    ([keyA, a], [keyB, b]) =>
      compare(lastChange(b), lastChange(a)) || compare(keyB, keyA),
  );
  return newest?.[1] ?? [];
}

function lastChange(files: readonly ListedFile[]): string {
  return files
    .map(({ modifiedAt }) => modifiedAt ?? '')
    .reduce((latest, at) => (at > latest ? at : latest));
}

function compare(a: string, b: string): number {
  if (a === b) {
    return 0;
  }
  return a < b ? -1 : 1;
}
