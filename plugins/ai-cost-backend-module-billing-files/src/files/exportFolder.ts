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
import { periodInPath } from './periodInPath';

/** Which export a file is of, and which run of it, by the folders it lies in. */
export interface ExportFolder {
  /** Without folders that stand for a part of the data, such as a month. */
  folder: string;
  /** The folder below that of the period that a run wrote; empty when none did. */
  run: string;
}

const GUID = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';
/** `202610050700`, `20261005T070000Z`, `2026-10-05T07:00:00.000Z-` and a GUID. */
const TIME = String.raw`20\d\d-?[01]\d-?[0-3]\d[T_]?[0-2]\d[:-]?[0-5]\d[\d:.-]*Z?`;
const RUN = new RegExp(`^(?:${GUID}|${TIME}(?:-${GUID})?)$`, 'i');
/** `region=eu`, and numbers: years, months, days, hours, times, accounts. */
const PARTITION = /^[^=]+=.*$|^\d[\d:._TZ-]*$/;

/**
 * Tells exports apart by where their files lie.
 *
 * @param name - of a file, with `/` between its folders
 */
export function exportFolderOf(name: string): ExportFolder {
  const end = periodInPath(name)?.end ?? name.length;
  const below = foldersOf(name.slice(end));
  const first = below.findIndex(part => RUN.test(part));
  return {
    folder: [
      ...foldersOf(name.slice(0, end)),
      ...below.slice(0, first === -1 ? undefined : first),
    ]
      .filter(part => !PARTITION.test(part))
      .join('/'),
    run: below.filter(part => RUN.test(part)).join('/'),
  };
}

function foldersOf(path: string): string[] {
  return path.endsWith('/')
    ? path.slice(0, -1).split('/')
    : nodePath
        .dirname(path)
        .split('/')
        .filter(part => part !== '.');
}
