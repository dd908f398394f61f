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

import type { ClickHouseClient as Client } from '@clickhouse/client';
import type { Config } from '@backstage/config';
import { readAddress } from './encryption';
import { loadPackage } from './loadPackage';
import { readCancellable } from './readCancellable';
import type {
  TextRow,
  WarehouseClient,
  WarehouseConnector,
} from './WarehouseClient';

const LONGEST_QUERY_MILLISECONDS = 1_800_000;

/** ClickHouse, by way of `@clickhouse/client`. */
export class ClickHouseClient implements WarehouseClient {
  readonly #client: Client;

  static connector(config: Config, title: string): WarehouseConnector {
    const url = readAddress(config, 'url');
    return {
      description: url.host,
      connect: async () => {
        const { createClient } = loadPackage<
          typeof import('@clickhouse/client')
        >('@clickhouse/client', title);
        return ClickHouseClient.create(
          createClient({
            url,
            username: config.getOptionalString('user'),
            password: config.getOptionalString('password'),
            application: 'backstage-ai-cost',
            request_timeout: LONGEST_QUERY_MILLISECONDS,
          }),
        );
      },
    };
  }

  static create(client: Client): ClickHouseClient {
    return new ClickHouseClient(client);
  }

  private constructor(client: Client) {
    this.#client = client;
  }

  async *query(
    sql: string,
    options: { signal: AbortSignal },
  ): AsyncGenerator<readonly TextRow[]> {
    yield* readCancellable({
      start: async () => new AbortController(),
      read: request => this.#fetch(sql, request.signal),
      cancel: async request => request.abort(),
      signal: options.signal,
    });
  }

  async close(): Promise<void> {
    await this.#client.close();
  }

  async *#fetch(
    query: string,
    signal: AbortSignal,
  ): AsyncGenerator<readonly TextRow[]> {
    const result = await this.#client.query({
      query,
      format: 'JSONCompactEachRow',
      abort_signal: signal,
      clickhouse_settings: { cancel_http_readonly_queries_on_client_close: 1 },
    });
    for await (const rows of result.stream<TextRow>()) {
      yield rows.map(row => row.json());
    }
  }
}
