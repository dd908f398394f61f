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
import type { QueryResult, Trino } from 'trino-client';
import { readAddress } from './encryption';
import { loadPackage } from './loadPackage';
import { QueryError } from './QueryError';
import { readCancellable } from './readCancellable';
import type {
  TextRow,
  WarehouseClient,
  WarehouseConnector,
} from './WarehouseClient';

/** Trino, by way of `trino-client`. */
export class TrinoClient implements WarehouseClient {
  readonly #trino: Trino;

  static connector(config: Config, title: string): WarehouseConnector {
    const address = readAddress(config, 'server');
    const server = config.getString('server');
    return {
      description: address.host,
      connect: async () => {
        const { Trino: factory, BasicAuth } = loadPackage<
          typeof import('trino-client')
        >('trino-client', title);
        return new TrinoClient(
          factory.create({
            server,
            source: 'backstage-ai-cost',
            auth: new BasicAuth(
              config.getString('user'),
              config.getOptionalString('password'),
            ),
          }),
        );
      },
    };
  }

  private constructor(trino: Trino) {
    this.#trino = trino;
  }

  async *query(
    sql: string,
    options: { signal: AbortSignal },
  ): AsyncGenerator<readonly TextRow[]> {
    yield* readCancellable({
      start: async (): Promise<{ id?: string }> => ({}),
      read: running => this.#fetch(sql, running),
      // Before its first rows, the client does not tell the query's id. Trino
      // ends it by itself when nobody asks for them any more.
      cancel: async running => running.id && this.#trino.cancel(running.id),
      signal: options.signal,
    });
  }

  async close(): Promise<void> {}

  async *#fetch(
    sql: string,
    running: { id?: string },
  ): AsyncGenerator<readonly TextRow[]> {
    const results = await this.#trino.query(sql);
    for (;;) {
      // A failed query ends like one without rows, so the last result counts.
      const { value, done } = (await results.next()) as IteratorResult<
        QueryResult,
        QueryResult
      >;
      if (value?.error) {
        throw new QueryError(value.error.message, value.error.errorName);
      }
      if (done) {
        return;
      }
      running.id = value.id;
      yield value.data ?? [];
    }
  }
}
