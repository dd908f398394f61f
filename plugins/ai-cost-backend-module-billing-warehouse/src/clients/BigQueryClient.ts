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
import { readOptionalAddress } from './encryption';
import { loadPackage } from './loadPackage';
import { readCancellable } from './readCancellable';
import type {
  TextRow,
  WarehouseClient,
  WarehouseConnector,
} from './WarehouseClient';

const ROWS_AT_ONCE = 10_000;

/** What is used of `@google-cloud/bigquery`. */
interface BigQuerySdk {
  BigQuery: new (options: object) => BigQuery;
}

interface BigQuery {
  createQueryJob(options: object): Promise<[Job, ...unknown[]]>;
}

interface Job {
  getQueryResults(
    options: object,
  ): Promise<[rows: object[], next?: object | null, ...rest: unknown[]]>;
  cancel(): Promise<unknown>;
}

/** Google BigQuery, by way of `@google-cloud/bigquery`. */
export class BigQueryClient implements WarehouseClient {
  readonly #bigQuery: BigQuery;
  readonly #job: object;

  static connector(config: Config, title: string): WarehouseConnector {
    const projectId = config.getString('projectId');
    const apiEndpoint = readOptionalAddress(config, 'endpoint');
    return {
      description: projectId,
      connect: async () => {
        const sdk = loadPackage<BigQuerySdk>('@google-cloud/bigquery', title);
        const bigQuery = new sdk.BigQuery({
          projectId,
          apiEndpoint,
          // Otherwise the application default credentials of Google Cloud.
          keyFilename: config.getOptionalString('keyFile'),
        });
        return new BigQueryClient(bigQuery, {
          location: config.getOptionalString('location'),
          maximumBytesBilled: config.getOptionalString('maximumBytesBilled'),
          labels: { application: 'backstage-ai-cost' },
        });
      },
    };
  }

  private constructor(bigQuery: BigQuery, job: object) {
    this.#bigQuery = bigQuery;
    this.#job = job;
  }

  async *query(
    sql: string,
    options: { signal: AbortSignal },
  ): AsyncGenerator<readonly TextRow[]> {
    yield* readCancellable({
      start: async () => {
        const [job] = await this.#bigQuery.createQueryJob({
          query: sql,
          ...this.#job,
        });
        return job;
      },
      read: fetchRows,
      cancel: job => job.cancel(),
      signal: options.signal,
    });
  }

  async close(): Promise<void> {}
}

async function* fetchRows(job: Job): AsyncGenerator<readonly TextRow[]> {
  let next: object | null | undefined = {
    autoPaginate: false,
    maxResults: ROWS_AT_ONCE,
  };
  // It comes back with the same question while the query runs.
  while (next) {
    const [rows, following]: [object[], (object | null)?, ...unknown[]] =
      await job.getQueryResults(next);
    yield rows.map(row => Object.values(row));
    next = following;
  }
}
