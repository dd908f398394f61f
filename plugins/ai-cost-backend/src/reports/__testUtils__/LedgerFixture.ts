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

import { resolvePackagePath } from '@backstage/backend-plugin-api';
import {
  monthOf,
  parseDecimal,
  type CostBasis,
  type Day,
  type Month,
  type SourceGrade,
} from 'backstage-plugin-ai-cost-common';
import type {
  AttributionPart,
  AttributionSegment,
  ChargeLine,
} from 'backstage-plugin-ai-cost-node';
import type { Knex } from 'knex';
import {
  ATTRIBUTION_COLUMNS,
  attributionRows,
  type AttributionRow,
} from '../../ledger/attributions/attributionRow';
import { LineMonthStore } from '../../ledger/charges/LineMonthStore';
import { ChargeLineStore } from '../../ledger/lines/ChargeLineStore';
import {
  MONEY_COLUMNS,
  moneyValues,
  type MoneyAmounts,
} from '../../ledger/moneyColumns';
import { seriesFactsOf } from '../../ledger/summaries/seriesFacts';
import { CostSeriesStore } from '../../ledger/summaries/CostSeriesStore';
import { SummaryChanges } from '../../ledger/summaries/SummaryChanges';
import { SummaryStore } from '../../ledger/summaries/SummaryStore';
import { createLedgerWriter } from '../../ledger/writers/createLedgerWriter';
import type { LedgerWriter } from '../../ledger/writers/LedgerWriter';

/** A line's money on a day. What is left out of `cost` is as `effective`. */
export interface FixtureCharge {
  line: number;
  day: Day;
  effective: string;
  billed?: string;
  list?: string;
  quantity?: number;
  /** Rows of the bill; 1 when left out. */
  rows?: number;
}

export interface FixtureDelivery {
  sourceId?: string;
  period: Month;
  grade?: SourceGrade;
  /** `current` when left out. */
  status?: 'staged' | 'current' | 'superseded' | 'rejected';
  /** ISO 8601 instant. */
  currentAt: string;
  charges: FixtureCharge[];
  /** When the bill has other charges before or after these. */
  firstChargeDay?: Day;
  lastChargeDay?: Day;
}

const LINE: ChargeLine = {
  billingCurrency: 'USD',
  billingAccountId: '111111111111',
  serviceProviderName: 'AWS',
  serviceCategory: 'AI and Machine Learning',
  serviceName: 'Amazon Bedrock',
  chargeCategory: 'Usage',
  tags: {},
  workload: 'inference',
  workloadFromBill: false,
  classificationRule: 'service-category',
  classificationEvidence: 'ServiceCategory AI and Machine Learning',
};

/** Adds up amounts under keys; the rows of the bill end each key. */
class Sums {
  readonly #sums = new Map<
    string,
    { keys: Key; cost: MoneyAmounts; rows: number; quantity?: number }
  >();

  add(keys: Key, cost: MoneyAmounts, rows: number, quantity?: number): void {
    const id = JSON.stringify(keys);
    const sum = this.#sums.get(id) ?? {
      keys,
      cost: { billed: 0n, effective: 0n, list: 0n },
      rows: 0,
    };
    this.#sums.set(id, {
      keys,
      cost: {
        billed: sum.cost.billed + cost.billed,
        effective: sum.cost.effective + cost.effective,
        list: sum.cost.list + cost.list,
      },
      rows: sum.rows + rows,
      quantity:
        quantity === undefined ? sum.quantity : (sum.quantity ?? 0) + quantity,
    });
  }

  rows() {
    return [...this.#sums.values()].map(({ keys, cost, rows, quantity }) => ({
      keys: [...keys, rows],
      cost,
      quantity,
    }));
  }
}

/** Fills a migrated ledger with a few lines and deliveries. */
export class LedgerFixture {
  readonly knex: Knex;
  readonly #writer: LedgerWriter;
  readonly #lines: ChargeLineStore;
  readonly #lineMonths: LineMonthStore;
  readonly #series: CostSeriesStore;
  readonly #summaries: SummaryStore;
  readonly #stored = new Map<
    number,
    { line: ChargeLine; attribution: AttributionRow[] }
  >();

  static async create(knex: Knex): Promise<LedgerFixture> {
    await knex.migrate.latest({
      directory: resolvePackagePath(
        'backstage-plugin-ai-cost-backend',
        'migrations',
      ),
    });
    return new LedgerFixture(knex);
  }

