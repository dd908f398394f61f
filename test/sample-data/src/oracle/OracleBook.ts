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
  formatDecimal,
  Month,
  parseDecimal,
  splitAmount,
} from 'backstage-plugin-ai-cost-common';
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

/** What a spender spent in a month, as billed in one. */
interface Account {
  source: string;
  spender: Spender;
  month: Month;
  billingMonth: Month;
  sum: Sum;
}

type Row<Table extends keyof SampleOracle> = Omit<
  SampleOracle[Table][number],
  keyof OracleMoney | 'rows'
>;

/**
 * Keeps the truth while bills are written. All amounts are whole picos, so that
 * what two entities share is halved exactly, by the day or by the month.
 */
export class OracleBook {
  readonly #ownerOf: (entityRef: string) => string;
  readonly #accounts = new Map<Spender, Map<string, Account>>();
  readonly #totals = new Sums<Row<'totals'>>();
  readonly #ai = new Sums<Row<'ai'>>();
  readonly #allocations = new Sums<Row<'allocations'>>();
  readonly #unallocated = new Sums<Row<'unallocated'>>();
  readonly #notAi = new Sums<Row<'notAi'>>();
  readonly #shared = new Sums<Row<'shared'>>();
  /** Spenders whose charges have the same text are one line of a bill. */
  readonly #usage = new Sums<
    Row<'grossUsage'> & { line: string; billingMonth: Month }
  >();
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
    const { month } = charge.day;
    const { billingMonth } = charge;
    let accounts = this.#accounts.get(spender);
    if (!accounts) {
      accounts = new Map();
      this.#accounts.set(spender, accounts);
    }
    const id = `${month} ${billingMonth}`;
    let account = accounts.get(id);
    if (!account) {
      const sum = { rows: 0, billed: 0n, effective: 0n, list: 0n };
      account = { source, spender, month, billingMonth, sum };
      accounts.set(id, account);
    }
    account.sum.rows += 1;
    account.sum.billed += charge.billed * ATTOS_PER_PICO;
    account.sum.effective += charge.effective * ATTOS_PER_PICO;
    account.sum.list += charge.list * ATTOS_PER_PICO;
  }

  close(): SampleOracle {
    for (const accounts of this.#accounts.values()) {
      for (const account of accounts.values()) {
        this.#post(account);
      }
    }
    const grossUsage = new Sums<Row<'grossUsage'>>();
    for (const { allocated, month, currency, ...line } of this.#usage.list()) {
      grossUsage.add({ allocated, month, currency }, aboveZero(line));
    }
    const withoutRows = <T extends { rows: number }>(table: T[]) =>
      table.map(({ rows: _, ...row }) => row);
    return {
      totals: this.#totals.list(),
      ai: this.#ai.list(),
      allocations: withoutRows(this.#allocations.list()),
      unallocated: withoutRows(this.#unallocated.list()),
      notAi: withoutRows(this.#notAi.list()),
      shared: withoutRows(this.#shared.list()),
      grossUsage: withoutRows(grossUsage.list()),
      deliveries: this.#deliveries.list(),
    };
  }

  #post({ source, spender, month, billingMonth, sum }: Account): void {
    const currency = spender.text.BillingCurrency!;
    const { truth } = spender;
    this.#deliveries.add({ source, period: billingMonth, currency }, sum);
    this.#totals.add({ currency }, sum);
    if (truth.kind === 'not-ai') {
      this.#notAi.add({ month, currency }, sum);
      return;
    }
    this.#ai.add({ currency }, sum);
    if (spender.text.ChargeCategory === 'Usage') {
      const allocated = truth.kind === 'allocated';
      const line = JSON.stringify(Object.entries(spender.text).sort());
      this.#usage.add({ line, billingMonth, allocated, month, currency }, sum);
    }
    if (truth.kind === 'nobodys') {
      const { reason } = truth;
      this.#unallocated.add({ reason, month, currency }, sum);
      return;
    }
    const { entities, environment, model, workload, sharedAmong } = truth;
    const payers = sharedAmong ? Object.keys(sharedAmong) : entities;
    const weights = payers.map(payer => sharedAmong?.[payer] ?? 1);
    const billed = splitAmount(sum.billed, weights);
    const effective = splitAmount(sum.effective, weights);
    const list = splitAmount(sum.list, weights);
    for (const [i, entity] of payers.entries()) {
      const owner = this.#ownerOf(entity);
      const part = {
        rows: sum.rows,
        billed: billed[i],
        effective: effective[i],
        list: list[i],
      };
      this.#allocations.add(
        { entity, owner, environment, model, workload, month, currency },
        part,
      );
      if (!entities.includes(entity)) {
        const [sharedFrom] = entities;
        this.#shared.add({ entity, sharedFrom, month, currency }, part);
      }
    }
  }
}

/** The money on those bases on which it cost something. */
function aboveZero(money: OracleMoney & { rows: number }): Sum {
  const gross = (amount: string) => {
    const cost = parseDecimal(amount);
    return cost > 0n ? cost : 0n;
  };
  return {
    rows: money.rows,
    billed: gross(money.billed),
    effective: gross(money.effective),
    list: gross(money.list),
  };
}
