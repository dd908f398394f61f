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
import {
  monthOf,
  parseDecimal,
  type Day,
  type Month,
  type QuarantineEntry,
  type SourceGrade,
  type SourceProblem,
} from 'backstage-plugin-ai-cost-common';
import type {
  BillingSource,
  BillingSourceContext,
  ChargeLine,
  ControlTotal,
  DailyChargeBatch,
  DeliveryOffer,
  Discovery,
  OpenDelivery,
} from 'backstage-plugin-ai-cost-node';

/** A charge of a line on a day; what is left out is as `effective`. */
export interface MemoryCharge {
  line: ChargeLine;
  day: Day;
  effective: string;
  billed?: string;
  list?: string;
  quantity?: number;
  /** Rows of the bill; 1 when left out. */
  rows?: number;
}

/** A delivery that a {@link MemoryBillingSource} offers. */
export interface MemoryDelivery {
  period: Month;
  version: string;
  charges: MemoryCharge[];
  /** Rows that are not AI, of the period's month. */
  otherRows?: number;
  /** Added to the effective cost of the first control total: a wrong one. */
  falsifiedBy?: bigint;
  problems?: SourceProblem[];
  quarantine?: QuarantineEntry[];
  coveredThrough?: Day;
  /** Called before it is opened, and before each of its batches. */
  onStep?: (step: 'open' | 'lines' | 'charges') => void | Promise<void>;
}

const BATCH = 3;

/** A billing source that holds its deliveries in memory. */
export class MemoryBillingSource implements BillingSource {
  readonly id: string;
  readonly grade: SourceGrade;
  readonly description = 'Bills in memory';
  readonly schedule: SchedulerServiceTaskScheduleDefinition = {
    frequency: { trigger: 'manual' },
    timeout: { minutes: 5 },
  };
  readonly completenessLagDays = 2;
  readonly #batchSize: number;
  /** What the source offers; change it at will. */
  deliveries: MemoryDelivery[] = [];
  /** Problems of discovery. */
  problems: SourceProblem[] = [];
  /** What discovery fails with. */
  failure?: Error;
  /** How many deliveries were opened, and closed again. */
  opened = 0;
  closed = 0;

  static create(options?: {
    id?: string;
    batchSize?: number;
    grade?: SourceGrade;
  }): MemoryBillingSource {
    return new MemoryBillingSource(
      options?.id ?? 'memory',
      options?.batchSize ?? BATCH,
      options?.grade ?? 'invoice',
    );
  }

  private constructor(id: string, batchSize: number, grade: SourceGrade) {
    this.id = id;
    this.#batchSize = batchSize;
    this.grade = grade;
  }

  async discover(_context: BillingSourceContext): Promise<Discovery> {
    if (this.failure) {
      throw this.failure;
    }
    return {
      offers: this.deliveries.map(({ period, version }) => ({
        period,
        version,
        files: [{ name: `${period}.csv`, size: 1 }],
      })),
      problems: this.problems,
    };
  }

  async open(offer: DeliveryOffer): Promise<OpenDelivery> {
    const delivery = this.deliveries.find(
      ({ period, version }) =>
        period === offer.period && version === offer.version,
    )!;
    await delivery.onStep?.('open');
    this.opened += 1;
    const lineOf = new Map(
      delivery.charges.map(({ line }) => [JSON.stringify(line), line]),
    );
    const positions = new Map([...lineOf.keys()].map((key, at) => [key, at]));
    const lines = [...lineOf.values()];
    const charges = [...delivery.charges].sort((a, b) =>
      a.day < b.day ? -1 : 1,
    );
    const size = this.#batchSize;
    return {
      controlTotals: controlTotalsOf(delivery),
      quarantinedRows: delivery.quarantine?.length ?? 0,
      quarantine: delivery.quarantine ?? [],
      problems: delivery.problems ?? [],
      coveredThrough: delivery.coveredThrough,
      async *lines() {
        for (let from = 0; from < lines.length; from += size) {
          await delivery.onStep?.('lines');
          yield lines.slice(from, from + size);
        }
      },
      async *dailyCharges() {
        for (let from = 0; from < charges.length; from += size) {
          await delivery.onStep?.('charges');
          yield batchOf(charges.slice(from, from + size), positions);
        }
      },
      close: async () => {
        this.closed += 1;
      },
    };
  }
}

/** What a charge costs, in attos. */
export function amountsOf(charge: MemoryCharge) {
  return {
    billed: parseDecimal(charge.billed ?? charge.effective),
    effective: parseDecimal(charge.effective),
    list: parseDecimal(charge.list ?? charge.effective),
  };
}

function batchOf(
  charges: MemoryCharge[],
  positions: ReadonlyMap<string, number>,
): DailyChargeBatch {
  const amounts = charges.map(amountsOf);
  return {
    size: charges.length,
    line: charges.map(({ line }) => positions.get(JSON.stringify(line))!),
    day: charges.map(({ day }) => day),
    billed: amounts.map(({ billed }) => billed),
    effective: amounts.map(({ effective }) => effective),
    list: amounts.map(({ list }) => list),
    quantity: charges.map(({ quantity }) => quantity),
    rows: charges.map(({ rows }) => rows ?? 1),
  };
}

function controlTotalsOf(delivery: MemoryDelivery): ControlTotal[] {
  const totals = new Map<string, ControlTotal>();
  for (const charge of delivery.charges) {
    const currency = charge.line.billingCurrency;
    const month = monthOf(charge.day);
    const total = totals.get(`${currency} ${month}`) ?? {
      currency,
      month,
      ai: true,
      rows: 0,
      billed: 0n,
      effective: 0n,
      list: 0n,
    };
    const amounts = amountsOf(charge);
    totals.set(`${currency} ${month}`, {
      ...total,
      rows: total.rows + (charge.rows ?? 1),
      billed: total.billed + amounts.billed,
      effective: total.effective + amounts.effective,
      list: total.list + amounts.list,
    });
  }
  const [first, ...others] = totals.values();
  const all = first
    ? [
        {
          ...first,
          effective: first.effective + (delivery.falsifiedBy ?? 0n),
        },
        ...others,
      ]
    : [];
  if (delivery.otherRows) {
    all.push({
      currency: 'USD',
      month: delivery.period,
      ai: false,
      rows: delivery.otherRows,
      billed: 0n,
      effective: 0n,
      list: 0n,
    });
  }
  return all;
}
