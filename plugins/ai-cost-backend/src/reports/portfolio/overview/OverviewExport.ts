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

import { ConflictError } from '@backstage/errors';
import type { PortfolioQuery } from 'backstage-plugin-ai-cost-common';
import type { Knex } from 'knex';
import { readSnapshot } from '../../../ledger/readSnapshot';
import { within } from '../../rollup/OwnedDays';
import { readEntitySums } from '../../sums/readEntitySums';
import { portfolioTag, type PortfolioInputs } from '../PortfolioInputs';
import { portfolioScopes } from '../portfolioScopes';
import { sumFilters } from '../readPortfolioWindow';
import type { OwnedScope } from '../SpendScope';
import {
  bySeries,
  overviewCsvHeader,
  overviewCsvLines,
  type OverviewCsvRow,
} from './overviewCsv';

// Bounds what is in memory and how long the event loop is held up.
const ENTITIES_READ = 100;
const ROWS_WRITTEN = 500;

interface ExportOptions {
  knex: Knex;
  query: PortfolioQuery;
  readInputs: (knex: Knex) => Promise<PortfolioInputs>;
}

/** Writes what everybody spends as CSV. */
export class OverviewExport {
  readonly #knex: Knex;
  readonly #query: PortfolioQuery;
  readonly #readInputs: ExportOptions['readInputs'];

  static create(options: ExportOptions): OverviewExport {
    return new OverviewExport(options);
  }

  private constructor({ knex, query, readInputs }: ExportOptions) {
    this.#knex = knex;
    this.#query = query;
    this.#readInputs = readInputs;
  }

  /**
   * Pieces of the file: one row for each entity, owner and what it spends on, of
   * all currencies unless one is asked for.
   *
   * @remarks
   * Some entities are read at a time, so that a slow reader keeps no transaction
   * open. When the data is no longer what the export began with, the iteration
   * fails with a ConflictError rather than mix the two.
   */
  async *pieces(): AsyncGenerator<string> {
    const began = await readSnapshot(this.#knex, this.#readInputs);
    const tag = portfolioTag('export', this.#query, began);
    const range = { from: this.#query.from, to: this.#query.to };
    const { owned } = portfolioScopes({ ...this.#query, ...began, range });
    yield overviewCsvHeader();
    for (const scope of owned.flatMap(it => [...inPieces(it)])) {
      const rows = await readSnapshot(this.#knex, async knex => {
        const inputs = await this.#readInputs(knex);
        if (portfolioTag('export', this.#query, inputs) !== tag) {
          throw new ConflictError(
            'The costs have changed during the export; export them again',
          );
        }
        return this.#rows(knex, scope, inputs);
      });
      for (let from = 0; from < rows.length; from += ROWS_WRITTEN) {
        yield overviewCsvLines(rows.slice(from, from + ROWS_WRITTEN));
      }
    }
  }

  async #rows(
    knex: Knex,
    { entities, owners, days }: OwnedScope,
    inputs: PortfolioInputs,
  ): Promise<OverviewCsvRow[]> {
    const range = within(this.#query, days);
    if (!range) {
      return [];
    }
    const sums = await readEntitySums({
      knex,
      entities,
      filters: {
        ...sumFilters(this.#query, inputs),
        currency: this.#query.currency,
      },
      parts: [{ ...range, window: 'current', complete: true }],
    });
    return bySeries(
      sums.map(sum => ({
        ...sum,
        range,
        owner: owners.get(sum.series.entityRef)!,
      })),
    );
  }
}

function* inPieces(scope: OwnedScope): Generator<OwnedScope> {
  const { entities } = scope;
  for (let from = 0; from < entities.length; from += ENTITIES_READ) {
    yield { ...scope, entities: entities.slice(from, from + ENTITIES_READ) };
  }
}
