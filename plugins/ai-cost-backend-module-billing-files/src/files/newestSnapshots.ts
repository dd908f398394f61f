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
import { exportFolderOf } from './exportFolder';
import { inTurns } from './inTurns';
import type { PeriodInPath } from './periodInPath';

/** Files of one run of an export, or of one that has no runs. */
interface Snapshot {
  key: string;
  files: ListedFile[];
  lastChange: string;
}

/**
 * Picks the newest whole copy of each export among the files of a billing
 * period.
 *
 * @remarks
 * What lies in folders of its own above the one of the period is an export of
 * its own, such as actual and amortised costs. Below it, files in a folder of
 * their own are one copy: an export writes each run into a new folder, in parts.
 * Without such a folder each file is a copy.
 *
 * @param options - `periodOf` tells where the name of a file has the period
 */
export async function newestSnapshots(options: {
  files: readonly ListedFile[];
  periodOf: (file: ListedFile) => PeriodInPath | undefined;
}): Promise<ListedFile[]> {
  const { files, periodOf } = options;
  const exports = new Map<string, Map<string, Snapshot>>();
  for await (const file of inTurns(files)) {
    const { start, end } = periodOf(file) ?? { start: 0, end: 0 };
    const run = nodePath.dirname(file.name.slice(end));
    const key =
      run === '.' ? file.name : file.name.slice(0, end) + run.split('/')[0];
    const { folder } = exportFolderOf(file.name.slice(0, start));
    const snapshots = exports.get(folder) ?? new Map<string, Snapshot>();
    exports.set(folder, snapshots);
    const snapshot = snapshots.get(key) ?? { key, files: [], lastChange: '' };
    snapshots.set(key, snapshot);
    snapshot.files.push(file);
    const { modifiedAt = '' } = file;
    if (modifiedAt > snapshot.lastChange) {
      snapshot.lastChange = modifiedAt;
    }
  }
  return [...exports.values()].flatMap(
    snapshots => [...snapshots.values()].sort(byAge)[0].files,
  );
}

/** The newest first. */
function byAge(a: Snapshot, b: Snapshot): number {
  return compare(b.lastChange, a.lastChange) || compare(b.key, a.key);
}

function compare(a: string, b: string): number {
  if (a === b) {
    return 0;
  }
  return a < b ? -1 : 1;
}
