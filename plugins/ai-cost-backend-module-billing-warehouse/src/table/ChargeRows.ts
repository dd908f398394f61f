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
  addMonths,
  firstDayOf,
  type Month,
} from 'backstage-plugin-ai-cost-common';
import { longestText } from 'backstage-plugin-ai-cost-node';
import type { SqlDialect } from '../sql/SqlDialect';
import {
  boundedSql,
  daySql,
  mayHaveMorePlaces,
  numberSql,
  presentSql,
  type NumberRoom,
} from './cellSql';
import { checkTable } from './checkTable';
import { dimensionsOf, type DimensionSql } from './dimensionSql';
import { EXCLUDING, TABLE_FLAGS, type TableFlag } from './flags';
import { findQuantities } from './quantities';
import type { TableColumn, TableColumns } from './TableColumns';

const FIRST_DAY = '1970-01-01';
const LAST_DAY = '9999-12-31';
const COSTS = {
  billed: 'BilledCost',
  effective: 'EffectiveCost',
  list: 'ListCost',
} as const;
const BASES = ['billed', 'effective', 'list'] as const;

/**
 * Reads a table of line items as charges: SQL that yields one row for each row
 * of the table, with its dimensions as texts, its day, its money, its quantity
 * and what is wrong with it. It says the same of a row as the roll-up of files.
 */
export class ChargeRows {
  readonly dialect: SqlDialect;
  readonly columns: TableColumns;
  readonly dimensions: readonly DimensionSql[];

  /**
   * @throws DeliveryError when the table cannot be read exactly
   */
  static create(options: {
    dialect: SqlDialect;
    columns: TableColumns;
  }): ChargeRows {
    checkTable(options.dialect, options.columns);
    return new ChargeRows(options.dialect, options.columns);
  }

  private constructor(dialect: SqlDialect, columns: TableColumns) {
    this.dialect = dialect;
    this.columns = columns;
    this.dimensions = dimensionsOf(dialect, columns);
  }

  /** What a dimension is called in the rows. */
  static alias(dimension: string): string {
    return `d_${dimension}`;
  }

  /** The table, quoted. */
  get tableSql(): string {
    return this.columns.path.parts
      .map(part => this.dialect.quote(part))
      .join('.');
  }

  /**
   * Rows of a billing period, and those that do not say theirs, with `flags`,
   * `excluded` (1 or 0), `c_day`, `c_billing_day`, `billed`, `effective`, `list`,
   * `quantity` and the dimensions under their aliases.
   *
   * @param options - `more` are further expressions to select, with aliases
   */
  sql(options: { period: Month; more?: readonly string[] }): string {
    const { dialect } = this;
    const { period, more } = options;
    const from = dialect.dayLiteral(firstDayOf(period));
    const to = dialect.dayLiteral(firstDayOf(addMonths(period, 1)));
    return `SELECT *,
  ${this.#flagsSql()} AS flags,
  CASE WHEN ${EXCLUDING.map(flag => this.#conditions()[flag]).join(
    ' OR ',
  )} THEN 1 ELSE 0 END AS excluded
FROM (
${this.numbersSql({ dimensions: true, more })}
WHERE c_billing_day IS NULL OR (c_billing_day >= ${from} AND c_billing_day < ${to})
) numbers`;
  }

