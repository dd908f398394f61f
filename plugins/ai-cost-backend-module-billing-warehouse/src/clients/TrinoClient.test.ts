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

import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ConfigReader } from '@backstage/config';
import { TrinoClient } from './TrinoClient';
import type { TextRow } from './WarehouseClient';

type Page = (uri: string) => object;

/** A server that speaks Trino's protocol for one query. */
class TrinoServer {
  readonly requests: string[] = [];
  readonly #server: Server;
  #pages: Page[] = [];

  static async start(): Promise<TrinoServer> {
    const server = new TrinoServer();
    await new Promise<void>(resolve => {
      server.#server.listen(0, '127.0.0.1', resolve);
    });
    return server;
  }

  private constructor() {
    this.#server = createServer((request, response) => {
      this.requests.push(`${request.method} ${request.url}`);
      const page = this.#pages[Number(/\d+$/.exec(request.url!)?.[0] ?? 0)];
      if (request.method === 'DELETE' || !page) {
        response.writeHead(204).end();
        return;
      }
      response.setHeader('Content-Type', 'application/json');
      response.end(JSON.stringify(page(this.url)));
    });
  }

  get url(): string {
    const { port } = this.#server.address() as AddressInfo;
    return `http://127.0.0.1:${port}`;
  }

  answer(...pages: Page[]): void {
    this.requests.length = 0;
    this.#pages = pages;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise(resolve => {
      this.#server.close(resolve);
    });
  }
}

const NO_TABLE = { message: 'no such table', errorName: 'TABLE_NOT_FOUND' };
const next = (url: string, page: number) => `${url}/v1/statement/q1/${page}`;

describe('TrinoClient', () => {
  let server: TrinoServer;
  beforeAll(async () => {
    server = await TrinoServer.start();
  });
  afterAll(() => server.stop());

  async function* query(signal = new AbortController().signal) {
    const connector = TrinoClient.connector(
      new ConfigReader({ server: server.url, user: 'reader' }),
      'Trino',
    );
    const client = await connector.connect({ signal });
    yield* client.query('SELECT 1', { signal });
  }

  async function readAll(): Promise<TextRow[]> {
    const rows: TextRow[] = [];
    for await (const batch of query()) {
      rows.push(...batch);
    }
    return rows;
  }

  it('reads all pages, each once', async () => {
    server.answer(
      url => ({ id: 'q1', nextUri: next(url, 1) }),
      url => ({ id: 'q1', nextUri: next(url, 2) }),
      url => ({ id: 'q1', nextUri: next(url, 3), data: [['a', null]] }),
      url => ({ id: 'q1', nextUri: next(url, 4), data: [['b', '1']] }),
      () => ({ id: 'q1', data: [['c', '2']] }),
    );
    expect(await readAll()).toEqual([
      ['a', null],
      ['b', '1'],
      ['c', '2'],
    ]);
  });

  it.each<[string, Page[]]>([
    ['at once', [() => ({ id: 'q1', error: NO_TABLE })]],
    [
      'after rows',
      [
        url => ({ id: 'q1', nextUri: next(url, 1) }),
        url => ({ id: 'q1', nextUri: next(url, 2), data: [['a']] }),
        () => ({ id: 'q1', error: NO_TABLE }),
      ],
    ],
  ])('fails when the query fails %s', async (_when, pages) => {
    server.answer(...pages);
    await expect(readAll()).rejects.toMatchObject({
      message: 'no such table',
      code: 'TABLE_NOT_FOUND',
    });
  });

  it('cancels the query when nobody wants more', async () => {
    server.answer(
      url => ({ id: 'q1', nextUri: next(url, 1) }),
      url => ({ id: 'q1', nextUri: next(url, 2), data: [['a']] }),
      url => ({ id: 'q1', nextUri: next(url, 3), data: [['b']] }),
    );
    for await (const batch of query()) {
      expect(batch).toEqual([['a']]);
      break;
    }
    expect(server.requests).toContain('DELETE /v1/query/q1');
    expect(server.requests).not.toContain('GET /v1/statement/q1/2');
  });
});
