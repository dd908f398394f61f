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

import type { Knex } from 'knex';
import { joinAttos } from '../../ledger/moneyColumns';
import { partColumn } from '../../reports/window/partColumn';
import { summaryRuns } from '../../reports/window/summaryRuns';
import {
  monthColumn,
  sumColumns,
  usageCharges,
  usageColumn,
} from './countedCharges';
import type { CoverageScope, CoverageSum, UnallocatedSum } from './CoverageSum';
import {
  ALLOCATED,
  LEFT_OUT,
  lineKinds,
  whereBilled,
  type LineKind,
} from './lineKinds';

interface SumRow {
  part: number;
  month: string;
  kind: string;
  gross: number;
  currency: string;
  micros: string;
  attos: string;
  rows: number | string;
}

/**
 * Adds up lines that are of one kind in all of their parts, by month and kind.
 */
export async function readCoverageSums(
  scope: CoverageScope,
): Promise<CoverageSum[]> {
  const { knex, parts, basis } = scope;
  const queries = summaryRuns(parts).map(run =>
    chargesOfOneKind(scope, run)
      .whereNot('k.kind', LEFT_OUT)
      // Not by the name: the joined months have one of that name.
      .groupBy(
        'part',
        knex.raw(run.unit === 'month' ? 'c.month' : 'substr(c.day, 1, 7)'),
        'k.kind',
        'gross',
        'l.currency',
      )
      .select(
        partColumn(knex, run),
        monthColumn(knex, run.unit),
        'k.kind',
        usageColumn(knex, basis, run.unit),
        'l.currency',
        ...sumColumns(knex, basis),
      )
      .sum({ rows: 'c.rows' }),
  );
  const rows: SumRow[] = await withKinds(scope, queries);
  return rows.map(row => ({
    window: parts[row.part].window,
    complete: parts[row.part].complete,
    month: row.month,
    kind: row.kind as LineKind,
    gross: row.gross === 1,
    currency: row.currency,
    cost: joinAttos(BigInt(row.micros), BigInt(row.attos)),
    rows: Number(row.rows),
  }));
}

interface UnallocatedRow
  extends Pick<SumRow, 'part' | 'kind' | 'micros' | 'attos'> {
  line_id: number;
  provider: string;
  billing_account: string;
  sub_account: string;
  service: string;
}

/** Adds up each line that is nobody's, whole, for one reason. */
export async function readUnallocatedSums(
  scope: CoverageScope & { only?: (query: Knex.QueryBuilder) => void },
): Promise<UnallocatedSum[]> {
  const { knex, parts, basis, only } = scope;
  const queries = summaryRuns(parts).map(run => {
    const query = chargesOfOneKind(scope, run)
      .whereNotIn('k.kind', [LEFT_OUT, ALLOCATED])
      .groupBy('l.id', 'part', 'k.kind')
      .select(
        partColumn(knex, run),
        'k.kind',
        { line_id: 'l.id' },
        'l.provider',
        'l.billing_account',
        'l.sub_account',
        'l.service',
        ...sumColumns(knex, basis),
      );
    only?.(query);
    return query;
  });
  const rows: UnallocatedRow[] = await withKinds(scope, queries);
  return rows.map(row => ({
    lineId: row.line_id,
    window: parts[row.part].window,
    complete: parts[row.part].complete,
    kind: row.kind as LineKind,
    provider: row.provider,
    billingAccount: row.billing_account,
    subAccount: row.sub_account,
    service: row.service,
    cost: joinAttos(BigInt(row.micros), BigInt(row.attos)),
  }));
}

function chargesOfOneKind(
  { knex, filters, currency }: CoverageScope,
  run: Parameters<typeof usageCharges>[1],
): Knex.QueryBuilder {
  const query = usageCharges(knex, run)
    .join('k', 'k.line_id', 'c.line_id')
    .where('k.kind', knex.ref('k.other'));
  whereBilled(query, filters);
  if (currency !== undefined) {
    query.where('l.currency', currency);
  }
  return query;
}

function withKinds(
  { knex, filters }: CoverageScope,
  queries: Knex.QueryBuilder[],
): Knex.QueryBuilder {
  return knex
    .withMaterialized('k', lineKinds(knex, filters))
    .from(knex.unionAll(queries).as('u'))
    .select('u.*');
}
