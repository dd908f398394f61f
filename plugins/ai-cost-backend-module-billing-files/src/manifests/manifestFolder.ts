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
import { periodInPath } from '../files/periodInPath';

/**
 * The folder of an export: all its periods and copies are in it.
 *
 * @param path - of a manifest, with `/` between its parts
 */
export function manifestFolder(path: string): string {
  let folder = nodePath.dirname(path);
  while (periodInPath(`${folder}/`) && folder !== nodePath.dirname(folder)) {
    folder = nodePath.dirname(folder);
  }
  return nodePath.basename(folder) === 'metadata'
    ? nodePath.dirname(folder)
    : folder;
}

/** True for a file in a folder or below it. */
export function isBelow(folder: string, path: string): boolean {
  return path.startsWith(folder.endsWith('/') ? folder : `${folder}/`);
}
