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
import { text } from 'node:stream/consumers';
import { ApiClient } from 'backstage-plugin-ai-cost-node';

/** What a {@link TestApi} answers; a good answer of JSON when nothing is set. */
export interface TestAnswer {
  status?: number;
  headers?: Record<string, string>;
  json?: unknown;
  /** In place of `json`, to the letter. */
  text?: string;
  /** Breaks the connection off in the middle of the body. */
  cutOff?: boolean;
  /** Milliseconds before the answer. */
  delay?: number;
}

/** A request that a {@link TestApi} got. */
export interface TestRequest {
  path: string;
  query: URLSearchParams;
  headers: http.IncomingHttpHeaders;
  method: string;
  /** Empty when none was sent. */
  body: string;
}

type Handler = (request: TestRequest, count: number) => TestAnswer;

/** An API on this machine, that misbehaves as it is told to. */
export class TestApi {
  readonly requests: TestRequest[] = [];
  readonly #server: http.Server;
  readonly #handlers = new Map<string, Handler>();

  static async start(): Promise<TestApi> {
    const api = new TestApi();
    await new Promise<void>(resolve => {
      api.#server.listen(0, '127.0.0.1', resolve);
    });
    return api;
  }

  private constructor() {
    this.#server = http.createServer(async (request, response) => {
      const url = new URL(request.url!, 'http://localhost');
      const seen = {
        path: url.pathname,
        query: url.searchParams,
        headers: request.headers,
        method: request.method!,
        body: await text(request),
      };
      this.requests.push(seen);
      const handler = this.#handlers.get(url.pathname);
      const count = this.requestsTo(url.pathname).length;
      send(response, handler ? handler(seen, count) : { status: 404 });
    });
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** Answers requests to a path; `count` is 1 for the first of them. */
  on(path: string, handler: Handler): void {
    this.#handlers.set(path, handler);
  }

  requestsTo(path: string): TestRequest[] {
    return this.requests.filter(request => request.path === path);
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise(resolve => this.#server.close(resolve));
  }
}

/** A client that does not wait between attempts. */
export function impatientClient(
  api: TestApi,
  options?: Partial<Parameters<typeof ApiClient.create>[0]>,
): ApiClient {
  return ApiClient.create({
    baseUrl: api.url,
    headers: {},
    secrets: [],
    retry: { attempts: 3, firstDelay: 1 },
    ...options,
  });
}

function send(response: http.ServerResponse, answer: TestAnswer): void {
  const body = answer.text ?? JSON.stringify(answer.json ?? {});
  setTimeout(() => {
    response.writeHead(answer.status ?? 200, {
      'content-type': 'application/json',
      'content-length': String(Buffer.byteLength(body)),
      ...answer.headers,
    });
    if (answer.cutOff) {
      response.write(body.slice(0, body.length / 2), () => response.destroy());
    } else {
      response.end(body);
    }
  }, answer.delay ?? 0);
}
