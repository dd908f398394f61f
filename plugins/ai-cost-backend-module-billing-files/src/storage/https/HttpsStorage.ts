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

import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import { DeliveryError } from 'backstage-plugin-ai-cost-node';
import type { BillStorage, ListedFile, RemoteFile } from '../BillStorage';
import { storageError } from '../storageError';
import type { WebAnswer, WebClient } from './WebClient';

/** What a server said of a file, and by which it tells whether it is new. */
interface SeenFile {
  size: number;
  /** Of the headers, or a digest of the content where they have none. */
  etag: string;
  modifiedAt?: string;
  validators: Record<string, string>;
}

/** Servers that answer no HEAD, or that sign for GET alone. */
const NO_HEAD = [400, 403, 404, 405, 501];

/** Files at addresses of web servers, one by one: servers have no listings. */
export class HttpsStorage implements BillStorage {
  readonly description: string;
  readonly isNarrowed = false;
  readonly #urls: Map<string, URL>;
  readonly #client: WebClient;
  readonly #largest: number;
  readonly #seen = new Map<string, SeenFile>();

  /**
   * @param options - `urls` by the names of the files, `largest` is the most
   * bytes that a file may have
   */
  static create(options: {
    urls: Map<string, URL>;
    client: WebClient;
    largest: number;
  }): HttpsStorage {
    return new HttpsStorage(options);
  }

  private constructor(options: {
    urls: Map<string, URL>;
    client: WebClient;
    largest: number;
  }) {
    const [first, ...more] = [...options.urls.values()].map(withoutQuery);
    this.description =
      more.length === 0 ? first : `${first} and ${more.length} more`;
    this.#urls = options.urls;
    this.#client = options.client;
    this.#largest = options.largest;
  }

  async list(options: { signal?: AbortSignal }): Promise<ListedFile[]> {
    const files: ListedFile[] = [];
    for (const name of [...this.#urls.keys()].sort()) {
      files.push(await this.#look(name, options.signal));
    }
    return files;
  }

  async find(
    name: string,
    options: { signal?: AbortSignal },
  ): Promise<RemoteFile> {
    const file = await this.#look(name, options.signal);
    const seen = this.#seen.get(name)!;
    return {
      ...file,
      download: signal => this.#download(name, seen, signal),
    };
  }

  async #look(name: string, signal?: AbortSignal): Promise<ListedFile> {
    const url = this.#url(name);
    const known = this.#seen.get(name);
    const unchanged = known && notUnless(known.validators);
    let seen: SeenFile | undefined;
    const head = await this.#client.request({
      method: 'HEAD',
      url,
      name,
      headers: unchanged,
      expected: [304, ...NO_HEAD],
      signal,
    });
    head.resume();
    if (head.statusCode === 304 && known) {
      seen = known;
    } else if (!NO_HEAD.includes(head.statusCode!)) {
      seen = this.#tell(head);
    }
    // Who says neither how much it is nor which version has to be read.
    seen ??= await this.#readThrough({ name, url, known, signal });
    if (seen.size > this.#largest) {
      throw this.#tooLarge(name);
    }
    this.#seen.set(name, seen);
    const { size, etag, modifiedAt } = seen;
    return { name, path: withoutQuery(url), size, etag, modifiedAt };
  }

  #tell(answer: WebAnswer): SeenFile | undefined {
    const {
      etag,
      'last-modified': lastModified,
      'content-length': length,
    } = answer.headers;
    if (length === undefined || !(etag ?? lastModified)) {
      return undefined;
    }
    return {
      size: Number(length),
      etag: etag ?? lastModified!,
      modifiedAt: toInstant(lastModified),
      validators: validatorsOf(answer),
    };
  }

  async #readThrough(options: {
    name: string;
    url: URL;
    known?: SeenFile;
    signal?: AbortSignal;
  }): Promise<SeenFile> {
    const { name, url, known, signal } = options;
    const answer = await this.#client.request({
      method: 'GET',
      url,
      name,
      headers: known && notUnless(known.validators),
      expected: [304],
      signal,
    });
    if (answer.statusCode === 304 && known) {
      answer.resume();
      return known;
    }
    const told = this.#tell(answer);
    if (told) {
      answer.destroy();
      return told;
    }
    const hash = createHash('sha256');
    let size = 0;
    try {
      for await (const piece of answer) {
        size += piece.length;
        if (size > this.#largest) {
          throw this.#tooLarge(name);
        }
        hash.update(piece);
      }
    } catch (error) {
      signal?.throwIfAborted();
      throw (error as Error).name === 'DeliveryError'
        ? error
        : storageError({ trouble: 'other', subject: name, code: 'cut-off' });
    }
    return {
      size,
      etag: hash.digest('hex'),
      modifiedAt: toInstant(answer.headers['last-modified']),
      validators: validatorsOf(answer),
    };
  }

  async #download(
    name: string,
    seen: SeenFile,
    signal?: AbortSignal,
  ): Promise<Readable> {
    const { 'if-none-match': etag, 'if-modified-since': since } =
      seen.validators;
    const answer = await this.#client.request({
      method: 'GET',
      url: this.#url(name),
      name,
      headers: {
        // Weak ETags match nothing here.
        ...(etag !== undefined &&
          !etag.startsWith('W/') && { 'if-match': etag }),
        ...(etag === undefined &&
          since !== undefined && { 'if-unmodified-since': since }),
      },
      signal,
    });
    const now = validatorsOf(answer);
    const length = answer.headers['content-length'];
    if (
      now['if-none-match'] !== etag ||
      now['if-modified-since'] !== since ||
      (length !== undefined && Number(length) !== seen.size)
    ) {
      answer.destroy();
      throw storageError({ trouble: 'changed', subject: name });
    }
    return answer;
  }

  #url(name: string): URL {
    const url = this.#urls.get(name);
    if (!url) {
      throw storageError({ trouble: 'gone', subject: name });
    }
    return url;
  }

  #tooLarge(name: string): DeliveryError {
    return new DeliveryError(
      `${name}: the file has more than ${this.#largest} bytes`,
      { file: name, advice: 'Raise https.maxSize of the source' },
    );
  }
}

function validatorsOf(answer: WebAnswer): Record<string, string> {
  const { etag, 'last-modified': lastModified } = answer.headers;
  return {
    ...(etag !== undefined && { 'if-none-match': etag }),
    ...(lastModified !== undefined && { 'if-modified-since': lastModified }),
  };
}

function notUnless(
  validators: Record<string, string>,
): Record<string, string> | undefined {
  return Object.keys(validators).length > 0 ? validators : undefined;
}

function toInstant(date: string | undefined): string | undefined {
  const time = Date.parse(date ?? '');
  return Number.isNaN(time) ? undefined : new Date(time).toISOString();
}

/** Queries may be signatures. */
function withoutQuery({ origin, pathname }: URL): string {
  return `${origin}${pathname}`;
}
