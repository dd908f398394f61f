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
import nodePath from 'node:path';
import type { Options } from 'fast-glob';

type ReadFolder = (
  path: string,
  callback: (error: NodeJS.ErrnoException | null, names: string[]) => void,
) => void;

/**
 * Reads folders for fast-glob, through links as well. A folder that it is in
 * already, by way of a link, is empty: two links in a circle would be thousands
 * of folders.
 *
 * @param options - `onFound` is told the whole path of what is in each folder
 */
export function folderReader(options: {
  onFound: (path: string) => void;
}): Options['fs'] {
  const real = new Map<string, string>();

  /** True when a folder is one of those that lead to it. */
  const isCircle = (path: string): boolean => {
    let above = nodePath.dirname(path);
    while (real.has(above)) {
      if (real.get(above) === real.get(path)) {
        return true;
      }
      above = nodePath.dirname(above);
    }
    return false;
  };

  const readdir: ReadFolder = (path, callback) => {
    fs.realpath(path, (realError, realPath) => {
      if (realError) {
        callback(realError, []);
        return;
      }
      real.set(path, realPath);
      if (isCircle(path)) {
        callback(null, []);
        return;
      }
      fs.readdir(path, (error, names) => {
        for (const name of names ?? []) {
          options.onFound(nodePath.join(path, name));
        }
        callback(error, names);
      });
    });
  };
  // With `stats`, fast-glob asks for names alone.
  return { readdir: readdir as NonNullable<Options['fs']>['readdir'] };
}
