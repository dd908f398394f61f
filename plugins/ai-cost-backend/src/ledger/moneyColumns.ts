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

import type { CostBasis } from 'backstage-plugin-ai-cost-common';
import type { Knex } from 'knex';

/**
 * The order of the cost metrics wherever the ledger lists their columns.
 */
export const MONEY_BASES = [
  'billed',
  'effective',
  'list',
] as const satisfies readonly CostBasis[];

/** An amount in the three cost metrics, in attos (10^-18) of one currency. */
export type MoneyAmounts = Record<CostBasis, bigint>;

/**
 * Columns of an amount: millionths of the currency unit, and the rest in attos.
 */
export type MoneyColumn = `${CostBasis}_micros` | `${CostBasis}_attos`;

export const MONEY_COLUMNS: readonly MoneyColumn[] = MONEY_BASES.flatMap(
  basis => [`${basis}_micros`, `${basis}_attos`] as const,
);

/** Nothing, in all three metrics. */
export const NO_MONEY: Readonly<MoneyAmounts> = {
  billed: 0n,
  effective: 0n,
  list: 0n,
};

const ATTOS_PER_MICRO = 10n ** 12n;

/**
 * Splits an amount into the two whole numbers that the ledger stores. Both have
 * the sign of the amount.
 */
export function splitAttos(attos: bigint): { micros: bigint; attos: bigint } {
  return {
    micros: attos / ATTOS_PER_MICRO,
    attos: attos % ATTOS_PER_MICRO,
  };
}

/** Joins what {@link splitAttos} split; also sums of such columns. */
export function joinAttos(micros: bigint, attos: bigint): bigint {
  return micros * ATTOS_PER_MICRO + attos;
}

/** The values of {@link MONEY_COLUMNS} for an amount, in their order. */
export function moneyValues(amounts: MoneyAmounts): (number | bigint)[] {
  const billed = columnValues(amounts.billed);
  // In most charges the three are the same, and dividing takes time.
  const effective =
    amounts.effective === amounts.billed
      ? billed
      : columnValues(amounts.effective);
  const list =
    amounts.list === amounts.billed ? billed : columnValues(amounts.list);
  return [billed[0], billed[1], effective[0], effective[1], list[0], list[1]];
}

/** Drivers take numbers faster than bigints; both columns are whole numbers. */
function columnValues(amount: bigint): [number | bigint, number] {
  const { micros, attos } = splitAttos(amount);
  const number = Number(micros);
  return [Number.isSafeInteger(number) ? number : micros, Number(attos)];
}

/**
 * Select expressions for the money columns of a table, under the columns' own
 * names and as text: SQLite's driver would round whole numbers past 2^53, and
 * PostgreSQL's sum of 64-bit numbers has no fixed width.
 *
 * @param options - `table` is a table name or alias; `sum` adds up the rows of
 * a group, and is exact for up to nine million rows a group
 */
export function selectMoney(
  knex: Knex,
  options?: { table?: string; sum?: boolean },
): Knex.Raw[] {
  return MONEY_COLUMNS.map(column => {
    const source = options?.table ? `${options.table}.${column}` : column;
    return options?.sum
      ? knex.raw('cast(sum(??) as text) as ??', [source, column])
      : knex.raw('cast(?? as text) as ??', [source, column]);
  });
}

/** What {@link selectMoney} yields; `null` where there was nothing to add. */
export type MoneyRow = Record<MoneyColumn, string | null>;

/** Reads a row of {@link selectMoney}. A sum over no rows is zero. */
export function readMoney(row: MoneyRow): MoneyAmounts {
  const read = (basis: CostBasis) =>
    joinAttos(
      BigInt(row[`${basis}_micros`] ?? 0),
      BigInt(row[`${basis}_attos`] ?? 0),
    );
  return {
    billed: read('billed'),
    effective: read('effective'),
    list: read('list'),
  };
}

/** The sum of two amounts of the same currency. */
export function addMoney(a: MoneyAmounts, b: MoneyAmounts): MoneyAmounts {
  return {
    billed: a.billed + b.billed,
    effective: a.effective + b.effective,
    list: a.list + b.list,
  };
}
