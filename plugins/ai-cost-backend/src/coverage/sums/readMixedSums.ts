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

import { monthOf, splitAmount } from 'backstage-plugin-ai-cost-common';
import type { Knex } from 'knex';
import { joinAttos } from '../../ledger/moneyColumns';
import { whereIdIn } from '../../ledger/whereIdIn';
import type { WindowPart } from '../../reports/window/windowParts';
import { usageCharges, usageColumn } from './countedCharges';
import type { CoverageScope, CoverageSum, UnallocatedSum } from './CoverageSum';
import {
  LEFT_OUT,
  lineKinds,
  partKinds,
  whereBilled,
  type LineKind,
} from './lineKinds';

/** A part of a line on a day. */
export type MixedSum = CoverageSum & UnallocatedSum;

interface PartRow {
  line_id: number;
  valid_from: string;
  weight: number;
  kind: string;
}

interface DayRow {
  line_id: number;
  day: string;
  currency: string;
  provider: string;
  billing_account: string;
  sub_account: string;
  service: string;
  gross: number;
  micros: string;
  attos: string;
  rows: number | string;
}

/**
 * The parts of lines that are of several kinds, day by day: each day is divided
 * for itself by the parts that hold on it, as the summaries of entities are.
 *
 * @param scope - `only` keeps some lines, aliased as `l`
 */
export async function readMixedSums(
  scope: CoverageScope & { only?: (query: Knex.QueryBuilder) => void },
): Promise<MixedSum[]> {
  const { knex, parts, filters } = scope;
  const lineIds: number[] = await knex(lineKinds(knex, filters).as('k'))
    .whereNot('k.kind', knex.ref('k.other'))
    .pluck('k.line_id');
  if (lineIds.length === 0) {
    return [];
  }
  const attributed = await readParts(scope, lineIds);
  const sums: MixedSum[] = [];
  for (const part of parts) {
    for (const row of await readDays(scope, lineIds, part)) {
      sums.push(...divided(row, part, attributed.get(row.line_id)!));
    }
  }
  return sums;
}

function divided(
  row: DayRow,
  { window, complete }: WindowPart,
  parts: readonly PartRow[],
): MixedSum[] {
  const valid = parts.filter(part => part.valid_from <= row.day);
  const since = valid[valid.length - 1].valid_from;
  const holding = valid.filter(part => part.valid_from === since);
  const amounts = splitAmount(
    joinAttos(BigInt(row.micros), BigInt(row.attos)),
    holding.map(({ weight }) => weight),
  );
  return holding.flatMap(({ kind }, index) =>
    kind === LEFT_OUT
      ? []
      : [
          {
            window,
            complete,
            month: monthOf(row.day),
            kind: kind as LineKind,
            gross: row.gross === 1,
            currency: row.currency,
            cost: amounts[index],
            rows: Number(row.rows),
            lineId: row.line_id,
            provider: row.provider,
            billingAccount: row.billing_account,
            subAccount: row.sub_account,
            service: row.service,
          },
        ],
  );
}

async function readParts(
  { knex, filters }: CoverageScope,
  lineIds: readonly number[],
): Promise<Map<number, PartRow[]>> {
  const query = partKinds(knex, filters).orderBy([
    'line_id',
    'valid_from',
    'part',
  ]);
  whereIdIn(query, 'line_id', lineIds);
  const rows: PartRow[] = await query;
  const byLine = new Map<number, PartRow[]>();
  for (const row of rows) {
    const known = byLine.get(row.line_id);
    if (known) {
      known.push(row);
    } else {
      byLine.set(row.line_id, [row]);
    }
  }
  return byLine;
}

async function readDays(
  scope: Parameters<typeof readMixedSums>[0],
  lineIds: readonly number[],
  { from, to }: WindowPart,
): Promise<DayRow[]> {
  const { knex, basis, filters, currency, only } = scope;
  const query = usageCharges(knex, { unit: 'day', from, to }).select(
    'c.line_id',
    'c.day',
    'l.currency',
    'l.provider',
    'l.billing_account',
    'l.sub_account',
    'l.service',
    usageColumn(knex, basis, 'day'),
    knex.raw('cast(?? as text) as micros', [`c.${basis}_micros`]),
    knex.raw('cast(?? as text) as attos', [`c.${basis}_attos`]),
    'c.rows',
  );
  whereIdIn(query, 'c.line_id', lineIds);
  whereBilled(query, filters);
  if (currency !== undefined) {
    query.where('l.currency', currency);
  }
  only?.(query);
  return query;
}
