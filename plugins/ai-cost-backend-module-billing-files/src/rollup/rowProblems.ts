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
  parseDecimal,
  type QuarantineEntry,
} from 'backstage-plugin-ai-cost-common';
import {
  JSON_COLUMNS,
  ROW_FLAGS,
  TEXT_LIMITS,
  type JsonColumn,
} from 'backstage-plugin-ai-cost-node';
import type { UnreadableCell } from '../formats/BillFormat';

const COSTS = ['BilledCost', 'EffectiveCost', 'ListCost'] as const;
const INSTANTS = ['ChargePeriodStart', 'BillingPeriodStart'] as const;
const QUANTITIES = ['ConsumedQuantity', 'PricingQuantity'] as const;

/** The columns whose text is shown with what is wrong with it. */
export const SHOWN_COLUMNS = [...COSTS, ...INSTANTS, ...QUANTITIES] as const;

/** A cell and what is wrong with it. */
export type CellProblem = Pick<QuarantineEntry, 'column' | 'problem'>;

/** A row with something wrong, and the texts of cells that may be it. */
export type BadRow = Record<
  (typeof SHOWN_COLUMNS)[number] | 'BillingCurrency',
  string | null
> &
  /** Null unless the cell is not JSON. */
  Record<JsonColumn, string | null> & {
    record: bigint;
    flags: number;
    excluded: boolean;
    bad_currency: boolean;
    /** Of the cell that else keeps the row from counting; null when none does. */
    unreadable: string | null;
    /** Columns whose texts are too long, with commas between them. */
    long_columns: string;
  };

/**
 * Says what is wrong with a row, cell by cell.
 *
 * @param cell - one without which there are no costs
 */
export function problemsOf(row: BadRow, cell?: UnreadableCell): CellProblem[] {
  return row.excluded ? excludingProblems(row, cell) : otherProblems(row);
}

/** Why a row does not count. */
function excludingProblems(row: BadRow, cell?: UnreadableCell): CellProblem[] {
  const problems: CellProblem[] = [];
  const { unreadable } = row;
  if (cell && unreadable !== null) {
    problems.push({
      column: cell.from,
      problem: `${shown(unreadable)} ${cell.problem}`,
    });
  }
  for (const column of ['BilledCost', 'EffectiveCost'] as const) {
    if (unreadable === null && row.flags & ROW_FLAGS[column]) {
      problems.push({ column, problem: notANumber(row[column]) });
    }
  }
  for (const column of INSTANTS) {
    if (row.flags & ROW_FLAGS[column]) {
      problems.push({ column, problem: notAnInstant(row[column]) });
    }
  }
  if (row.bad_currency) {
    problems.push({
      column: 'BillingCurrency',
      problem: `${shown(
        row.BillingCurrency,
      )} is not a currency code such as USD`,
    });
  }
  for (const column of row.long_columns.split(',').filter(Boolean)) {
    problems.push({
      column,
      problem: `the text is too long: ${TEXT_LIMITS}`,
    });
  }
  return problems;
}

/** What is wrong with a row that counts. */
function otherProblems(row: BadRow): CellProblem[] {
  const problems: CellProblem[] = [];
  if (row.flags & ROW_FLAGS.ListCost) {
    problems.push({
      column: 'ListCost',
      problem: `${notANumber(
        row.ListCost,
      )}; the row counts with a list cost of 0`,
    });
  }
  if (row.flags & ROW_FLAGS.rounded) {
    for (const column of COSTS) {
      if (!isEmpty(row[column]) && !isDecimal(row[column])) {
        problems.push({
          column,
          problem: `${shown(
            row[column],
          )} has more than 18 decimal places; it was rounded to 18`,
        });
      }
    }
  }
  if (row.flags & ROW_FLAGS.quantity) {
    const column =
      QUANTITIES.find(name => !isEmpty(row[name]) && !isQuantity(row[name])) ??
      QUANTITIES[0];
    problems.push({
      column,
      problem: `${shown(
        row[column],
      )} is not a number below 10^18; the row counts without a quantity`,
    });
  }
  for (const column of JSON_COLUMNS) {
    if (row[column] !== null) {
      problems.push({
        column,
        problem: `${shown(
          row[column],
        )} is not a JSON object; the row counts without it`,
      });
    }
  }
  return problems;
}

function notANumber(text: string | null): string {
  return isEmpty(text)
    ? 'the cell is empty'
    : `${shown(
        text,
      )} is not a number that can be read: write it with a decimal point, without thousands separators, and below 10^12`;
}

/** What is wrong with a cell that should say when. */
export function notAnInstant(text: string | null): string {
  return isEmpty(text)
    ? 'the cell is empty'
    : `${shown(
        text,
      )} is not a date that can be read without guessing: write it as YYYY-MM-DDTHH:MM:SSZ`;
}

function isEmpty(text: string | null): boolean {
  return text === null || text === 'NULL' || text.trim() === '';
}

function isQuantity(text: string | null): boolean {
  return isDecimal(text) && Math.abs(Number(text)) < 1e18;
}

/** True when all of a number's digits can be kept. */
function isDecimal(text: string | null): boolean {
  try {
    parseDecimal(text ?? '');
    return true;
  } catch {
    return false;
  }
}

function shown(text: string | null): string {
  if (isEmpty(text)) {
    return 'an empty cell';
  }
  return `"${text!.length > 60 ? `${text!.slice(0, 60)}…` : text}"`;
}
