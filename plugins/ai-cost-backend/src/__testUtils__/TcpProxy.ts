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

import { once } from 'node:events';
import net, { type AddressInfo, type Socket } from 'node:net';

/** Forwards connections to a server until it is closed. */
export class TcpProxy {
  port = 0;
  #server?: net.Server;
  readonly #sockets = new Set<Socket>();

  constructor(
    private readonly targetPort: number,
    private readonly targetHost: string,
  ) {}

  async listen(port: number): Promise<number> {
    this.#server = net.createServer(socket => {
      const target = net.connect(this.targetPort, this.targetHost);
      socket.pipe(target).pipe(socket);
      for (const end of [socket, target]) {
        this.#sockets.add(end);
        end.on('error', () => {});
        end.on('close', () => this.#sockets.delete(end));
      }
    });
    this.#server.listen(port, '127.0.0.1');
    await once(this.#server, 'listening');
    this.port = (this.#server.address() as AddressInfo).port;
    return this.port;
  }

  async close(): Promise<void> {
    this.#server?.close();
    for (const socket of this.#sockets) {
      socket.destroy();
    }
  }
}
