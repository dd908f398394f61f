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

import fs from 'node:fs/promises';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

/** What a request asks, and what was answered to it. */
interface Recorded {
  /** Method, path and fields. */
  asked: string;
  status: number;
  answer: unknown;
}

/**
 * Stands before a real server and writes down what it answers, or in the place of
 * one and answers what was written down.
 */
export class RecordedServer {
  readonly #server: http.Server;
  readonly #recorded: Map<string, Recorded>;
  readonly #used = new Map<string, Recorded>();

  /**
   * @param options - `file` has what was recorded, one to a line, and `behind` is the URL of the
   * real server where there is one
   */
  static async start(options: {
    file: string;
    behind?: string;
  }): Promise<RecordedServer> {
    const { file, behind } = options;
    const lines = await fs.readFile(file, 'utf8').catch(() => '');
    const recorded = lines
      .split('\n')
      .filter(Boolean)
      .map(line => JSON.parse(line) as Recorded);
    const server = new RecordedServer(recorded, behind);
    await new Promise<void>(resolve => {
      server.#server.listen(0, '127.0.0.1', resolve);
    });
    return server;
  }

  private constructor(recorded: Recorded[], behind?: string) {
    this.#recorded = new Map(recorded.map(each => [each.asked, each]));
    this.#server = http.createServer(async (request, response) => {
      const body = await text(request);
      const asked = `${request.method} ${request.url} ${body}`;
      const found =
        behind === undefined
          ? this.#recorded.get(asked)
          : await passOn(`${behind}${request.url}`, { asked, request, body });
      const { status, answer } = found ?? {
        status: 501,
        answer: { error: 'this was not recorded' },
      };
      if (found) {
        this.#used.set(asked, found);
      }
      response.writeHead(status, { 'content-type': 'application/json' });
      response.end(JSON.stringify(answer));
    });
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** What was asked and is not in the file; empty when the file is up to date. */
  get unrecorded(): string[] {
    return [...this.#used.keys()].filter(asked => !this.#recorded.has(asked));
  }

  async save(file: string): Promise<void> {
    const all = [...this.#used.values()].sort((a, b) =>
      a.asked < b.asked ? -1 : 1,
    );
    await fs.writeFile(
      file,
      all.map(each => `${JSON.stringify(each)}\n`).join(''),
    );
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise(resolve => this.#server.close(resolve));
  }
}

async function passOn(
  url: string,
  options: { asked: string; request: http.IncomingMessage; body: string },
): Promise<Recorded> {
  const { asked, request, body } = options;
  const response = await fetch(url, {
    method: request.method,
    headers: { 'content-type': request.headers['content-type'] ?? '' },
    body: request.method === 'POST' ? body : undefined,
  });
  return { asked, status: response.status, answer: await response.json() };
}
