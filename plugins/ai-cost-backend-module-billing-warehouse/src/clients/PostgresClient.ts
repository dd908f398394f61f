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

import type { Config } from '@backstage/config';
import type { Client, ClientConfig } from 'pg';
import { isEncrypted } from './encryption';
import { loadPackage } from './loadPackage';
import { readCancellable } from './readCancellable';
import type {
  TextRow,
  WarehouseClient,
  WarehouseConnector,
} from './WarehouseClient';

const ROWS_AT_ONCE = 5_000;
const LONGEST_CONNECT_MILLISECONDS = 30_000;

type Pg = typeof import('pg');

/** PostgreSQL and what speaks its protocol, by way of `pg`. */
export class PostgresClient implements WarehouseClient {
  readonly #client: Client;
  readonly #connectAgain: () => Promise<Client>;
  /** True while the server works; between batches nothing has to be ended. */
  #busy = false;

  static connector(
    config: Config,
    title: string,
    sessionSetup: readonly string[],
  ): WarehouseConnector {
    const host = config.getString('host');
    const options: ClientConfig = {
      host,
      port: config.getOptionalNumber('port'),
      database: config.getString('database'),
      user: config.getString('user'),
      password: config.getOptionalString('password'),
      ssl: isEncrypted(config, host)
        ? { ca: config.getOptionalString('ca') }
        : undefined,
      application_name: 'backstage-ai-cost',
      connectionTimeoutMillis: LONGEST_CONNECT_MILLISECONDS,
    };
    const open = async () => {
      const pg = loadPackage<Pg>('pg', title);
      const client = new pg.Client(options);
      // Without a listener, losing an idle connection would end the backend.
      client.on('error', () => {});
      await client.connect();
      return client;
    };
    return {
      description: `${options.host}/${options.database}`,
      connect: async () => {
        const client = await open();
        try {
          for (const sql of sessionSetup) {
            await client.query(sql);
          }
        } catch (error) {
          client.end().catch(() => {});
          throw error;
        }
        return new PostgresClient(client, open);
      },
    };
  }

  private constructor(client: Client, connectAgain: () => Promise<Client>) {
    this.#client = client;
    this.#connectAgain = connectAgain;
  }

  async *query(
    sql: string,
    options: { signal: AbortSignal },
  ): AsyncGenerator<readonly TextRow[]> {
    yield* readCancellable({
      start: async () => {
        const [[pid]] = await this.#rows('SELECT pg_backend_pid()::text');
        return Number(pid);
      },
      read: () => this.#fetch(sql),
      cancel: async pid => this.#busy && this.#end(pid),
      signal: options.signal,
    });
  }

  async close(): Promise<void> {
    await this.#client.end();
  }

  async *#fetch(sql: string): AsyncGenerator<readonly TextRow[]> {
    this.#busy = true;
    await this.#client.query('BEGIN READ ONLY');
    try {
      await this.#client.query(`DECLARE result CURSOR FOR ${sql}`);
      for (;;) {
        const rows = await this.#rows(
          `FETCH FORWARD ${ROWS_AT_ONCE} FROM result`,
        );
        if (rows.length === 0) {
          return;
        }
        this.#busy = false;
        yield rows;
        this.#busy = true;
      }
    } finally {
      await this.#client.query('ROLLBACK');
      this.#busy = false;
    }
  }

  async #rows(text: string): Promise<readonly TextRow[]> {
    const { rows } = await this.#client.query<(string | null)[]>({
      text,
      rowMode: 'array',
    });
    return rows;
  }

  /**
   * Ends the server's side of the connection by way of another one. To cancel the
   * statement would do nothing in the moment between two of them.
   */
  async #end(pid: number): Promise<void> {
    const other = await this.#connectAgain();
    try {
      await other.query('SELECT pg_terminate_backend($1)', [pid]);
    } finally {
      await other.end();
    }
  }
}
