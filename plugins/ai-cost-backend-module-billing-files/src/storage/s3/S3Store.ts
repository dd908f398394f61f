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
import type {
  GetObjectCommandOutput,
  S3Client,
  S3ClientConfig,
} from '@aws-sdk/client-s3';
import type { ObjectStore, StoredObject } from '../objects/ObjectStore';
import { storageError } from '../storageError';
import { explainS3Error } from './explainS3Error';

type Sdk = typeof import('@aws-sdk/client-s3');

const MOST_ATTEMPTS = 5;
const CONNECTION_TIMEOUT = 10_000;
/** Without a byte for so long, nothing comes any more. */
const SOCKET_TIMEOUT = 120_000;

/** How to reach a bucket. */
export interface S3StoreOptions {
  bucket: string;
  region?: string;
  /** Of a storage that is compatible with S3. */
  endpoint?: string;
  forcePathStyle?: boolean;
  /** What the SDK finds in its environment when absent. */
  credentials?: S3ClientConfig['credentials'];
}

/** A bucket of S3, or of a storage that is compatible with it. */
export class S3Store implements ObjectStore {
  readonly #sdk: Sdk;
  readonly #client: S3Client;
  readonly #bucket: string;

  static create(options: S3StoreOptions): S3Store {
    return new S3Store(options);
  }

  private constructor(options: S3StoreOptions) {
    const { bucket, region, endpoint, forcePathStyle, credentials } = options;
    // Here, so that only who has a bucket pays for the SDK.
    this.#sdk = require('@aws-sdk/client-s3');
    this.#bucket = bucket;
    this.#client = new this.#sdk.S3Client({
      // S3 says which region it is in when this is wrong.
      region:
        region ??
        process.env.AWS_REGION ??
        process.env.AWS_DEFAULT_REGION ??
        'us-east-1',
      followRegionRedirects: true,
      endpoint,
      forcePathStyle,
      credentials,
      maxAttempts: MOST_ATTEMPTS,
      requestHandler: {
        connectionTimeout: CONNECTION_TIMEOUT,
        socketTimeout: SOCKET_TIMEOUT,
      },
      // Others than AWS may not know the newer checksums.
      ...(endpoint !== undefined && {
        requestChecksumCalculation: 'WHEN_REQUIRED',
        responseChecksumValidation: 'WHEN_REQUIRED',
      }),
    });
  }

  async *list(
    prefix: string,
    signal?: AbortSignal,
  ): AsyncIterable<StoredObject> {
    let next: string | undefined;
    do {
      const page = await this.#try(
        `s3://${this.#bucket}`,
        this.#client.send(
          new this.#sdk.ListObjectsV2Command({
            Bucket: this.#bucket,
            Prefix: prefix,
            ContinuationToken: next,
            // XML cannot hold every character that a key may have.
            EncodingType: 'url',
          }),
          { abortSignal: signal },
        ),
        signal,
      );
      for (const { Key, Size, LastModified, ETag } of page.Contents ?? []) {
        yield {
          key: page.EncodingType === 'url' ? decodeKey(Key!) : Key!,
          size: Size ?? 0,
          modifiedAt: LastModified!.toISOString(),
          etag: ETag ?? '',
        };
      }
      next = page.IsTruncated ? page.NextContinuationToken : undefined;
    } while (next !== undefined);
  }

  async stat(key: string, signal?: AbortSignal): Promise<StoredObject> {
    const head = await this.#try(
      key,
      this.#client.send(
        new this.#sdk.HeadObjectCommand({ Bucket: this.#bucket, Key: key }),
        { abortSignal: signal },
      ),
      signal,
    );
    return {
      key,
      size: head.ContentLength ?? 0,
      modifiedAt: head.LastModified!.toISOString(),
      etag: head.ETag ?? '',
    };
  }

  async read(object: StoredObject, signal?: AbortSignal): Promise<Readable> {
    const { key, size, etag } = object;
    const found: GetObjectCommandOutput = await this.#try(
      key,
      this.#client.send(
        new this.#sdk.GetObjectCommand({
          Bucket: this.#bucket,
          Key: key,
          IfMatch: etag || undefined,
        }),
        { abortSignal: signal },
      ),
      signal,
    );
    const body = found.Body as Readable;
    // Some that are compatible with S3 do not heed If-Match.
    if (found.ETag !== etag || found.ContentLength !== size) {
      body.destroy();
      throw storageError({ trouble: 'changed', subject: key });
    }
    return body;
  }

  async #try<T>(
    subject: string,
    answer: Promise<T>,
    signal?: AbortSignal,
  ): Promise<T> {
    try {
      return await answer;
    } catch (error) {
      signal?.throwIfAborted();
      throw explainS3Error(error, { subject, bucket: this.#bucket });
    }
  }
}

function decodeKey(encoded: string): string {
  return decodeURIComponent(encoded.replace(/\+/g, ' '));
}
