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
import type { BillTable } from '../files/BillTable';
import { FocusColumns, type FileColumn } from '../focus/FocusColumns';
import {
  RAW_DIMENSIONS,
  RAW_DIMENSION_NAMES,
  type RawDimension,
} from '../focus/rawDimensions';
import {
  amountSql,
  daySql,
  isSurelyQuantity,
  presentSql,
  quantitySql,
  textSql,
} from './cellSql';
import type { Parameters } from './DuckDbSession';
import { literalPath, quoteLiteral } from './quote';
import { ROW_FLAGS } from './rowFlags';

// Also leaves out the infinite dates that Parquet can hold.
const FIRST_DAY = '1970-01-01';
const LAST_DAY = '9999-12-31';

/**
 * Reads tables of one shape as charges: SQL that yields one row for each row of
 * the files, with its dimensions as texts, its day, its money, its quantity and
 * what is wrong with it.
 */
export class ChargeScan {
  readonly tables: readonly BillTable[];
  readonly columns: FocusColumns;
  /** The dimensions that the files have. */
  readonly dimensions: readonly RawDimension[];
  readonly #period?: Month;
  readonly #position: number;

  /** Makes one scan for each shape among the tables. */
  static createAll(options: { tables: readonly BillTable[] }): ChargeScan[] {
    const shapes = new Map<string, BillTable[]>();
    for (const table of options.tables) {
      const { format, columns, delimiter, gzip, period } = table;
      const shape = JSON.stringify([format, columns, delimiter, gzip, period]);
      shapes.set(shape, [...(shapes.get(shape) ?? []), table]);
    }
    return [...shapes.values()].map(
      (tables, position) => new ChargeScan({ tables, position }),
    );
  }

  private constructor(options: {
    tables: readonly BillTable[];
    position: number;
  }) {
    this.tables = options.tables;
    this.#position = options.position;
    this.#period = options.tables[0].period;
    this.columns = FocusColumns.create({ columns: options.tables[0].columns });
    this.dimensions = RAW_DIMENSION_NAMES.filter(
      dimension =>
        this.#cellsOf(dimension).length > 0 ||
        this.#targetOf(dimension) !== undefined,
    );
  }

  get isCsv(): boolean {
    return this.tables[0].format === 'csv';
  }

  /** Where DuckDB keeps records of CSV files that are none. */
  get rejectsTable(): string {
    return `rejects_${this.#position}`;
  }

  /** Where it keeps which file they are of. */
  get rejectedFilesTable(): string {
    return `rejected_files_${this.#position}`;
  }

  get parameters(): Parameters {
    return {
      files: this.tables.map(({ path }) => literalPath(path)),
      ...(this.#period && {
        from: firstDayOf(this.#period),
        to: firstDayOf(addMonths(this.#period, 1)),
      }),
    };
  }

  /**
   * The function that reads the files. Its files are the parameter `$files`.
   *
   * @param options - `keepRejects` writes records that are none to
   * {@link ChargeScan.rejectsTable}; otherwise they are left out
   */
  sourceSql(options: { keepRejects: boolean }): string {
    const [{ format, columns, delimiter, gzip }] = this.tables;
    if (format === 'parquet') {
      return `read_parquet($files, hive_partitioning = false,
        union_by_name = false, binary_as_string = true)`;
    }
    const types = columns.map(({ sql }) => `'${sql}': 'VARCHAR'`).join(', ');
    const rejects = options.keepRejects
      ? `store_rejects = true, rejects_limit = 0,
         rejects_table = '${this.rejectsTable}',
         rejects_scan = '${this.rejectedFilesTable}'`
      : 'ignore_errors = true';
    return `read_csv($files, auto_detect = false, header = true,
      columns = {${types}}, delim = ${quoteLiteral(delimiter!)},
      quote = '"', escape = '"', nullstr = ['', 'NULL'],
      compression = '${gzip ? 'gzip' : 'none'}', hive_partitioning = false,
      ${rejects})`;
  }

  /**
   * SQL that yields the rows as charges. Of tables with a billing period, rows
   * that do not say theirs come too, with a flag.
   *
   * @param options - `more` are further expressions to select, `source` what to
   * read from
   */
  rowsSql(options: { source: string; more?: readonly string[] }): string {
    const { source, more = [] } = options;
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
          ${this.#quantitySql()} AS quantity,
          ${this.#unreadableQuantitySql()} AS unreadable_quantity
          ${more.map(sql => `, ${sql}`).join('')}
        FROM ${source}
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

  #mandatory(name: string): FileColumn {
    return this.columns.find(name)!;
  }

  /** The columns of a dimension that the files have, the best first. */
  #cellsOf(dimension: RawDimension): FileColumn[] {
    return RAW_DIMENSIONS[dimension]
      .map(name => this.columns.find(name))
      .filter(column => column !== undefined);
  }

  #dimensionSql(dimension: RawDimension): string {
    if (dimension === 'Unit') {
      return this.#unitSql();
    }
    const own = firstPresentSql(this.#cellsOf(dimension));
    const target = this.#targetOf(dimension);
    return target
      ? choice(
          [
            [
              `${presentSql(target.method)} AND ${presentSql(target.column)}`,
              textSql(target.column),
            ],
          ],
          own,
        )
      : own;
  }

  /** Where the bill itself split a charge: what it was split to. */
  #targetOf(
    dimension: RawDimension,
  ): { method: FileColumn; column: FileColumn } | undefined {
    const method = this.columns.find('AllocatedMethodId');
    const column = this.columns.find(`Allocated${dimension}`);
    return method && column ? { method, column } : undefined;
  }

  /** The measured quantity where the bill has one, else the priced one. */
  #quantityColumns(): QuantityColumns[] {
    return [
      ['ConsumedQuantity', 'ConsumedUnit'],
      ['PricingQuantity', 'PricingUnit'],
    ].flatMap(([quantityName, unitName]) => {
      const quantity = this.columns.find(quantityName);
      const unit = this.columns.find(unitName);
      return quantity && unit
        ? {
            quantity,
            unit,
            present: `${presentSql(quantity)} AND ${presentSql(unit)}`,
          }
        : [];
    });
  }

  #unitSql(): string {
    return choice(
      this.#quantityColumns().map(({ present, unit }) => [
        present,
        textSql(unit),
      ]),
      'NULL',
    );
  }

  #quantitySql(): string {
    return choice(
      this.#quantityColumns().map(({ present, quantity }) => [
        present,
        quantitySql(quantity),
      ]),
      'CAST(NULL AS DECIMAL(30, 12))',
    );
  }

  /** True where a quantity is written that is no number, or too large. */
  #unreadableQuantitySql(): string {
    return choice(
      this.#quantityColumns().map(({ present, quantity }) => [
        present,
        isSurelyQuantity(quantity)
          ? 'false'
          : `${quantitySql(quantity)} IS NULL`,
      ]),
      'false',
    );
  }
}

interface QuantityColumns {
  quantity: FileColumn;
  unit: FileColumn;
  /** True where both cells are filled, as SQL. */
  present: string;
}

function firstPresentSql(columns: readonly FileColumn[]): string {
  const last = columns[columns.length - 1];
  return choice(
    columns.slice(0, -1).map(column => [presentSql(column), textSql(column)]),
    last ? textSql(last) : 'NULL',
  );
}

function choice(
  cases: readonly (readonly [condition: string, value: string])[],
  otherwise: string,
): string {
  return cases.length === 0
    ? otherwise
    : `CASE ${cases
        .map(([condition, value]) => `WHEN ${condition} THEN ${value}`)
        .join(' ')} ELSE ${otherwise} END`;
}
