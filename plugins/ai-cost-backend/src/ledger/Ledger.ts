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

import {
  resolvePackagePath,
  type DatabaseService,
} from '@backstage/backend-plugin-api';
import type { Knex } from 'knex';
import { AccountDayStore } from './accounts/AccountDayStore';
import { ProviderAccountStore } from './accounts/ProviderAccountStore';
import { AttributionStore } from './attributions/AttributionStore';
import { ChargeSplitStore } from './charges/ChargeSplitStore';
import { DailyChargeStore } from './charges/DailyChargeStore';
import { LineMonthStore } from './charges/LineMonthStore';
import { DeliveryContentStore } from './deliveries/DeliveryContentStore';
import { DeliveryStates } from './deliveries/DeliveryStates';
import { DeliveryStore } from './deliveries/DeliveryStore';
import { DerivedDeliveryStore } from './deliveries/DerivedDeliveryStore';
import { EntityProblemStore } from './entities/EntityProblemStore';
import { OwnerStore } from './entities/OwnerStore';
import { ChargeLineStore } from './lines/ChargeLineStore';
import { RunStore } from './sources/RunStore';
import { SourceAlertStore } from './sources/SourceAlertStore';
import { SourceRequestStore } from './sources/SourceRequestStore';
import { SourceStore } from './sources/SourceStore';
import { CostSeriesStore } from './summaries/CostSeriesStore';
import { SummaryChanges, type LineMove } from './summaries/SummaryChanges';
import { SummaryStore } from './summaries/SummaryStore';
import { SUMMARY_TABLES } from './summaries/summaryTables';
import { createLedgerWriter } from './writers/createLedgerWriter';
import type { LedgerWriter } from './writers/LedgerWriter';
import { yieldToEventLoop } from './writers/yieldToEventLoop';

const MIGRATIONS = resolvePackagePath(
  'backstage-plugin-ai-cost-backend',
  'migrations',
);

// At most, in a delivery.
const DAYS_PER_LINE = 31;

/**
 * Deliveries of billing sources, the charges in them, to whom they belong, and
 * the summaries of it. Nothing else writes to its tables.
 */
export class Ledger {
  readonly knex: Knex;
  readonly writer: LedgerWriter;
  readonly sources: SourceStore;
  readonly alerts: SourceAlertStore;
  readonly requests: SourceRequestStore;
  readonly runs: RunStore;
  readonly deliveries: DeliveryStore;
  readonly deliveryStates: DeliveryStates;
  readonly derived: DerivedDeliveryStore;
  readonly contents: DeliveryContentStore;
  readonly accounts: ProviderAccountStore;
  readonly accountDays: AccountDayStore;
  readonly lines: ChargeLineStore;
  readonly charges: DailyChargeStore;
  readonly lineMonths: LineMonthStore;
  readonly splits: ChargeSplitStore;
  readonly attributions: AttributionStore;
  readonly series: CostSeriesStore;
  readonly summaries: SummaryStore;
  readonly owners: OwnerStore;
  readonly entityProblems: EntityProblemStore;

  /**
   * Opens the ledger and brings its schema up to date, unless the database
   * service says that migrations are run elsewhere.
   *
   * @throws InputError when the database engine is not supported
   */
  static async create(options: { database: DatabaseService }): Promise<Ledger> {
    const { database } = options;
    const knex = await database.getClient();
    const writer = createLedgerWriter(knex);
    if (!database.migrations?.skip) {
      await knex.migrate.latest({ directory: MIGRATIONS });
    }
    return new Ledger(knex, writer);
  }

  private constructor(knex: Knex, writer: LedgerWriter) {
    const options = { knex, writer };
    this.knex = knex;
    this.writer = writer;
    this.sources = SourceStore.create(options);
    this.alerts = SourceAlertStore.create(options);
    this.requests = SourceRequestStore.create(options);
    this.runs = RunStore.create(options);
    this.deliveries = DeliveryStore.create(options);
    this.deliveryStates = DeliveryStates.create(options);
    this.derived = DerivedDeliveryStore.create(options);
    this.contents = DeliveryContentStore.create(options);
    this.accounts = ProviderAccountStore.create(options);
    this.accountDays = AccountDayStore.create({
      ...options,
      accounts: this.accounts,
    });
    this.lines = ChargeLineStore.create(options);
    this.charges = DailyChargeStore.create(options);
    this.lineMonths = LineMonthStore.create(options);
    this.splits = ChargeSplitStore.create(options);
    this.attributions = AttributionStore.create(options);
    this.series = CostSeriesStore.create(options);
    this.summaries = SummaryStore.create({ ...options, series: this.series });
    this.owners = OwnerStore.create(options);
    this.entityProblems = EntityProblemStore.create(options);
  }

  /** Lets the database plan by what the tables hold now. */
  async refreshStatistics(): Promise<void> {
    await this.writer.refreshStatistics([
      'charge_lines',
      'daily_charges',
      'attributions',
      'line_monthly_charges',
      ...Object.values(SUMMARY_TABLES).flatMap(Object.values),
    ]);
  }

  /** Removes a staged delivery, unless it was published in the meantime. */
  async discard(deliveryId: number, signal?: AbortSignal): Promise<void> {
    if (await this.deliveryStates.withdraw(deliveryId)) {
      await this.removeDelivery(deliveryId, signal);
    }
  }

  /** Removes a delivery with all that it holds; safe to repeat. */
  async removeDelivery(
    deliveryId: number,
    signal?: AbortSignal,
  ): Promise<void> {
    await this.removeCharges(deliveryId, signal);
    await this.contents.remove(deliveryId);
    await this.accountDays.remove(deliveryId);
    await this.deliveryStates.remove(deliveryId);
  }

  /** Removes derived deliveries that no longer hold. */
  async removeDropped(signal?: AbortSignal): Promise<void> {
    for (const id of await this.derived.dropped()) {
      await this.removeDelivery(id, signal);
    }
  }

  /**
   * Moves the charges of lines in deliveries to the series of their new shares,
   * in the summaries.
   */
  async moveCharges(
    trx: Knex.Transaction,
    options: {
      deliveryIds: readonly number[];
      moves: ReadonlyMap<number, LineMove>;
      signal?: AbortSignal;
    },
  ): Promise<void> {
    const { deliveryIds, moves, signal } = options;
    const changes = SummaryChanges.create();
    const lineIds = [...moves.keys()];
    const step = Math.ceil(
      this.writer.rowsPerStatement /
        (DAYS_PER_LINE * (deliveryIds.length || 1)),
    );
    for (let from = 0; from < lineIds.length; from += step) {
      signal?.throwIfAborted();
      const charges = await this.charges.read({
        trx,
        deliveryIds,
        lineIds: lineIds.slice(from, from + step),
      });
      for (const charge of charges) {
        changes.move(charge, moves.get(charge.id)!);
      }
      await yieldToEventLoop();
    }
    await this.summaries.apply(trx, changes, signal);
  }

  /** Removes a delivery's charges and summaries, and keeps its totals. */
  async removeCharges(deliveryId: number, signal?: AbortSignal): Promise<void> {
    await this.charges.remove(deliveryId, signal);
    await this.lineMonths.remove(deliveryId, signal);
    await this.summaries.remove(deliveryId, signal);
  }
}
