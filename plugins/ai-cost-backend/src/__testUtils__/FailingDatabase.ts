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

import knexFactory, { type Knex } from 'knex';
import { TcpProxy } from './TcpProxy';

/** How to reach PostgreSQL as a client does; knex hides the password. */
export function connectionConfig(knex: Knex) {
  const { connection } = knex.client.config;
  return {
    client: 'pg',
    connection: { ...connection, password: connection.password },
  };
}

/**
 * A database that can fail: PostgreSQL goes away, SQLite has no space left.
 */
export class FailingDatabase {
  readonly knex: Knex;
  readonly #proxy?: TcpProxy;

  /** @param knex - the healthy database; `close` leaves it alone */
  static async create(knex: Knex): Promise<FailingDatabase> {
    if (knex.client.config.client !== 'pg') {
      return new FailingDatabase(knex);
    }
    const { client, connection } = connectionConfig(knex);
    const proxy = new TcpProxy(Number(connection.port), connection.host);
    const port = await proxy.listen(0);
    return new FailingDatabase(
      knexFactory({
        client,
        connection: { ...connection, host: '127.0.0.1', port },
        log: { warn() {}, error() {}, deprecate() {}, debug() {} },
      }),
      proxy,
    );
  }

  private constructor(knex: Knex, proxy?: TcpProxy) {
    this.knex = knex;
    this.#proxy = proxy;
  }

  async fail(): Promise<void> {
    if (this.#proxy) {
      await this.#proxy.close();
      return;
    }
    const [{ page_count: pages }] = await this.knex.raw('pragma page_count');
    await this.knex.raw(`pragma max_page_count = ${pages}`);
  }

  async heal(): Promise<void> {
    await this.#proxy?.listen(this.#proxy.port);
    if (!this.#proxy) {
      await this.knex.raw('pragma max_page_count = 1000000');
    }
  }

  async close(): Promise<void> {
    if (this.#proxy) {
      await this.knex.destroy();
      await this.#proxy.close();
    }
  }
}
