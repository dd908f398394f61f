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

import { OFFSET_INSTANT, UTC_INSTANT } from 'backstage-plugin-ai-cost-node';
import type { FileColumn } from '../files/BillColumns';
import { quoteLiteral } from './quote';

/** An amount of money as SQL. */
export interface AmountSql {
  /** DECIMAL; NULL when the cell is empty or no number. */
  amount: string;
  /** True when digits below 10^-18 were lost. */
  rounded: string;
}

/** A cell as text. Maps and structs become JSON. */
export function textSql({ sql, type }: FileColumn): string {
  if (type === 'VARCHAR') {
    return sql;
  }
  return /^(MAP|STRUCT|JSON)\b|\[\d*\]$/.test(type)
    ? `CAST(to_json(${sql}) AS VARCHAR)`
    : `CAST(${sql} AS VARCHAR)`;
}

/** True when a cell is not empty. */
export function presentSql(column: FileColumn): string {
  return column.type === 'VARCHAR'
    ? `(${column.sql} NOT IN ('', 'NULL'))`
    : `(${column.sql} IS NOT NULL)`;
}

/**
 * A cost. Decimals are taken as they are; texts and binary fractions are read
 * digit by digit, the latter in their shortest form.
 */
export function amountSql(column: FileColumn): AmountSql {
  if (isExactDecimal(column.type)) {
    return { amount: boundedSql(column.sql), rounded: 'false' };
  }
  const text = textSql(column);
  // DuckDB reads decimals, those with an exponent too, without binary fractions.
  const amount = boundedSql(`TRY_CAST(${text} AS DECIMAL(38, 18))`);
  return isBinary(column.type)
    ? { amount, rounded: 'false' }
    : {
        amount: `CASE WHEN NOT contains(${text}, '_') THEN ${amount} END`,
        rounded: roundedSql(text),
      };
}

/** There has to be room to add millions of amounts, and in the ledger to keep them. */
function boundedSql(amount: string): string {
  return `CASE WHEN abs(${amount}) < 1000000000000 THEN ${amount} END`;
}

/**
 * A quantity as a decimal; NULL when the cell is empty, no number, or 10^18 and
 * more, for there has to be room to add them. Quantities are not money: twelve
 * places do.
 */
export function quantitySql(column: FileColumn): string {
  return isSurelyQuantity(column)
    ? column.sql
    : `TRY_CAST(${column.sql} AS DECIMAL(30, 12))`;
}

/** True when each number that a column can hold is a quantity. */
export function isSurelyQuantity({ type }: FileColumn): boolean {
  const [, width, scale] = /^DECIMAL\((\d+),(\d+)\)$/.exec(type) ?? [];
  return Number(scale) <= 12 && Number(width) - Number(scale) <= 18;
}

/**
 * The UTC day of an instant; NULL when the cell is empty or can only be guessed,
 * such as `9/2/2023`.
 */
export function daySql({ sql, type }: FileColumn): string {
  if (type === 'VARCHAR') {
    return `CASE
      WHEN regexp_full_match(${sql}, ${quoteLiteral(UTC_INSTANT)})
      THEN TRY_CAST(left(ltrim(${sql}), 10) AS DATE)
      WHEN regexp_full_match(${sql}, ${quoteLiteral(OFFSET_INSTANT)})
      THEN CAST(make_timestamp(epoch_us(TRY_CAST(${sql} AS TIMESTAMPTZ))) AS DATE)
    END`;
  }
  if (type === 'TIMESTAMP WITH TIME ZONE') {
    // A cast would ask the calendar of the time zone for each row.
    return `CAST(make_timestamp(epoch_us(${sql})) AS DATE)`;
  }
  return /^(DATE|TIMESTAMP)/.test(type)
    ? `CAST(${sql} AS DATE)`
    : daySql({ name: '', type: 'VARCHAR', sql: `CAST(${sql} AS VARCHAR)` });
}

/** True for columns whose numbers are binary fractions. */
export function isBinary(type: string): boolean {
  return type === 'DOUBLE' || type === 'FLOAT';
}

function isExactDecimal(type: string): boolean {
  const scale = /^DECIMAL\(\d+,(\d+)\)$/.exec(type)?.[1];
  return scale !== undefined && Number(scale) <= 18;
}

/**
 * True when a number has digits below 10^-18. Short texts without an exponent
 * cannot, so most cost nothing.
 */
function roundedSql(text: string): string {
  const mantissa = `regexp_extract(${text}, '[\\d.]+')`;
  const digits = `replace(${mantissa}, '.', '')`;
  const places = `length(regexp_extract(${mantissa}, '\\.(\\d*)', 1))`;
  const zeros = `(length(${digits}) - length(rtrim(${digits}, '0')))`;
  const exponent = `coalesce(TRY_CAST(regexp_extract(${text}, '[eE]([+-]?\\d+)', 1) AS INTEGER), 0)`;
  return `(length(${text}) > 19 OR contains(${text}, 'e') OR contains(${text}, 'E'))
    AND rtrim(${digits}, '0') <> '' AND ${places} - ${zeros} - ${exponent} > 18`;
}
