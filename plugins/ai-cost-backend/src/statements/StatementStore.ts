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

import type {
  Month,
  Statement,
  StatementSummary,
} from 'backstage-plugin-ai-cost-common';
import type { Knex } from 'knex';
import { whereIdIn } from '../ledger/whereIdIn';
import {
  MONEY_COLUMNS,
  moneyValues,
  type MoneyAmounts,
} from '../ledger/moneyColumns';
import { costAmounts } from '../reports/entity/currencyTotals';
import { totalOf, type StatementDraft } from './StatementDraft';
import {
  readStatementParts,
  summaryOf,
  type StatementRow,
} from './statementRows';

const ROWS_PER_STATEMENT = 40;

/** The identity of a statement: who pays, for which month, in which currency. */
export interface StatementKey {
  month: Month;
  owner: string;
  currency: string;
}

/** An issued statement, and which entities it is of. */
export interface KnownStatement {
  summary: StatementSummary;
  entityRefs: ReadonlySet<string>;
}

/** Statements that are issued. They are added and read; nothing changes them. */
export class StatementStore {
  readonly #knex: Knex;

  static create(options: { knex: Knex }): StatementStore {
    return new StatementStore(options.knex);
  }

  private constructor(knex: Knex) {
    this.#knex = knex;
  }

  /** Months that are issued, oldest first. */
  async months(): Promise<Month[]> {
    return this.#knex('statement_months').orderBy('month').pluck('month');
  }

  /** All statements, the highest number first. */
  async list(): Promise<KnownStatement[]> {
    const rows: StatementRow[] = await this.#knex('statements').orderBy(
      'number',
      'desc',
    );
    return this.#known(rows);
  }

  async find(key: StatementKey): Promise<KnownStatement | undefined> {
    const rows: StatementRow[] = await this.#knex('statements').where(key);
    const [known] = await this.#known(rows);
    return known;
  }

  async get(key: StatementKey): Promise<Statement | undefined> {
    const row: StatementRow | undefined = await this.#knex('statements')
      .where(key)
      .first();
    return (
      row && {
        ...summaryOf(row),
        ...(await readStatementParts(this.#knex, row.id)),
      }
    );
  }

  /**
   * Adds the statements of a month.
   *
   * @throws Error when the month is issued; nothing is added then, if this is of
   * a transaction
   */
  async add(
    month: Month,
    options: {
      drafts: readonly StatementDraft[];
      /** The number after which they begin. */
      lastNumber: number;
      issuedAt: string;
      issuedBy: string;
      titleOf: (ref: string) => string | undefined;
    },
  ): Promise<void> {
    const { drafts, lastNumber, issuedAt, issuedBy, titleOf } = options;
    await this.#knex('statement_months').insert({
      month,
      issued_at: issuedAt,
      issued_by: issuedBy,
    });
    for (const [index, draft] of drafts.entries()) {
      const { owner, currency, items, corrections } = draft;
      const [{ id }] = await this.#knex('statements')
        .insert({
          number: lastNumber + index + 1,
          month,
          owner,
          title: titleOf(owner) ?? '',
          currency,
          issued_at: issuedAt,
          charges: JSON.stringify(costAmounts(totalOf(items))),
          corrected: JSON.stringify(costAmounts(totalOf(corrections))),
        })
        .returning('id');
      await this.#insert(
        'statement_items',
        items.map((item, position) => ({
          statement_id: id,
          position,
          entity_ref: item.entityRef,
          title: titleOf(item.entityRef) ?? '',
          cost_center: item.costCenter,
          environment: item.environment,
          model: item.model,
          workload: item.workload,
          provider: item.provider,
          service: item.service,
          shared_from: item.sharedFrom,
          ...moneyOf(item.cost),
        })),
      );
      await this.#insert(
        'statement_corrections',
        corrections.map((correction, position) => ({
          statement_id: id,
          position,
          month: correction.month,
          entity_ref: correction.entityRef,
          cost_center: correction.costCenter,
          ...moneyOf(correction.cost),
        })),
      );
    }
  }

  async #known(rows: readonly StatementRow[]): Promise<KnownStatement[]> {
    const ids = rows.map(({ id }) => id);
    const entities = new Map(ids.map(id => [id, new Set<string>()]));
    for (const table of ['statement_items', 'statement_corrections']) {
      const query = this.#knex(table).distinct('statement_id', 'entity_ref');
      whereIdIn(query, 'statement_id', ids);
      const named: { statement_id: number; entity_ref: string }[] = await query;
      for (const { statement_id: id, entity_ref: ref } of named) {
        entities.get(id)!.add(ref);
      }
    }
    return rows.map(row => ({
      summary: summaryOf(row),
      entityRefs: entities.get(row.id)!,
    }));
  }

  async #insert(table: string, rows: readonly object[]): Promise<void> {
    for (let from = 0; from < rows.length; from += ROWS_PER_STATEMENT) {
      await this.#knex(table).insert(
        rows.slice(from, from + ROWS_PER_STATEMENT),
      );
    }
  }
}

function moneyOf(cost: MoneyAmounts): Record<string, number | bigint> {
  const values = moneyValues(cost);
  return Object.fromEntries(
    MONEY_COLUMNS.map((column, index) => [column, values[index]]),
  );
}
