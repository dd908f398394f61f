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

import type { Readable } from 'node:stream';
import fastGlob from 'fast-glob';
import { tooManyFiles, MOST_FILES } from '../../files/listFiles';
import type { BillStorage, ListedFile, RemoteFile } from '../BillStorage';
import { nameMatcher, searchForKeys, type KeySearch } from './keySearch';
import type { ObjectStore, StoredObject } from './ObjectStore';

/** Files in a bucket or container. */
export class ObjectStorage implements BillStorage {
  readonly description: string;
  readonly isNarrowed: boolean;
  readonly #bucket: string;
  readonly #search: KeySearch;
  readonly #connect: () => Promise<ObjectStore>;
  #store?: Promise<ObjectStore>;

  /**
   * @param options - `bucket` is its address, such as `s3://exports`; `path` is a
   * folder, a glob or a key in it; `connect` is called with the first use, so
   * that a client that nobody needs is never loaded
   */
  static create(options: {
    bucket: string;
    path: string;
    connect: () => Promise<ObjectStore>;
  }): ObjectStorage {
    return new ObjectStorage(options);
  }

  private constructor(options: {
    bucket: string;
    path: string;
    connect: () => Promise<ObjectStore>;
  }) {
    this.description = `${options.bucket}/${options.path}`;
    this.#bucket = options.bucket;
    this.isNarrowed =
      options.path !== '' && fastGlob.isDynamicPattern(options.path);
    this.#search = searchForKeys(options.path);
    this.#connect = options.connect;
  }

  async list(options: { signal?: AbortSignal }): Promise<ListedFile[]> {
    const { signal } = options;
    const store = await this.#open();
    const { base, key } = this.#search;
    if (key !== undefined) {
      // Keys that begin with it follow in order, so it comes first.
      for await (const object of store.list(key, signal)) {
        if (object.key === key) {
          return [this.#listed(object)];
        }
        break;
      }
    }
    const isMeant = nameMatcher(this.#search);
    const files: ListedFile[] = [];
    for await (const object of store.list(base, signal)) {
      // A key that ends with a slash marks a folder in consoles.
      if (object.key.endsWith('/') || !isMeant(object.key.slice(base.length))) {
        continue;
      }
      if (files.length === MOST_FILES) {
        throw tooManyFiles(this.description);
      }
      files.push(this.#listed(object));
    }
    return files.sort((a, b) => (a.name < b.name ? -1 : 1));
  }

  async find(
    name: string,
    options: { signal?: AbortSignal },
  ): Promise<RemoteFile> {
    const store = await this.#open();
    const object = await store.stat(this.#keyOf(name), options.signal);
    return {
      ...this.#listed(object),
      name,
      download: (signal?: AbortSignal): Promise<Readable> =>
        store.read(object, signal),
    };
  }

  /** A connection that failed is tried again with the next use. */
  #open(): Promise<ObjectStore> {
    this.#store ??= this.#connect().catch(error => {
      this.#store = undefined;
      throw error;
    });
    return this.#store;
  }

  #listed({ key, size, modifiedAt, etag }: StoredObject): ListedFile {
    return {
      name: this.#nameOf(key),
      path: `${this.#bucket}/${key}`,
      size,
      modifiedAt,
      etag,
    };
  }

  #nameOf(key: string): string {
    return key === this.#search.key
      ? key.slice(key.lastIndexOf('/') + 1)
      : key.slice(this.#search.base.length);
  }

  #keyOf(name: string): string {
    const { key, base } = this.#search;
    return key !== undefined && name === this.#nameOf(key)
      ? key
      : `${base}${name}`;
  }
}
