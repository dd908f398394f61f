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

import type { SchedulerServiceTaskScheduleDefinition } from '@backstage/backend-plugin-api';
import type { Month } from 'backstage-plugin-ai-cost-common';
import type {
  BillingSource,
  BillingSourceContext,
  DeliveryOffer,
  Discovery,
  OpenDelivery,
} from 'backstage-plugin-ai-cost-node';
import { settleWithin } from '../clients/settleWithin';
import type {
  WarehouseClient,
  WarehouseConnector,
} from '../clients/WarehouseClient';
import { WarehouseDelivery } from '../rollup/WarehouseDelivery';
import type { SqlDialect } from '../sql/SqlDialect';
import type { TablePath } from '../sql/TablePath';
import { ChargeRows } from '../table/ChargeRows';
import { TableColumns } from '../table/TableColumns';
import { explainEngineErrors } from './engineErrors';
import { findPeriods } from './findPeriods';

/** Some warehouses sleep, and take a minute to wake up. */
const LONGEST_CONNECT_MILLISECONDS = 180_000;
const LONGEST_CLOSE_MILLISECONDS = 10_000;

/** What a source in a warehouse is made of. */
export interface WarehouseBillingSourceOptions {
  id: string;
  dialect: SqlDialect;
  connector: WarehouseConnector;
  table: TablePath;
  /** The table's names of columns by their names in FOCUS. */
  columns: ReadonlyMap<string, string>;
  /** The table's column that says when a row was changed last. */
  updatedAt?: string;
  /** Earlier billing periods are not read. */
  since?: Month;
  schedule: SchedulerServiceTaskScheduleDefinition;
  completenessLagDays: number;
}

/** Bills whose line items lie in a table of an engine, which rolls them up. */
export class WarehouseBillingSource implements BillingSource {
  readonly id: string;
  readonly grade = 'invoice';
  readonly description: string;
  readonly schedule: SchedulerServiceTaskScheduleDefinition;
  readonly completenessLagDays: number;
  readonly #options: WarehouseBillingSourceOptions;

  static create(
    options: WarehouseBillingSourceOptions,
  ): WarehouseBillingSource {
    return new WarehouseBillingSource(options);
  }

  private constructor(options: WarehouseBillingSourceOptions) {
    const { dialect, connector, table } = options;
    this.id = options.id;
    this.description = `Bills in ${table.text} of ${dialect.title} at ${connector.description}`;
    this.schedule = options.schedule;
    this.completenessLagDays = options.completenessLagDays;
    this.#options = options;
  }

  async discover({ signal }: BillingSourceContext): Promise<Discovery> {
    return this.#withRows(signal, (client, rows) =>
      findPeriods({
        client,
        rows,
        since: this.#options.since,
        updatedAt: this.#options.updatedAt,
        signal,
      }),
    );
  }

  async open(
    offer: DeliveryOffer,
    { signal, classifier }: BillingSourceContext,
  ): Promise<OpenDelivery> {
    return this.#withRows(signal, (client, rows) =>
      WarehouseDelivery.rollUp({
        client,
        rows,
        period: offer.period,
        classifier,
        signal,
      }),
    );
  }

  async #withRows<T>(
    signal: AbortSignal,
    work: (client: WarehouseClient, rows: ChargeRows) => Promise<T>,
  ): Promise<T> {
    const { dialect, connector, table, columns } = this.#options;
    return explainEngineErrors({ title: dialect.title, signal }, async () => {
      const client = await settleWithin(connector.connect({ signal }), {
        milliseconds: LONGEST_CONNECT_MILLISECONDS,
        signal,
        late: opened => opened.close(),
      });
      try {
        const listed: [name: string, type: string][] = [];
        const sql = dialect.columnsSql(table);
        for await (const batch of client.query(sql, { signal })) {
          listed.push(
            ...batch.map(([name, type]): [string, string] => [name!, type!]),
          );
        }
        const rows = ChargeRows.create({
          dialect,
          columns: TableColumns.create({
            dialect,
            path: table,
            listed,
            configured: columns,
          }),
        });
        return await work(client, rows);
      } finally {
        // What was read is whole by now, or the reason it is not is on its way.
        await settleWithin(client.close(), {
          milliseconds: LONGEST_CLOSE_MILLISECONDS,
          signal,
        }).catch(() => {});
      }
    });
  }
}
