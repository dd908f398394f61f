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

import type { ListedFile } from '../storage/BillStorage';

/**
 * What was found in files, by their name, until their size, time or ETag changes
 * or they are gone.
 */
export class KeptByFile<T> {
  readonly #most: number;
  readonly #kept = new Map<string, { version: string; found: T }>();

  /** @param options - of how many files at `most`; of others nothing is kept */
  static create<T>(options: { most: number }): KeptByFile<T> {
    return new KeptByFile(options.most);
  }

  private constructor(most: number) {
    this.#most = most;
  }

  /** What was found in a file, or is found now. */
  async of(file: ListedFile, find: () => Promise<T>): Promise<T> {
    const { name, size, modifiedAt, etag } = file;
    const version = JSON.stringify([size, modifiedAt, etag]);
    const kept = this.#kept.get(name);
    if (kept?.version === version) {
      return kept.found;
    }
    const found = await find();
    if (kept || this.#kept.size < this.#most) {
      this.#kept.set(name, { version, found });
    }
    return found;
  }

  /** Forgets all other files. */
  keepOnly(files: readonly ListedFile[]): void {
    const names = new Set(files.map(({ name }) => name));
    for (const name of this.#kept.keys()) {
      if (!names.has(name)) {
        this.#kept.delete(name);
      }
    }
  }
}
