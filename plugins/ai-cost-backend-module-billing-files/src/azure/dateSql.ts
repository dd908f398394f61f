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

import type { FileColumn } from '../files/BillColumns';

/**
 * `9/2/2023`, `02/02/2021`, `3/1/21` or `2023/09/02`, perhaps with a time that
 * is not looked at: charges are by the day.
 */
const SLASHES = String.raw`^\s*(\d{1,2}/\d{1,2}/(?:\d{4}|\d{2})|\d{4}/\d{1,2}/\d{1,2})(?:[\sT]|$)`;
/** The first would take the beginning of a long year for a short one, and fails. */
const FORMATS = `['%m/%d/%y', '%m/%d/%Y', '%Y/%m/%d']`;
const DIGITS = String.raw`\s*20\d{6}\s*`;

/**
 * A date of an export as an ISO date, as SQL. With slashes the month comes first:
 * Azure writes `9/2/2023` for 2 September. What is no date stays as it is, to be
 * shown to whoever looks for it.
 */
export function dateSql({ sql, type }: FileColumn): string {
  if (/^(DATE|TIMESTAMP)/.test(type)) {
    return sql;
  }
  const text = type === 'VARCHAR' ? sql : `CAST(${sql} AS VARCHAR)`;
  const iso = (date: string, formats: string) =>
    `coalesce(strftime(try_strptime(${date}, ${formats}), '%Y-%m-%d'), ${text})`;
  return `CASE
    WHEN contains(${text}, '/')
    THEN ${iso(`regexp_extract(${text}, '${SLASHES}', 1)`, FORMATS)}
    WHEN regexp_full_match(${text}, '${DIGITS}')
    THEN ${iso(`trim(${text})`, `'%Y%m%d'`)}
    ELSE ${text} END`;
}

/** Conditions under which a date shows the order of its parts, as SQL. */
export function dateOrderSql({ sql, type }: FileColumn): {
  dayFirst: string;
  monthFirst: string;
} {
  const part = (position: number) =>
    `TRY_CAST(split_part(${sql}, '/', ${position}) AS INTEGER)`;
  const order = (day: number, month: number) =>
    `coalesce(${part(day)} BETWEEN 13 AND 31
      AND ${part(month)} BETWEEN 1 AND 12, false)`;
  return type === 'VARCHAR'
    ? { dayFirst: order(1, 2), monthFirst: order(2, 1) }
    : { dayFirst: 'false', monthFirst: 'false' };
}
