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

import { listFiles } from './files/listFiles';
import { isManifest } from './manifests/manifestNames';

/**
 * What to look for, and where.
 *
 * @public
 */
export interface ListBillFilesOptions {
  /** A folder, a glob or a file; absolute or relative to `cwd`. */
  path: string;
  /** The working directory of the process when absent. */
  cwd?: string;
  /** Ends the search. */
  signal?: AbortSignal;
}

/**
 * Finds the files that a source with this path would read.
 *
 * @remarks
 * Names that begin with a dot or underscore are left out, for writers use them
 * for what is not finished.
 *
 * @returns absolute paths, in order
 * @throws DeliveryError when there are more than a hundred thousand
 * @public
 */
export async function listBillFiles(
  options: ListBillFilesOptions,
): Promise<string[]> {
  const { path, cwd, signal } = options;
  const files = await listFiles(path, { cwd, signal });
  return files.filter(file => !isManifest(file.name)).map(file => file.path);
}
