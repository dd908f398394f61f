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

import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { ConfigReader } from '@backstage/config';
import { PostgresClient } from './PostgresClient';

/** The first message of a client that wants TLS. */
const SSL_REQUEST = '0000000804d2162f';

describe('a connection to PostgreSQL', () => {
  async function firstMessage(settings: object): Promise<string> {
    let seen = '';
    const server = createServer(socket => {
      socket.once('data', data => {
        seen = data.subarray(0, 8).toString('hex');
        socket.destroy();
      });
      socket.on('error', () => {});
    });
    await new Promise<void>(resolve => {
      server.listen(0, '0.0.0.0', resolve);
    });
    const { port } = server.address() as AddressInfo;
    const connector = PostgresClient.connector(
      new ConfigReader({ port, database: 'd', user: 'u', ...settings }),
      'PostgreSQL',
      [],
    );
    await expect(
      connector.connect({ signal: new AbortController().signal }),
    ).rejects.toThrow();
    await new Promise(resolve => {
      server.close(resolve);
    });
    return seen;
  }

  it.each<[string, object, boolean]>([
    ['another machine', { host: '127.0.0.2' }, true],
    ['another machine, without', { host: '127.0.0.2', ssl: false }, false],
    ['this machine', { host: '127.0.0.1' }, false],
    ['this machine, with', { host: '127.0.0.1', ssl: true }, true],
  ])('to %s', async (_where, settings, encrypted) => {
    const first = await firstMessage(settings);
    expect(first).toMatch(/^[0-9a-f]{16}$/);
    expect(first === SSL_REQUEST).toBe(encrypted);
  });
});
