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

import nodePath from 'node:path';
import fastGlob from 'fast-glob';
import { lookAtFile, type BillFile } from '../files/BillFile';
import { listFiles, searchFor } from '../files/listFiles';
import type { BillStorage, ListedFile } from './BillStorage';

/** Files in a folder of this machine. */
export class LocalStorage implements BillStorage {
  readonly description: string;
  readonly isNarrowed: boolean;
  readonly #path: string;

  /** @param path - a folder, a glob or a file */
  static create(path: string): LocalStorage {
    return new LocalStorage(path);
  }

  private constructor(path: string) {
    this.description = path;
    this.isNarrowed = fastGlob.isDynamicPattern(path);
    this.#path = path;
  }

  async list(options: { signal?: AbortSignal }): Promise<ListedFile[]> {
    return listFiles(this.#path, options);
  }

  async find(name: string): Promise<BillFile> {
    const { base } = await searchFor(this.#path);
    return lookAtFile({ path: nodePath.join(base, name), name });
  }
}