  private constructor(knex: Knex) {
    const writer = createLedgerWriter(knex);
    this.knex = knex;
    this.#writer = writer;
    this.#lines = ChargeLineStore.create({ knex, writer });
    this.#lineMonths = LineMonthStore.create({ knex, writer });
    this.#series = CostSeriesStore.create({ knex, writer });
    this.#summaries = SummaryStore.create({
      ...{ knex, writer },
      series: this.#series,
    });
  }

  /** Adds a charge line that belongs to one entity, or as `segments` say. */
  async line(
    options: Partial<ChargeLine> & {
      entityRef?: string;
      environment?: string;
      segments?: (Omit<AttributionSegment, 'parts'> & {
        parts: Partial<AttributionPart>[];
      })[];
    } = {},
  ): Promise<number> {
    const { entityRef, environment, segments, ...dimensions } = options;
    const line: ChargeLine = { ...LINE, ...dimensions };
    const [id] = await this.#lines.getOrCreate([line]);
    const partOf = (part: Partial<AttributionPart>): AttributionPart => ({
      entityRef,
      unallocatedReason: part.entityRef ?? entityRef ? undefined : 'no_tags',
      environment: environment ?? '',
      model: line.model ?? '',
      workload: line.workload,
      weight: 1,
      rule: 'annotation:tags',
      reason: 'The tag component=ranker',
      conflict: false,
      alternatives: [],
      ...part,
    });
    const attribution = attributionRows(id, {
      segments: (segments ?? [{ parts: [{}] }]).map(segment => ({
        ...segment,
        parts: segment.parts.map(partOf),
      })),
    });
    await this.#writer.append({
      table: 'attributions',
      columns: ATTRIBUTION_COLUMNS,
      rows: attribution.map(row =>
        ATTRIBUTION_COLUMNS.map(column => row[column]),
      ),
    });
    this.#stored.set(id, { line, attribution });
    return id;
  }

  /** Adds a delivery with its charges, totals and summaries. */
  async delivery(options: FixtureDelivery): Promise<number> {
    const { sourceId = 'aws', status = 'current', charges } = options;
    const days = charges.map(({ day }) => day).sort();
    const [{ id }] = await this.knex('deliveries')
      .insert({
        source_id: sourceId,
        period: options.period,
        version: options.currentAt,
        status,
        counted: status === 'current' ? 1 : 0,
        grade: options.grade ?? 'invoice',
        files: JSON.stringify([{ name: `${options.period}.csv`, size: 1 }]),
        first_charge_day: options.firstChargeDay ?? days[0],
        last_charge_day: options.lastChargeDay ?? days[days.length - 1],
        staged_at: options.currentAt,
        current_at:
          status === 'staged' || status === 'rejected'
            ? undefined
            : options.currentAt,
      })
      .returning('id');
    await this.#addCharges(id, charges);
    await this.#lineMonths.addUp(id);
    await this.#addSummaries(id, charges);
    return id;
  }

  /** Lets a newer delivery take the place of one. */
  async supersede(id: number, options: FixtureDelivery): Promise<number> {
    await this.knex('deliveries').where({ id }).update({
      status: 'superseded',
      counted: 0,
      superseded_at: options.currentAt,
    });
    return this.delivery(options);
  }

  /** Says when a source was last read with success. */
  async source(options: {
    id?: string;
    lastSuccessAt: string;
    observedLagDays?: number;
  }): Promise<void> {
    await this.knex('billing_sources').insert({
      id: options.id ?? 'aws',
      last_success_at: options.lastSuccessAt,
      observed_lag_days: options.observedLagDays,
    });
  }

  async #addCharges(
    deliveryId: number,
    charges: readonly FixtureCharge[],
  ): Promise<void> {
    await this.#append(
      'daily_charges',
      ['delivery_id', 'line_id', 'day', 'quantity', 'rows'],
      charges.map(charge => ({
        keys: [
          deliveryId,
          charge.line,
          charge.day,
          charge.quantity ?? null,
          charge.rows ?? 1,
        ],
        cost: amountsOf(charge),
      })),
    );
    const byDay = new Sums();
    const byMonth = new Sums();
    for (const charge of charges) {
      const { line } = this.#stored.get(charge.line)!;
      const cost = amountsOf(charge);
      const rows = charge.rows ?? 1;
      const currency = line.billingCurrency;
      byDay.add([deliveryId, charge.day, currency], cost, rows);
      byMonth.add([deliveryId, monthOf(charge.day), currency], cost, rows);
    }
    await this.#append(
      'delivery_days',
      ['delivery_id', 'day', 'currency', 'rows'],
      byDay.rows(),
    );
    await this.#append(
      'delivery_totals',
      ['delivery_id', 'month', 'currency', 'rows', 'ai'],
      byMonth.rows().map(({ keys, cost }) => ({ keys: [...keys, 1], cost })),
    );
  }

  async #addSummaries(
    deliveryId: number,
    charges: readonly FixtureCharge[],
  ): Promise<void> {
    const changes = SummaryChanges.create();
    for (const charge of charges) {
      const { line, attribution } = this.#stored.get(charge.line)!;
      const [shares] = await this.#series.resolve(
        [{ facts: seriesFactsOf(line), attribution }],
        new Map(),
      );
      const rows = charge.rows ?? 1;
      changes.add(
        {
          ...amountsOf(charge),
          deliveryId,
          id: charge.line,
          time: charge.day,
          quantity: charge.quantity,
          charges: rows,
          quantityCharges: charge.quantity === undefined ? 0 : rows,
        },
        shares,
      );
    }
    await this.knex.transaction(trx => this.#summaries.apply(trx, changes));
  }

  async #append(
    table: string,
    columns: readonly string[],
    rows: { keys: (string | number | null)[]; cost: MoneyAmounts }[],
  ): Promise<void> {
    await this.#writer.append({
      table,
      columns: [...columns, ...MONEY_COLUMNS],
      rows: rows.map(({ keys, cost }) => [...keys, ...moneyValues(cost)]),
    });
  }
}

function amountsOf(charge: FixtureCharge): MoneyAmounts {
  const read = (basis: CostBasis) =>
    parseDecimal(charge[basis] ?? charge.effective);
  return {
    billed: read('billed'),
    effective: read('effective'),
    list: read('list'),
  };
}

type Key = (string | number)[];
