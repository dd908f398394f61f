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

import type { Readable } from 'node:stream';
import type { Config } from '@backstage/config';
import { loadPackage } from './loadPackage';
import { readCancellable } from './readCancellable';
import type {
  TextRow,
  WarehouseClient,
  WarehouseConnector,
} from './WarehouseClient';

const ROWS_AT_ONCE = 5_000;

/** What is used of `snowflake-sdk`. */
interface SnowflakeSdk {
  configure(options: object): void;
  createConnection(options: object): Connection;
}

interface Connection {
  connectAsync(): Promise<unknown>;
  execute(options: {
    sqlText: string;
    streamResult: boolean;
    rowMode: 'array';
    complete: (error: Error | undefined, statement: Statement) => void;
  }): Statement;
  destroy(callback: (error?: Error) => void): void;
}

interface Statement {
  streamRows(): Readable;
  cancel(callback: (error?: Error) => void): void;
}

/** Snowflake, by way of `snowflake-sdk`. */
export class SnowflakeClient implements WarehouseClient {
  readonly #connection: Connection;

  static connector(config: Config, title: string): WarehouseConnector {
    const account = config.getString('account');
    const privateKey = config.getOptionalString('privateKey');
    return {
      description: account,
      connect: async () => {
        const sdk = loadPackage<SnowflakeSdk>('snowflake-sdk', title);
        // By itself it writes a log file into the working directory.
        sdk.configure({ logLevel: 'OFF', additionalLogToConsole: false });
        const connection = sdk.createConnection({
          account,
          username: config.getString('user'),
          ...(privateKey
            ? { authenticator: 'SNOWFLAKE_JWT', privateKey }
            : { password: config.getString('password') }),
          warehouse: config.getOptionalString('warehouse'),
          role: config.getOptionalString('role'),
          application: 'backstage_ai_cost',
        });
        await connection.connectAsync();
        return new SnowflakeClient(connection);
      },
    };
  }

  private constructor(connection: Connection) {
    this.#connection = connection;
  }

  async *query(
    sql: string,
    options: { signal: AbortSignal },
  ): AsyncGenerator<readonly TextRow[]> {
    yield* readCancellable({
      start: async () => this.#execute(sql),
      read: ({ complete }) => fetchRows(complete),
      cancel: ({ statement }) =>
        new Promise(resolve => {
          statement.cancel(resolve);
        }),
      signal: options.signal,
    });
  }

  async close(): Promise<void> {
    await new Promise(resolve => {
      this.#connection.destroy(resolve);
    });
  }

  /** The statement is there at once, so that it can be cancelled. */
  #execute(sqlText: string): {
    statement: Statement;
    complete: Promise<Statement>;
  } {
    let complete: (error: Error | undefined, completed: Statement) => void;
    const completed = new Promise<Statement>((resolve, reject) => {
      complete = (error, statement) =>
        error ? reject(error) : resolve(statement);
    });
    const statement = this.#connection.execute({
      sqlText,
      streamResult: true,
      rowMode: 'array',
      complete: (...result) => complete(...result),
    });
    return { statement, complete: completed };
  }
}

async function* fetchRows(
  complete: Promise<Statement>,
): AsyncGenerator<readonly TextRow[]> {
  const statement = await complete;
  let batch: TextRow[] = [];
  for await (const row of statement.streamRows()) {
    batch.push(row);
    if (batch.length === ROWS_AT_ONCE) {
      yield batch;
      batch = [];
    }
  }
  yield batch;
}