  /**
   * All rows, with what {@link ChargeRows.sql} says of their days and numbers.
   * A condition may follow.
   */
  numbersSql(options: {
    dimensions: boolean;
    more?: readonly string[];
  }): string {
    const { dialect } = this;
    return `SELECT *,
  ${BASES.map(
    basis =>
      `${boundedSql({
        dialect,
        column: this.#cost(basis),
        number: `n_${basis}`,
        room: this.#money(),
      })} AS ${basis}`,
  ).join(',\n  ')},
  CASE WHEN ${this.#roundedSql()} THEN 1 ELSE 0 END AS rounded${
      options.dimensions
        ? `,
  CASE WHEN ${this.#tooLongSql()} THEN 1 ELSE 0 END AS too_long`
        : ''
    }
FROM (
${this.#cellsSql(options)}
) cells`;
  }

  #cellsSql(options: {
    dimensions: boolean;
    more?: readonly string[];
  }): string {
    const { dialect, columns } = this;
    const day = (name: string) => daySql(dialect, columns.find(name)!);
    const selected = [
      ...(options.dimensions
        ? this.dimensions.map(
            ({ dimension, sql }) => `${sql} AS ${ChargeRows.alias(dimension)}`,
          )
        : []),
      `${day('ChargePeriodStart')} AS c_day`,
      `${day('BillingPeriodStart')} AS c_billing_day`,
      ...BASES.map(
        basis => `${numberSql(dialect, this.#cost(basis))} AS n_${basis}`,
      ),
      ...this.#quantitySql(),
      ...(options.more ?? []),
    ];
    return `SELECT ${selected.join(',\n  ')}
FROM ${this.tableSql}`;
  }

  /** The quantity, and whether one is written. */
  #quantitySql(): string[] {
    const { dialect } = this;
    const room: NumberRoom = {
      type: dialect.types.quantity,
      places: 12,
      bound: '1000000000000000000',
    };
    const quantities = findQuantities(this.columns).map(
      ({ quantity, unit }) => ({
        present: `${presentSql(quantity)} AND ${presentSql(unit)}`,
        number: boundedSql({
          dialect,
          column: quantity,
          number: numberSql(dialect, quantity),
          room,
        }),
      }),
    );
    const choose = (value: (index: number) => string, otherwise: string) =>
      quantities.length === 0
        ? otherwise
        : `CASE ${quantities
            .map(({ present }, i) => `WHEN ${present} THEN ${value(i)}`)
            .join(' ')} ELSE ${otherwise} END`;
    return [
      `${choose(
        i => quantities[i].number,
        `CAST(NULL AS ${room.type})`,
      )} AS quantity`,
      `${choose(() => '1', '0')} AS has_quantity`,
    ];
  }

  #cost(basis: (typeof BASES)[number]): TableColumn {
    return this.columns.find(COSTS[basis])!;
  }

  #money(): NumberRoom {
    return {
      type: this.dialect.types.money,
      places: 18,
      bound: '1000000000000',
    };
  }

  /** Binary fractions are counted in their shortest form, and so not rounded. */
  #roundedSql(): string {
    const conditions = BASES.filter(basis => {
      const column = this.#cost(basis);
      return column.type.kind !== 'binary' && mayHaveMorePlaces(column, 18);
    }).map(basis => `n_${basis} <> ${this.dialect.round(`n_${basis}`, 18)}`);
    return conditions.length === 0 ? '1 = 0' : conditions.join(' OR ');
  }

  #tooLongSql(): string {
    return this.dimensions
      .map(
        ({ dimension }) =>
          `${this.dialect.byteLength(
            ChargeRows.alias(dimension),
          )} > ${longestText(dimension)}`,
      )
      .join(' OR ');
  }

  #flagsSql(): string {
    return Object.entries(this.#conditions())
      .map(
        ([flag, condition]) =>
          `CASE WHEN ${condition} THEN ${
            TABLE_FLAGS[flag as TableFlag]
          } ELSE 0 END`,
      )
      .join('\n    + ');
  }

  #conditions(): Record<TableFlag, string> {
    const { dialect } = this;
    return {
      BilledCost: 'billed IS NULL',
      EffectiveCost: 'effective IS NULL',
      ChargePeriodStart: `c_day IS NULL OR c_day < ${dialect.dayLiteral(
        FIRST_DAY,
      )} OR c_day > ${dialect.dayLiteral(LAST_DAY)}`,
      BillingPeriodStart: 'c_billing_day IS NULL',
      ListCost: 'list IS NULL',
      quantity: 'has_quantity = 1 AND quantity IS NULL',
      rounded: 'rounded = 1',
      tooLong: 'too_long = 1',
    };
  }
}
