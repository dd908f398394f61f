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
  firstDayOf,
  lastDayOf,
  type Day,
  type Month,
} from 'backstage-plugin-ai-cost-common';
import type { Knex } from 'knex';
import { whereIdIn } from '../../ledger/whereIdIn';
import type { DayRange } from '../../reports/window/dayRange';
import { countedCharges } from '../sums/countedCharges';
import type { LineGroup } from './lineGroups';

interface LineMonths {
  first: Month;
  last: Month;
}

/**
 * The first and the last day of a range on which groups have charges, by their
 * ids. Only the first and the last month of each group is looked at day by day.
 */
export async function readGroupDays(options: {
  knex: Knex;
  groups: readonly LineGroup[];
  range: DayRange;
}): Promise<Map<string, DayRange>> {
  const { groups } = options;
  const months = await readLineMonths(options);
  const outer = new Map(
    groups.map(group => [group.id, outerOf(group, months)]),
  );
  const linesByMonth = new Map<Month, number[]>();
  for (const group of groups) {
    const { first, last } = outer.get(group.id)!;
    for (const { lineId } of group.lines) {
      const own = months.get(lineId);
      for (const month of new Set([first, last])) {
        if (own && own.first <= month && month <= own.last) {
          linesByMonth.set(month, [...(linesByMonth.get(month) ?? []), lineId]);
        }
      }
    }
  }
  const days = await readDays(options, linesByMonth);
  return new Map(
    groups.map(group => [group.id, daysOfGroup(group, days, options.range)]),
  );
}

function outerOf(
  { lines }: LineGroup,
  months: ReadonlyMap<number, LineMonths>,
): LineMonths {
  const own = lines.flatMap(({ lineId }) => months.get(lineId) ?? []);
  return {
    first: own.map(({ first }) => first).sort()[0] ?? '',
    last:
      own
        .map(({ last }) => last)
        .sort()
        .pop() ?? '',
  };
}

function daysOfGroup(
  { lines }: LineGroup,
  days: ReadonlyMap<number, Day[]>,
  range: DayRange,
): DayRange {
  const own = lines.flatMap(({ lineId }) => days.get(lineId) ?? []).sort();
  return { from: own[0] ?? range.from, to: own[own.length - 1] ?? range.to };
}

async function readLineMonths(options: {
  knex: Knex;
  groups: readonly LineGroup[];
  range: DayRange;
}): Promise<Map<number, LineMonths>> {
  const { knex, groups, range } = options;
  const query: Knex.QueryBuilder = knex('line_monthly_charges as c')
    .join('deliveries as d', 'd.id', 'c.delivery_id')
    .where('d.counted', 1)
    .whereBetween('c.month', [range.from.slice(0, 7), range.to.slice(0, 7)])
    .groupBy('c.line_id')
    .select({ line_id: 'c.line_id' })
    .min({ first: 'c.month' })
    .max({ last: 'c.month' });
  const ids = groups.flatMap(({ lines }) => lines.map(({ lineId }) => lineId));
  whereIdIn(query, 'c.line_id', ids);
  const rows: ({ line_id: number } & LineMonths)[] = await query;
  return new Map(rows.map(row => [row.line_id, row]));
}

/** The first and the last day of lines in some months. */
async function readDays(
  { knex, range }: { knex: Knex; range: DayRange },
  linesByMonth: ReadonlyMap<Month, number[]>,
): Promise<Map<number, Day[]>> {
  const days = new Map<number, Day[]>();
  for (const [month, lineIds] of linesByMonth) {
    const [first, last] = [firstDayOf(month), lastDayOf(month)];
    const query = countedCharges(knex, {
      unit: 'day',
      from: first > range.from ? first : range.from,
      to: last < range.to ? last : range.to,
    })
      .groupBy('c.line_id')
      .select({ line_id: 'c.line_id' })
      .min({ first: 'c.day' })
      .max({ last: 'c.day' });
    whereIdIn(query, 'c.line_id', lineIds);
    const rows: { line_id: number; first: Day; last: Day }[] = await query;
    for (const row of rows) {
      const known = days.get(row.line_id) ?? [];
      days.set(row.line_id, [...known, row.first, row.last]);
    }
  }
  return days;
}
