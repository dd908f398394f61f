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

import { formatDecimal, splitAmount } from 'backstage-plugin-ai-cost-common';
import type { Charge, Spender } from '../spending/Spender';
import type { OracleMoney, SampleOracle } from './SampleOracle';

const ATTOS_PER_PICO = 10n ** 6n;

interface Sum {
  rows: number;
  billed: bigint;
  effective: bigint;
  list: bigint;
}

/** A table of sums under keys that are rows without their money. */
class Sums<Key extends object> {
  readonly #entries = new Map<string, { key: Key; sum: Sum }>();

  add(key: Key, money: Sum): void {
    const id = JSON.stringify(key);
    const entry = this.#entries.get(id);
    if (entry) {
      entry.sum.rows += money.rows;
      entry.sum.billed += money.billed;
      entry.sum.effective += money.effective;
      entry.sum.list += money.list;
    } else {
      this.#entries.set(id, { key, sum: { ...money } });
    }
  }

  /** In the order of the keys. */
  list(): (Key & OracleMoney & { rows: number })[] {
    return [...this.#entries]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([, { key, sum }]) => ({
        ...key,
        rows: sum.rows,
        billed: formatDecimal(sum.billed),
        effective: formatDecimal(sum.effective),
        list: formatDecimal(sum.list),
      }));
  }
}

type Row<Table extends keyof SampleOracle> = Omit<
  SampleOracle[Table][number],
  keyof OracleMoney | 'rows'
>;

/** Keeps the truth while bills are written. */
export class OracleBook {
  readonly #ownerOf: (entityRef: string) => string;
  readonly #totals = new Sums<Row<'totals'>>();
  readonly #ai = new Sums<Row<'ai'>>();
  readonly #allocations = new Sums<Row<'allocations'>>();
  readonly #unallocated = new Sums<Row<'unallocated'>>();
  readonly #notAi = new Sums<Row<'notAi'>>();
  readonly #deliveries = new Sums<Row<'deliveries'>>();

  /** @param options - `ownerOf` gives the full ref of an entity's owner */
  static create(options: {
    ownerOf: (entityRef: string) => string;
  }): OracleBook {
    return new OracleBook(options.ownerOf);
  }

  private constructor(ownerOf: (entityRef: string) => string) {
    this.#ownerOf = ownerOf;
  }

  record(source: string, spender: Spender, charge: Charge): void {
    const currency = spender.text.BillingCurrency!;
    const { month } = charge.day;
    const { truth } = spender;
    const money: Sum = {
      rows: 1,
      billed: charge.billed * ATTOS_PER_PICO,
      effective: charge.effective * ATTOS_PER_PICO,
      list: charge.list * ATTOS_PER_PICO,
    };
    const period = charge.billingMonth;
    this.#deliveries.add({ source, period, currency }, money);
    this.#totals.add({ currency }, money);
    if (truth.kind === 'not-ai') {
      this.#notAi.add({ month, currency }, money);
      return;
    }
    this.#ai.add({ currency }, money);
    if (truth.kind === 'nobodys') {
      const { reason } = truth;
      this.#unallocated.add({ reason, month, currency }, money);
      return;
    }
    const { entities, environment, model, workload } = truth;
    const weights = entities.map(() => 1);
    const billed = splitAmount(money.billed, weights);
    const effective = splitAmount(money.effective, weights);
    const list = splitAmount(money.list, weights);
    for (const [i, entity] of entities.entries()) {
      const owner = this.#ownerOf(entity);
      this.#allocations.add(
        { entity, owner, environment, model, workload, month, currency },
        {
          rows: 1,
          billed: billed[i],
          effective: effective[i],
          list: list[i],
        },
      );
    }
  }

  close(): SampleOracle {
    const withoutRows = <T extends { rows: number }>(table: T[]) =>
      table.map(({ rows: _, ...row }) => row);
    return {
      totals: this.#totals.list(),
      ai: this.#ai.list(),
      allocations: withoutRows(this.#allocations.list()),
      unallocated: withoutRows(this.#unallocated.list()),
      notAi: withoutRows(this.#notAi.list()),
      deliveries: this.#deliveries.list(),
    };
  }
}
