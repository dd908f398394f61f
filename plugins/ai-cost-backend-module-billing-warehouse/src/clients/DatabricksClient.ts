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
import { loadPackage } from './loadPackage';
import { readCancellable } from './readCancellable';
import type {
  TextRow,
  WarehouseClient,
  WarehouseConnector,
} from './WarehouseClient';

const ROWS_AT_ONCE = 10_000;

/** What is used of `@databricks/sql`. */
interface DatabricksSdk {
  DBSQLClient: new () => {
    connect(options: object): Promise<unknown>;
    openSession(): Promise<Session>;
    close(): Promise<unknown>;
  };
}

interface Session {
  executeStatement(sql: string): Promise<Operation>;
  close(): Promise<unknown>;
}

interface Operation {
  fetchChunk(options: { maxRows: number }): Promise<object[]>;
  hasMoreRows(): Promise<boolean>;
  cancel(): Promise<unknown>;
  close(): Promise<unknown>;
}

/** Databricks SQL, by way of `@databricks/sql`. */
export class DatabricksClient implements WarehouseClient {
  readonly #client: InstanceType<DatabricksSdk['DBSQLClient']>;
  readonly #session: Session;

  static connector(
    config: Config,
    title: string,
    sessionSetup: readonly string[],
  ): WarehouseConnector {
    const host = config.getString('host');
    const clientId = config.getOptionalString('clientId');
    return {
      description: host,
      connect: async () => {
        const sdk = loadPackage<DatabricksSdk>('@databricks/sql', title);
        const client = new sdk.DBSQLClient();
        await client.connect({
          host,
          path: config.getString('path'),
          userAgentEntry: 'backstage-ai-cost',
          ...(clientId
            ? {
                authType: 'databricks-oauth',
                oauthClientId: clientId,
                oauthClientSecret: config.getString('clientSecret'),
              }
            : { token: config.getString('token') }),
        });
        try {
          const session = await client.openSession();
          for (const sql of sessionSetup) {
            const operation = await session.executeStatement(sql);
            await operation.fetchChunk({ maxRows: 1 });
            await operation.close();
          }
          return new DatabricksClient(client, session);
        } catch (error) {
          client.close().catch(() => {});
          throw error;
        }
      },
    };
  }

  private constructor(
    client: InstanceType<DatabricksSdk['DBSQLClient']>,
    session: Session,
  ) {
    this.#client = client;
    this.#session = session;
  }

  async *query(
    sql: string,
    options: { signal: AbortSignal },
  ): AsyncGenerator<readonly TextRow[]> {
    yield* readCancellable({
      start: () => this.#session.executeStatement(sql),
      read: fetchRows,
      cancel: operation => operation.cancel(),
      signal: options.signal,
    });
  }

  async close(): Promise<void> {
    await this.#session.close();
    await this.#client.close();
  }
}

async function* fetchRows(
  operation: Operation,
): AsyncGenerator<readonly TextRow[]> {
  do {
    const rows = await operation.fetchChunk({ maxRows: ROWS_AT_ONCE });
    yield rows.map(row => Object.values(row));
  } while (await operation.hasMoreRows());
  await operation.close();
}
