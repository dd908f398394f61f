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

import { setTimeout } from 'node:timers/promises';
import type { Config } from '@backstage/config';
import { readOptionalAddress } from './encryption';
import { loadPackage } from './loadPackage';
import { QueryError } from './QueryError';
import { readCancellable } from './readCancellable';
import type {
  TextRow,
  WarehouseClient,
  WarehouseConnector,
} from './WarehouseClient';

const POLL_MILLISECONDS = 1_000;
/** What a reason begins with, such as `TABLE_NOT_FOUND: line 1:15: …`. */
const ERROR_NAME = /^[A-Z][A-Z_]+(?=:)/;

/** What is used of `@aws-sdk/client-athena`. */
interface AthenaSdk {
  AthenaClient: new (options: object) => {
    send(
      command: unknown,
      options?: { abortSignal: AbortSignal },
    ): Promise<AthenaAnswer>;
    destroy(): void;
  };
  StartQueryExecutionCommand: new (input: object) => unknown;
  GetQueryExecutionCommand: new (input: object) => unknown;
  GetQueryResultsCommand: new (input: object) => unknown;
  StopQueryExecutionCommand: new (input: object) => unknown;
}

interface AthenaAnswer {
  QueryExecutionId?: string;
  QueryExecution?: {
    Status?: { State?: string; StateChangeReason?: string };
  };
  ResultSet?: { Rows?: { Data?: { VarCharValue?: string }[] }[] };
  NextToken?: string;
}

/** Amazon Athena, by way of `@aws-sdk/client-athena`. */
export class AthenaClient implements WarehouseClient {
  readonly #sdk: AthenaSdk;
  readonly #client: InstanceType<AthenaSdk['AthenaClient']>;
  readonly #execution: object;

  static connector(config: Config, title: string): WarehouseConnector {
    const region = config.getString('region');
    const endpoint = readOptionalAddress(config, 'endpoint');
    const accessKeyId = config.getOptionalString('accessKeyId');
    const outputLocation = config.getOptionalString('outputLocation');
    return {
      description: region,
      connect: async () => {
        const sdk = loadPackage<AthenaSdk>('@aws-sdk/client-athena', title);
        const client = new sdk.AthenaClient({
          region,
          endpoint,
          // Otherwise the default chain of AWS: environment, profile, role.
          ...(accessKeyId && {
            credentials: {
              accessKeyId,
              secretAccessKey: config.getString('secretAccessKey'),
            },
          }),
        });
        return new AthenaClient(sdk, client, {
          WorkGroup: config.getOptionalString('workGroup'),
          QueryExecutionContext: {
            Catalog: config.getOptionalString('catalog') ?? 'AwsDataCatalog',
          },
          ...(outputLocation && {
            ResultConfiguration: { OutputLocation: outputLocation },
          }),
        });
      },
    };
  }

  private constructor(
    sdk: AthenaSdk,
    client: InstanceType<AthenaSdk['AthenaClient']>,
    execution: object,
  ) {
    this.#sdk = sdk;
    this.#client = client;
    this.#execution = execution;
  }

  async *query(
    sql: string,
    options: { signal: AbortSignal },
  ): AsyncGenerator<readonly TextRow[]> {
    const { signal } = options;
    yield* readCancellable({
      start: async () => {
        const { QueryExecutionId } = await this.#client.send(
          new this.#sdk.StartQueryExecutionCommand({
            QueryString: sql,
            ...this.#execution,
          }),
        );
        return QueryExecutionId!;
      },
      read: id => this.#fetch(id, signal),
      cancel: id =>
        this.#client.send(
          new this.#sdk.StopQueryExecutionCommand({ QueryExecutionId: id }),
        ),
      signal,
    });
  }

  async close(): Promise<void> {
    this.#client.destroy();
  }

  async *#fetch(
    id: string,
    signal: AbortSignal,
  ): AsyncGenerator<readonly TextRow[]> {
    await this.#finish(id, signal);
    // The first row has the names of the columns.
    let header = 1;
    let token: string | undefined;
    do {
      const answer = await this.#client.send(
        new this.#sdk.GetQueryResultsCommand({
          QueryExecutionId: id,
          NextToken: token,
        }),
        { abortSignal: signal },
      );
      const rows = answer.ResultSet?.Rows ?? [];
      yield rows
        .slice(header)
        .map(({ Data = [] }) =>
          Data.map(({ VarCharValue }) => VarCharValue ?? null),
        );
      header = 0;
      token = answer.NextToken;
    } while (token);
  }

  async #finish(id: string, signal: AbortSignal): Promise<void> {
    for (;;) {
      const { QueryExecution } = await this.#client.send(
        new this.#sdk.GetQueryExecutionCommand({ QueryExecutionId: id }),
        { abortSignal: signal },
      );
      const { State, StateChangeReason } = QueryExecution?.Status ?? {};
      if (State === 'SUCCEEDED') {
        return;
      }
      if (State === 'FAILED' || State === 'CANCELLED') {
        throw new QueryError(
          StateChangeReason ?? `the query is ${State}`,
          ERROR_NAME.exec(StateChangeReason ?? '')?.[0] ?? State,
        );
      }
      await setTimeout(POLL_MILLISECONDS, undefined, { signal });
    }
  }
}
