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

import { ConflictError, NotFoundError } from '@backstage/errors';
import type { BillingSource } from 'backstage-plugin-ai-cost-node';
import type { Knex } from 'knex';
import { readSnapshot } from '../../ledger/readSnapshot';
import {
  quarantineCsvHeader,
  quarantineCsvLines,
  type QuarantinedDelivery,
  type QuarantineCsvRow,
} from './quarantineCsv';

// Bounds what is in memory and how long a transaction is open.
const ROWS_READ = 1_000;

const READABLE = ['current', 'rejected'];

/** Writes what could not be read of a source as CSV. */
export class QuarantineExport {
  readonly #knex: Knex;
  readonly #configuredSources: () => BillingSource[];

  static create(options: {
    knex: Knex;
    /** The sources of this portal's configuration. */
    configuredSources: () => BillingSource[];
  }): QuarantineExport {
    return new QuarantineExport(options);
  }

  private constructor(options: Parameters<typeof QuarantineExport.create>[0]) {
    this.#knex = options.knex;
    this.#configuredSources = options.configuredSources;
  }

  /**
   * Pieces of the file: one row for each entry of the visible and the refused
   * deliveries, the newest delivery first.
   *
   * @remarks
   * Some entries are read at a time, so that a slow reader keeps no transaction
   * open. When a delivery has been replaced meanwhile, the iteration fails with
   * a ConflictError rather than leave out the rest of it.
   *
   * @throws NotFoundError when there is no such source
   */
  async exportQuarantine(
    sourceId: string,
  ): Promise<AsyncIterableIterator<string>> {
    const deliveries: QuarantinedDelivery[] = await this.#knex('deliveries')
      .where('source_id', sourceId)
      .whereNull('derived_from')
      .whereIn('status', READABLE)
      .orderBy('id', 'desc')
      .select('id', 'period', 'status');
    const known =
      deliveries.length > 0 ||
      this.#configuredSources().some(({ id }) => id === sourceId);
    if (!known) {
      throw new NotFoundError(`There is no billing source "${sourceId}"`);
    }
    return this.#pieces(deliveries);
  }

  async *#pieces(deliveries: QuarantinedDelivery[]): AsyncGenerator<string> {
    yield quarantineCsvHeader();
    for (const delivery of deliveries) {
      let after = 0;
      for (;;) {
        const rows = await this.#read(delivery, after);
        if (rows.length > 0) {
          yield quarantineCsvLines(delivery, rows);
        }
        if (rows.length < ROWS_READ) {
          break;
        }
        after = rows[rows.length - 1].id;
      }
    }
  }

  #read(
    delivery: QuarantinedDelivery,
    after: number,
  ): Promise<QuarantineCsvRow[]> {
    return readSnapshot(this.#knex, async knex => {
      const { id, status } = delivery;
      if (!(await knex('deliveries').where({ id, status }).first('id'))) {
        throw new ConflictError(
          'The deliveries have changed during the export; export them again',
        );
      }
      return knex('quarantine')
        .where('delivery_id', id)
        .where('id', '>', after)
        .orderBy('id')
        .limit(ROWS_READ)
        .select('id', 'file', 'row', 'column', 'problem', 'excluded');
    });
  }
}
