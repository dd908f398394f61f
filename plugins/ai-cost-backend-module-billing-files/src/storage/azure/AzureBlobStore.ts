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
import type { ContainerClient } from '@azure/storage-blob';
import type { ObjectStore, StoredObject } from '../objects/ObjectStore';
import { storageError } from '../storageError';
import { explainAzureError } from './explainAzureError';

type Sdk = typeof import('@azure/storage-blob');
type Identity = typeof import('@azure/identity');

const PAGE_SIZE = 1_000;
const MOST_RESUMPTIONS = 5;
const CLIENT_OPTIONS = {
  retryOptions: { maxTries: 4, retryDelayInMs: 500, maxRetryDelayInMs: 8_000 },
};

/** How to reach a container. */
export interface AzureBlobStoreOptions {
  account: string;
  container: string;
  /** Of the account, such as `https://account.blob.core.windows.net`. */
  endpoint: string;
  accountKey?: string;
  sasToken?: string;
  tenantId?: string;
  clientId?: string;
  clientSecret?: string;
}

/** A container of Azure Blob Storage. */
export class AzureBlobStore implements ObjectStore {
  readonly #container: ContainerClient;
  readonly #address: string;

  static create(options: AzureBlobStoreOptions): AzureBlobStore {
    return new AzureBlobStore(options);
  }

  private constructor(options: AzureBlobStoreOptions) {
    const { account, accountKey, sasToken, container, endpoint } = options;
    // Here, so that only who has a container pays for the client.
    const sdk: Sdk = require('@azure/storage-blob');
    this.#address = `${endpoint}/${container}`;
    if (accountKey !== undefined) {
      this.#container = new sdk.ContainerClient(
        this.#address,
        new sdk.StorageSharedKeyCredential(account, accountKey),
        CLIENT_OPTIONS,
      );
    } else if (sasToken !== undefined) {
      this.#container = new sdk.ContainerClient(
        `${this.#address}?${sasToken.replace(/^\?/, '')}`,
        undefined,
        CLIENT_OPTIONS,
      );
    } else {
      this.#container = new sdk.ContainerClient(
        this.#address,
        entraCredential(options),
        CLIENT_OPTIONS,
      );
    }
  }

  async *list(
    prefix: string,
    signal?: AbortSignal,
  ): AsyncIterable<StoredObject> {
    const pages = this.#container
      .listBlobsFlat({ prefix, includeMetadata: true, abortSignal: signal })
      .byPage({ maxPageSize: PAGE_SIZE });
    for (;;) {
      const { value: page, done } = await this.#try(
        this.#address,
        pages.next(),
        signal,
      );
      if (done) {
        return;
      }
      for (const { name, properties, metadata } of page.segment.blobItems) {
        // Accounts with hierarchical namespaces list folders as empty blobs.
        if (metadata?.hdi_isfolder !== 'true') {
          yield {
            key: name,
            size: properties.contentLength ?? 0,
            modifiedAt: properties.lastModified.toISOString(),
            etag: withoutQuotes(properties.etag),
          };
        }
      }
    }
  }

  async stat(key: string, signal?: AbortSignal): Promise<StoredObject> {
    const found = await this.#try(
      key,
      this.#container.getBlobClient(key).getProperties({ abortSignal: signal }),
      signal,
    );
    return {
      key,
      size: found.contentLength ?? 0,
      modifiedAt: found.lastModified!.toISOString(),
      etag: withoutQuotes(found.etag),
    };
  }

  async read(object: StoredObject, signal?: AbortSignal): Promise<Readable> {
    const { key, etag } = object;
    const found = await this.#try(
      key,
      this.#container.getBlobClient(key).download(0, undefined, {
        abortSignal: signal,
        conditions: { ifMatch: `"${etag}"` },
        maxRetryRequests: MOST_RESUMPTIONS,
      }),
      signal,
    );
    const body = found.readableStreamBody as Readable;
    if (withoutQuotes(found.etag) !== etag) {
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
      throw explainAzureError(error, { subject, container: this.#address });
    }
  }
}

/** Of an app registration, else of a managed identity or what else there is. */
function entraCredential(options: AzureBlobStoreOptions) {
  const { tenantId, clientId, clientSecret } = options;
  const identity: Identity = require('@azure/identity');
  return tenantId !== undefined && clientId !== undefined && clientSecret
    ? new identity.ClientSecretCredential(tenantId, clientId, clientSecret)
    : new identity.DefaultAzureCredential({
        tenantId,
        managedIdentityClientId: clientId,
        workloadIdentityClientId: clientId,
      });
}

/** Listings write ETags without the quotes that headers have. */
function withoutQuotes(etag: string | undefined): string {
  return (etag ?? '').replace(/^"|"$/g, '');
}
