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

import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import {
  addMonths,
  daysInRange,
  firstDayOf,
  isCurrencyCode,
  isDay,
  lastDayOf,
  monthOf,
  parseDecimal,
  WORKLOADS,
  type Day,
} from 'backstage-plugin-ai-cost-common';
import type {
  CellProblem,
  CustomCost,
  CustomCostColumn,
  WrittenCost,
} from './CustomCost';

const LONGEST_TEXT = 1_000;
const MOST_TAGS = 50;
const MOST_DAYS = 1_100;
const FIRST_DAY: Day = '2015-01-01';
const MONTHS_AHEAD = 24;
const MOST_UNITS = 10n ** 12n;
const ATTOS_PER_UNIT = 10n ** 18n;
const CONTROL = /\p{Cc}/u;

/** A cell that cannot be read; its message is shown to people. */
class WrongCell extends Error {
  constructor(readonly column: CustomCostColumn, problem: string) {
    super(problem);
  }
}

/**
 * Understands a row, or says what is wrong with it.
 *
 * @param today - a cost may lie two years ahead of it, and no further
 */
export function readCost(
  written: WrittenCost,
  today: Day,
): { cost: CustomCost } | { problem: CellProblem } {
  if (written.problem) {
    return { problem: written.problem };
  }
  try {
    return { cost: costOf(written, today) };
  } catch (error) {
    if (error instanceof WrongCell) {
      return { problem: { column: error.column, problem: error.message } };
    }
    throw error;
  }
}

function costOf(written: WrittenCost, today: Day): CustomCost {
  checkTexts(written);
  const { row, cells, tags } = written;
  const currency = required(cells, 'currency');
  if (!isCurrencyCode(currency)) {
    throw new WrongCell('currency', 'must be a code like USD');
  }
  return {
    row,
    ...daysOf(cells, today),
    amount: amountOf(required(cells, 'amount')),
    currency,
    description: required(cells, 'description'),
    vendor: required(cells, 'vendor'),
    service: required(cells, 'service'),
    entity: entityOf(cells.get('entity')),
    environment: cells.get('environment'),
    workload: workloadOf(cells.get('workload')),
    tags: Object.fromEntries(tags),
  };
}

function checkTexts({ cells, tags }: WrittenCost): void {
  for (const [column, text] of cells) {
    checkText(column, text);
  }
  for (const [key, value] of tags) {
    checkText('tags', key);
    checkText('tags', value);
  }
  if (tags.size > MOST_TAGS) {
    throw new WrongCell('tags', `must be ${MOST_TAGS} at most`);
  }
}

function checkText(column: CustomCostColumn, text: string): void {
  if (text.length > LONGEST_TEXT) {
    throw new WrongCell(
      column,
      `has ${text.length} characters; ${LONGEST_TEXT} are allowed`,
    );
  }
  if (CONTROL.test(text)) {
    throw new WrongCell(column, 'must not have control characters');
  }
}

function required(
  cells: WrittenCost['cells'],
  column: CustomCostColumn,
): string {
  const text = cells.get(column);
  if (text === undefined) {
    throw new WrongCell(column, 'is missing');
  }
  return text;
}

function daysOf(
  cells: WrittenCost['cells'],
  today: Day,
): { from: Day; to: Day } {
  const month = cells.get('month');
  const day = cells.get('day');
  const spans = [month, day, cells.get('from') ?? cells.get('to')];
  if (spans.filter(span => span !== undefined).length !== 1) {
    throw new WrongCell('month', 'or day, or from and to: give one of them');
  }
  if (month !== undefined) {
    if (!/^\d{4}-\d{2}$/.test(month) || !isDay(firstDayOf(month))) {
      throw new WrongCell('month', 'must be a month like 2026-11');
    }
    const first = dayOf('month', firstDayOf(month), today);
    return { from: first, to: lastDayOf(month) };
  }
  if (day !== undefined) {
    const only = dayOf('day', day, today);
    return { from: only, to: only };
  }
  const from = dayOf('from', required(cells, 'from'), today);
  const to = dayOf('to', required(cells, 'to'), today);
  const days = daysInRange(from, to);
  if (days < 1 || days > MOST_DAYS) {
    throw new WrongCell(
      'to',
      `must be 0 to ${MOST_DAYS - 1} days after from (${from})`,
    );
  }
  return { from, to };
}

function dayOf(column: CustomCostColumn, day: string, today: Day): Day {
  if (!isDay(day)) {
    throw new WrongCell(column, 'must be a day like 2026-11-01');
  }
  const last = lastDayOf(addMonths(monthOf(today), MONTHS_AHEAD));
  if (day < FIRST_DAY || day > last) {
    throw new WrongCell(column, `must be from ${FIRST_DAY} to ${last}`);
  }
  return day;
}

function amountOf(text: string): bigint {
  // Not what parseDecimal takes beside it: nobody means 1e3 on an invoice.
  if (!/^-?\d+(\.\d+)?$/.test(text)) {
    throw new WrongCell(
      'amount',
      'must be a decimal like 1234.56, without thousands separators',
    );
  }
  let attos: bigint;
  try {
    attos = parseDecimal(text);
  } catch {
    throw new WrongCell('amount', 'must have 18 decimal places at most');
  }
  if (
    attos / ATTOS_PER_UNIT >= MOST_UNITS ||
    -attos / ATTOS_PER_UNIT >= MOST_UNITS
  ) {
    throw new WrongCell('amount', 'must be less than 10^12');
  }
  return attos;
}

function entityOf(text: string | undefined): string | undefined {
  if (text === undefined) {
    return undefined;
  }
  try {
    return stringifyEntityRef(
      parseEntityRef(text, { defaultKind: 'component' }),
    );
  } catch {
    throw new WrongCell(
      'entity',
      'must be an entity ref like component:default/checkout',
    );
  }
}

function workloadOf(text: string | undefined): string | undefined {
  const workload = WORKLOADS.find(word => word === text);
  if (text !== undefined && !workload) {
    throw new WrongCell('workload', `must be one of ${WORKLOADS.join(', ')}`);
  }
  return workload;
}
