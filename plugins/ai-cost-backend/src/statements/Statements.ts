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

import { ConflictError, isError } from '@backstage/errors';
import type { Month } from 'backstage-plugin-ai-cost-common';
import type { BillingSource } from 'backstage-plugin-ai-cost-node';
import type { Knex } from 'knex';
import type { CatalogStructure } from '../catalog/CatalogStructure';
import { readKnownSources } from '../reports/freshness/readKnownSources';
import { readSnapshot } from '../ledger/readSnapshot';
import { closingOf, type MonthClosing } from './monthClosing';
import { OwnerHistories } from './OwnerHistories';
import { readCorrections } from './readCorrections';
import { openStatements, type OpenStatement } from './openStatements';
import { readPaidItems, readPaidTotals } from './readPaidCosts';
import { draftStatements } from './StatementDraft';
import { StatementStore, type KnownStatement } from './StatementStore';

/** What {@link Statements} works with. */
export interface StatementsOptions {
  knex: Knex;
  structure: () => Promise<CatalogStructure>;
  /** The billing sources of this portal's configuration. */
  configuredSources: () => BillingSource[];
  now: () => Date;
}

/** A month with spend, whoever asks. */
export interface KnownMonth {
  month: Month;
  closing: MonthClosing;
  issued: KnownStatement[];
  /** What there is to issue: charges and corrections, where it is closed. */
  open: OpenStatement[];
}

// PostgreSQL's: a transaction met another's changes.
const SERIALIZATION_FAILURE = '40001';

/** Finds out which months can be issued, and issues them. */
export class Statements {
  readonly #options: StatementsOptions;

  static create(options: StatementsOptions): Statements {
    return new Statements(options);
  }

  private constructor(options: StatementsOptions) {
    this.#options = options;
  }

  /** Months with spend, newest first. */
  async months(): Promise<KnownMonth[]> {
    return readSnapshot(this.#options.knex, async knex => {
      const store = StatementStore.create({ knex });
      const owners = await OwnerHistories.read(knex);
      const sources = await this.#sources(knex);
      const statements = await store.list();
      const issued = await store.months();
      const months: KnownMonth[] = [];
      for (const month of await monthsWithSpend(knex)) {
        const closing = await this.#closing(knex, { month, sources });
        const isOpen = closing.closed && !issued.includes(month);
        months.push({
          month,
          closing,
          issued: statements.filter(({ summary }) => summary.month === month),
          open: isOpen
            ? openStatements([
                ...(await readPaidTotals(knex, { month, owners })),
                ...(await readCorrections(knex, {
                  months: issued.filter(other => other < month),
                  owners,
                })),
              ])
            : [],
        });
      }
      return months;
    });
  }

  /**
   * Issues all statements of a month, in one transaction and from one state of the
   * ledger. Of several at once, one succeeds.
   *
   * @throws ConflictError when the month is issued, or not closed
   */
  async issue(month: Month, options: { issuedBy: string }): Promise<void> {
    const structure = await this.#options.structure();
    const { now } = this.#options;
    await this.#alone(async trx => {
      const store = StatementStore.create({ knex: trx });
      const issued = await store.months();
      if (issued.includes(month)) {
        throw new ConflictError(
          `The statements of ${month} are issued; what changes comes with those of a later month`,
        );
      }
      await this.#refuseOpen(trx, month);
      const owners = await OwnerHistories.read(trx);
      const drafts = draftStatements(
        await readPaidItems(trx, { month, owners }),
        await readCorrections(trx, {
          months: issued.filter(other => other < month),
          owners,
        }),
      );
      const { last_number: lastNumber } = await trx(
        'statement_numbers',
      ).first();
      await store.add(month, {
        drafts,
        lastNumber,
        issuedAt: now().toISOString(),
        issuedBy: options.issuedBy,
        titleOf: ref => structure.titleOf(ref),
      });
      await trx('statement_numbers').update({
        last_number: lastNumber + drafts.length,
      });
    });
  }

  async #alone(issue: (trx: Knex.Transaction) => Promise<void>): Promise<void> {
    const { knex } = this.#options;
    const postgres = knex.client.config.client === 'pg';
    try {
      await knex.transaction(
        async trx => {
          // Locks the row, so that two months issued at once do not both bring
          // the same corrections.
          await trx('statement_numbers').increment('last_number', 0);
          await issue(trx);
        },
        postgres ? { isolationLevel: 'repeatable read' } : {},
      );
    } catch (error) {
      if (isError(error) && error.code === SERIALIZATION_FAILURE) {
        throw new ConflictError(
          'Somebody else issues statements just now; look again in a moment',
        );
      }
      throw error;
    }
  }

  async #refuseOpen(knex: Knex, month: Month): Promise<void> {
    const sources = await this.#sources(knex);
    const closing = await this.#closing(knex, { month, sources });
    if (!closing.closed) {
      throw new ConflictError(
        closing.running
          ? `${month} is not over`
          : `${month} is not closed: charges of ${closing.sources
              .map(({ id }) => id)
              .join(', ')} may still change`,
      );
    }
    if (!(await monthsWithSpend(knex)).includes(month)) {
      throw new ConflictError(`There is no spend in ${month}`);
    }
  }

  #sources(knex: Knex) {
    return readKnownSources({
      knex,
      configured: this.#options.configuredSources(),
      now: this.#options.now(),
    });
  }

  #closing(
    knex: Knex,
    options: Omit<Parameters<typeof closingOf>[1], 'now'>,
  ): Promise<MonthClosing> {
    return closingOf(knex, { ...options, now: this.#options.now() });
  }
}

/** Newest first. */
async function monthsWithSpend(knex: Knex): Promise<Month[]> {
  return knex('portfolio_monthly_costs as c')
    .join('deliveries as d', 'd.id', 'c.delivery_id')
    .where('d.counted', 1)
    .distinct('c.month')
    .orderBy('c.month', 'desc')
    .pluck('c.month');
}
