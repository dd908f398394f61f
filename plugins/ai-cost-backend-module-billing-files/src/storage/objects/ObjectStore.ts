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

/** An object of a bucket or container, as a listing shows it. */
export interface StoredObject {
  /** Whatever its writer chose: it is data, and never a path on this machine. */
  key: string;
  /** Bytes. */
  size: number;
  /** ISO 8601 instant. */
  modifiedAt: string;
  /** Changes with the content. */
  etag: string;
}

/** A bucket or container with a vendor's client. */
export interface ObjectStore {
  /**
   * All objects whose keys begin with the prefix, in the order of their keys.
   *
   * @throws DeliveryError when the bucket cannot be listed
   */
  list(prefix: string, signal?: AbortSignal): AsyncIterable<StoredObject>;

  /**
   * The object as it is now.
   *
   * @throws DeliveryError when it is gone or may not be read
   */
  stat(key: string, signal?: AbortSignal): Promise<StoredObject>;

  /**
   * The bytes of this very version of the object.
   *
   * @throws DeliveryError when it has changed since
   */
  read(object: StoredObject, signal?: AbortSignal): Promise<Readable>;
}
