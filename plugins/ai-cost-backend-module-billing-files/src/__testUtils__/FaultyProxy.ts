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

/** What goes wrong with a request; the request itself decides when undefined. */
export type Fault = (
  request: http.IncomingMessage,
  response: http.ServerResponse,
) => 'handled' | 'cut-off' | 'passed';

/** Stands between a client and a server that works, and spoils it at will. */
export class FaultyProxy {
  readonly url: string;
  /** Method and address of each request, in order. */
  readonly requests: string[] = [];
  readonly #server: http.Server;
  #fault: Fault = () => 'passed';

  static async start(target: string): Promise<FaultyProxy> {
    const server = http.createServer();
    await new Promise<void>(resolve =>
      server.listen(0, '127.0.0.1', () => resolve()),
    );
    return new FaultyProxy(server, new URL(target));
  }

  private constructor(server: http.Server, target: URL) {
    this.#server = server;
    this.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    server.on('request', (request, response) => {
      this.requests.push(`${request.method} ${request.url}`);
      const verdict = this.#fault(request, response);
      if (verdict !== 'handled') {
        forward({ request, response, target, cutOff: verdict === 'cut-off' });
      }
    });
  }

  /** Ends with the next call of {@link FaultyProxy.heal}. */
  spoil(fault: Fault): void {
    this.#fault = fault;
  }

  heal(): void {
    this.#fault = () => 'passed';
    this.requests.length = 0;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise(resolve => this.#server.close(resolve));
  }
}

function forward(options: {
  request: http.IncomingMessage;
  response: http.ServerResponse;
  target: URL;
  cutOff: boolean;
}): void {
  const { request, response, target, cutOff } = options;
  const onward = http.request(
    {
      host: target.hostname,
      port: target.port,
      method: request.method,
      path: request.url,
      headers: request.headers,
    },
    answer => {
      response.writeHead(answer.statusCode!, answer.headers);
      if (cutOff) {
        answer.once('data', (piece: Buffer) => {
          response.write(piece.subarray(0, piece.length / 2));
          setTimeout(() => response.destroy(), 20);
        });
      } else {
        answer.pipe(response);
      }
    },
  );
  onward.on('error', () => response.destroy());
  request.pipe(onward);
}
