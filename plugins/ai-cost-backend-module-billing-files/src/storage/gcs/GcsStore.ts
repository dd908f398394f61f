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

import { PassThrough, type Readable } from 'node:stream';
import type {
  Bucket,
  FileMetadata,
  GetFilesResponse,
  StorageOptions,
} from '@google-cloud/storage';
import type { ObjectStore, StoredObject } from '../objects/ObjectStore';
import { explainGcsError } from './explainGcsError';

type Sdk = typeof import('@google-cloud/storage');

/** How to reach a bucket. */
export interface GcsStoreOptions {
  bucket: string;
  /** Who pays for the requests, where the owner of the bucket does not. */
  userProject?: string;
  /** Instead of the one of Google. */
  endpoint?: string;
  /** Send the endpoint no credentials, as emulators want it. */
  anonymous?: boolean;
  /** Path of a key of a service account. */
  keyFile?: string;
  /** What the client finds in its environment when absent. */
  credentials?: StorageOptions['credentials'];
}

/** A bucket of Google Cloud Storage. */
export class GcsStore implements ObjectStore {
  readonly #bucket: Bucket;

  static create(options: GcsStoreOptions): GcsStore {
    return new GcsStore(options);
  }

  private constructor(options: GcsStoreOptions) {
    const { bucket, userProject, endpoint, anonymous, keyFile, credentials } =
      options;
    // Here, so that only who has a bucket pays for the client.
    const sdk: Sdk = require('@google-cloud/storage');
    const storage = new sdk.Storage({
      apiEndpoint: endpoint,
      useAuthWithCustomEndpoint: !anonymous,
      keyFilename: keyFile,
      credentials,
    });
    this.#bucket = storage.bucket(bucket, { userProject });
  }

  async *list(
    prefix: string,
    signal?: AbortSignal,
  ): AsyncIterable<StoredObject> {
    let pageToken: string | undefined;
    do {
      const [files, , page]: GetFilesResponse = await this.#try(
        `gs://${this.#bucket.name}`,
        this.#bucket.getFiles({ prefix, pageToken, autoPaginate: false }),
        signal,
      );
      for (const { metadata } of files) {
        yield toObject(metadata);
      }
      // What the client would ask next repeats the last page for ever.
      pageToken = (page as { nextPageToken?: string }).nextPageToken;
    } while (pageToken !== undefined);
  }

  async stat(key: string, signal?: AbortSignal): Promise<StoredObject> {
    const [metadata] = await this.#try(
      key,
      this.#bucket.file(key).getMetadata(),
      signal,
    );
    return toObject(metadata);
  }

  async read({ key, etag }: StoredObject): Promise<Readable> {
    // A generation is this very content, as it is stored.
    const stream = this.#bucket
      .file(key, { generation: etag })
      .createReadStream({ decompress: false });
    const bytes = new PassThrough();
    stream.on('error', error =>
      bytes.destroy(
        explainGcsError(error, {
          subject: key,
          bucket: this.#bucket.name,
          missing: 'changed',
        }),
      ),
    );
    bytes.on('close', () => stream.destroy());
    return stream.pipe(bytes);
  }

  /** The client knows no signals: it ends on its own, and nobody waits for it. */
  async #try<T>(
    subject: string,
    answer: Promise<T>,
    signal?: AbortSignal,
  ): Promise<T> {
    let stop = () => {};
    const stopped = new Promise<never>((_resolve, reject) => {
      stop = () => reject(signal?.reason);
      signal?.addEventListener('abort', stop);
    });
    try {
      signal?.throwIfAborted();
      return await Promise.race([answer, stopped]);
    } catch (error) {
      signal?.throwIfAborted();
      throw explainGcsError(error, {
        subject,
        bucket: this.#bucket.name,
        missing: subject.startsWith('gs://') ? 'no-bucket' : 'gone',
      });
    } finally {
      signal?.removeEventListener('abort', stop);
    }
  }
}

function toObject(metadata: FileMetadata): StoredObject {
  return {
    key: metadata.name!,
    size: Number(metadata.size ?? 0),
    // Labels change when it was updated; content has a time of its own.
    modifiedAt: new Date(
      metadata.timeCreated ?? metadata.updated!,
    ).toISOString(),
    etag: `${metadata.generation}`,
  };
}
