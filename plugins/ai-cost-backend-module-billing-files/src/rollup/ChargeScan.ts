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
import {
  RAW_DIMENSION_NAMES,
  ROW_FLAGS,
  type RawDimension,
} from 'backstage-plugin-ai-cost-node';
import type { BillTable } from '../files/BillTable';
import type { BillColumns, FileColumn } from '../files/BillColumns';
import { amountSql, daySql } from './cellSql';
import { dimensionSql, hasDimension } from './dimensionSql';
import type { DuckDbSession, Parameters } from './DuckDbSession';
import { focusRowsOf, type FocusRows } from './focusRows';
import { groupByShape, type AlikeTables } from './groupByShape';
import type { Origin } from './origin';
import {
  findQuantities,
  measuredSql,
  unitSql,
  unreadableQuantitySql,
  type QuantityColumns,
} from './quantityColumns';
import { literalPath } from './quote';
import { tableSourceSql, type RejectsTables } from './tableSource';

// Also leaves out the infinite dates that Parquet can hold.
const FIRST_DAY = '1970-01-01';
const LAST_DAY = '9999-12-31';

/**
 * Reads tables of one shape as charges: SQL that yields one row for each row of
 * the files, with its dimensions as texts, its day, its money, its quantity and
 * what is wrong with it.
 */
export class ChargeScan {
  /** Among the scans of a delivery. */
  readonly position: number;
  readonly tables: readonly BillTable[];
  readonly origin: Origin;
  /** Those of FOCUS. */
  readonly columns: BillColumns;
  /** The dimensions that the files have. */
  readonly dimensions: readonly RawDimension[];
  readonly parameters: Parameters;
  readonly #rows: FocusRows;
  readonly #quantities: readonly QuantityColumns[];
  readonly #period?: Month;

  /** Makes one scan for each shape and origin among the tables. */
  static async createAll(options: {
    session: DuckDbSession;
    tables: readonly BillTable[];
  }): Promise<ChargeScan[]> {
    const { session } = options;
    const scans: ChargeScan[] = [];
    for (const alike of groupByShape(options.tables)) {
      const parameters = parametersOf(alike.tables);
      const [table] = alike.tables;
      const rows = await focusRowsOf({ session, table, parameters });
      const position = scans.length;
      scans.push(new ChargeScan({ ...alike, parameters, rows, position }));
    }
    return scans;
  }

  private constructor(
    options: AlikeTables & {
      parameters: Parameters;
      rows: FocusRows;
      position: number;
    },
  ) {
    this.tables = options.tables;
    this.origin = options.origin;
    this.parameters = options.parameters;
    this.columns = options.rows.columns;
    this.#rows = options.rows;
    this.position = options.position;
    this.#period = options.tables[0].period;
    this.#quantities = findQuantities(this.columns);
    this.dimensions = RAW_DIMENSION_NAMES.filter(dimension =>
      hasDimension(this.columns, dimension),
    );
  }

  /** True for CSV and JSON lines, whose records DuckDB may reject. */
  get isText(): boolean {
    return this.tables[0].container !== 'parquet';
  }

  /** Lines before the first record. */
  get headerLines(): number {
    return this.tables[0].container === 'csv' ? 1 : 0;
  }

  /** Where DuckDB keeps records of CSV files that are none. */
  get rejects(): RejectsTables {
    return {
      records: `rejects_${this.position}`,
      files: `rejected_files_${this.position}`,
    };
  }

  /** The column to look at in the files when one of FOCUS is wrong. */
  nameInFile(name: string): string {
    return this.#rows.nameInFile(name);
  }

  /** A cell that is no column of FOCUS and keeps rows from counting. */
  get unreadable(): FocusRows['unreadable'] {
    return this.#rows.unreadable;
  }

  /**
   * The rows as the files have them, as SQL.
   *
   * @param options - `keepRejects` writes records that are none to
   * {@link ChargeScan.rejects}; otherwise they are left out
   */
  sourceSql(options: { keepRejects: boolean }): string {
    const [table] = this.tables;
    return tableSourceSql(
      table,
      options.keepRejects ? this.rejects : undefined,
    );
  }

  /**
   * The rows in the terms of FOCUS, as SQL.
   *
   * @param source - yields the rows as the files have them
   */
  focusSql(source: string): string {
    return this.#rows.sql(source);
  }

  /**
   * SQL that yields the rows as charges. Of tables with a billing period, rows
   * that do not say theirs come too, with a flag.
   *
   * @param options - `source` yields the rows as the files have them, `kept` is a
   * column of it that is none of the bill, `more` are further expressions to
   * select
   */
  rowsSql(options: {
    source: string;
    kept?: string;
    more?: readonly string[];
  }): string {
    const { source, kept, more = [] } = options;
    const billed = amountSql(this.#mandatory('BilledCost'));
    const effective = amountSql(this.#mandatory('EffectiveCost'));
    const list = amountSql(this.#mandatory('ListCost'));
    const rounded = [billed, effective, list].map(amount => amount.rounded);
    return `
      SELECT *, ${this.#flagsSql()} AS flags
      FROM (
        SELECT
          ${this.dimensions
            .map(
              dimension => `${this.#dimensionSql(dimension)} AS ${dimension}`,
            )
            .join(', ')},
          ${daySql(this.#mandatory('ChargePeriodStart'))} AS day,
          ${
            this.#period
              ? `${daySql(
                  this.#mandatory('BillingPeriodStart'),
                )} AS billing_day,`
              : ''
          }
          ${billed.amount} AS billed,
          ${effective.amount} AS effective,
          ${list.amount} AS list,
          ${rounded
            .map(sql => `coalesce(${sql}, false)`)
            .join(' OR ')} AS rounded,
          ${measuredSql(this.#quantities)} AS quantity,
          ${unreadableQuantitySql(this.#quantities)} AS unreadable_quantity
          ${more.map(sql => `, ${sql}`).join('')}
        FROM ${this.#rows.sql(source, kept)}
      )
      ${
        this.#period
          ? `WHERE billing_day IS NULL OR
             (billing_day >= CAST($from AS DATE) AND billing_day < CAST($to AS DATE))`
          : ''
      }`;
  }

  #flagsSql(): string {
    const conditions: Partial<Record<keyof typeof ROW_FLAGS, string>> = {
      BilledCost: 'billed IS NULL',
      EffectiveCost: 'effective IS NULL',
      ChargePeriodStart: `day IS NULL OR day NOT BETWEEN '${FIRST_DAY}' AND '${LAST_DAY}'`,
      ...(this.#period && { BillingPeriodStart: 'billing_day IS NULL' }),
      ListCost: 'list IS NULL',
      quantity: 'unreadable_quantity',
      rounded: 'rounded',
    };
    return Object.entries(conditions)
      .map(
        ([name, condition]) =>
          `CASE WHEN ${condition} THEN ${
            ROW_FLAGS[name as keyof typeof ROW_FLAGS]
          } ELSE 0 END`,
      )
      .join(' + ');
  }

  #dimensionSql(dimension: RawDimension): string {
    return dimension === 'Unit'
      ? unitSql(this.#quantities)
      : dimensionSql(this.columns, dimension);
  }

  #mandatory(name: string): FileColumn {
    return this.columns.find(name)!;
  }
}

function parametersOf(tables: readonly BillTable[]): Parameters {
  const [{ period }] = tables;
  return {
    files: tables.map(({ path }) => literalPath(path)),
    ...(period && {
      from: firstDayOf(period),
      to: firstDayOf(addMonths(period, 1)),
    }),
  };
}
