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
import type { BillFile } from '../files/BillFile';

/** A file as a listing shows it. */
export interface ListedFile {
  /** As a person would look for it, relative to what the source was given. */
  name: string;
  /** The whole path or address, without secrets. */
  path: string;
  /** Bytes. */
  size: number;
  /** ISO 8601 instant, where the storage knows it. */
  modifiedAt?: string;
  /** Changes with the content, where the storage has such a thing. */
  etag?: string;
}

/** A file that has to be fetched before DuckDB can read it. */
export interface RemoteFile extends ListedFile {
  /**
   * The bytes of the file as it was listed, not those of a newer one.
   *
   * @throws DeliveryError when it has changed since
   */
  download(signal?: AbortSignal): Promise<Readable>;
}

/** A file that can be read: on this machine or after a download. */
export type StoredFile = BillFile | RemoteFile;

/** Where the bills of a source are kept. */
export interface BillStorage {
  /** For people: where that is, without secrets. */
  readonly description: string;
  /** A glob takes only some of the files. */
  readonly isNarrowed: boolean;

  /**
   * All files of the source and the manifests beside them, in the order of their
   * names.
   *
   * @throws DeliveryError when the storage cannot be reached or read
   */
  list(options: { signal?: AbortSignal }): Promise<ListedFile[]>;

  /**
   * A file that was listed, by now or earlier.
   *
   * @throws DeliveryError when it is gone or may not be read
   */
  find(name: string, options: { signal?: AbortSignal }): Promise<StoredFile>;
}
