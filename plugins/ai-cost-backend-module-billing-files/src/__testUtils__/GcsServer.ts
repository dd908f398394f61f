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

import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { CRC32C } from '@google-cloud/storage';

interface GcsObject {
  body: Buffer;
  generation: string;
  timeCreated: string;
}

/**
 * A bucket with the part of the JSON API of Google Cloud Storage that reads:
 * pages of a listing, an object's metadata, and its content by generation. No
 * emulator of it is to be had without a virtual machine of another language.
 */
export class GcsServer {
  readonly url: string;
  readonly #server: http.Server;
  readonly #objects = new Map<string, GcsObject>();
  #generation = 1_760_000_000_000_000;

  static async start(bucket: string): Promise<GcsServer> {
    const server = http.createServer();
    await new Promise<void>(resolve =>
      server.listen(0, '127.0.0.1', () => resolve()),
    );
    return new GcsServer(server, bucket);
  }

  private constructor(server: http.Server, bucket: string) {
    this.#server = server;
    this.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    server.on('request', (request, response) => {
      const url = new URL(request.url!, this.url);
      const [, found, key] =
        url.pathname.match(/^\/storage\/v1\/b\/([^/]+)\/o(?:\/(.*))?$/) ?? [];
      if (found !== bucket) {
        fail(response, 404, 'The specified bucket does not exist.');
      } else if (key === undefined) {
        json(response, this.#page(url.searchParams, bucket));
      } else {
        this.#answer(decodeURIComponent(key), url.searchParams, response);
      }
    });
  }

  put(key: string, body: string): void {
    this.#generation += 1;
    this.#objects.set(key, {
      body: Buffer.from(body),
      generation: `${this.#generation}`,
      timeCreated: new Date().toISOString(),
    });
  }

  remove(key: string): void {
    this.#objects.delete(key);
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise(resolve => this.#server.close(resolve));
  }

  #page(query: URLSearchParams, bucket: string): object {
    const size = Number(query.get('maxResults') ?? 1_000);
    const keys = [...this.#objects.keys()]
      .filter(key => key.startsWith(query.get('prefix') ?? ''))
      .sort();
    const begin = Number(query.get('pageToken') ?? 0);
    return {
      kind: 'storage#objects',
      items: keys
        .slice(begin, begin + size)
        .map(key => this.#metadata(key, bucket)),
      ...(begin + size < keys.length && { nextPageToken: `${begin + size}` }),
    };
  }

  #metadata(key: string, bucket: string): object {
    const { body, generation, timeCreated } = this.#objects.get(key)!;
    return {
      kind: 'storage#object',
      id: `${bucket}/${key}/${generation}`,
      name: key,
      bucket,
      generation,
      metageneration: '1',
      size: `${body.length}`,
      timeCreated,
      updated: timeCreated,
      etag: `CJ${generation}=`,
    };
  }

  #answer(
    key: string,
    query: URLSearchParams,
    response: http.ServerResponse,
  ): void {
    const object = this.#objects.get(key);
    const wanted = query.get('generation') ?? object?.generation;
    if (!object || object.generation !== wanted) {
      fail(response, 404, `No such object: ${key}`);
    } else if (query.get('alt') === 'media') {
      const sum = new CRC32C();
      sum.update(object.body);
      response
        .writeHead(200, {
          'x-goog-hash': `crc32c=${sum}`,
          'content-length': object.body.length,
          'x-goog-generation': object.generation,
          'x-goog-stored-content-encoding': 'identity',
        })
        .end(object.body);
    } else {
      json(response, this.#metadata(key, 'exports'));
    }
  }
}

function json(response: http.ServerResponse, body: object): void {
  response
    .writeHead(200, { 'content-type': 'application/json; charset=UTF-8' })
    .end(JSON.stringify(body));
}

/** As the API answers. */
export function fail(
  response: http.ServerResponse,
  code: number,
  message: string,
  reason = 'notFound',
): void {
  response
    .writeHead(code, { 'content-type': 'application/json; charset=UTF-8' })
    .end(
      JSON.stringify({
        error: {
          code,
          message,
          errors: [{ message, domain: 'global', reason }],
        },
      }),
    );
}
