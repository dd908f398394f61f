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

import type { CostBasis } from 'backstage-plugin-ai-cost-common';
import type { Knex } from 'knex';
import { joinAttos, NO_MONEY } from '../../ledger/moneyColumns';
import { positionOf, type LinePosition } from '../../reports/lines/lineCursor';
import type { LineCost } from '../../reports/lines/readLineCosts';
import { summarySlices } from '../../reports/window/summarySlices';
import { countedCharges, sumColumns } from '../sums/countedCharges';
import { scopedParts, whereOnlyPart, type LineScope } from './LineScope';

/** A line's part with what it needs to be put in order. */
export interface RankedLine {
  position: LinePosition;
  currency: string;
  /** Rows of the bill. */
  charges: number;
  /** All of its costs, where they are known already. */
  cost?: LineCost;
}

interface RankRow {
  line_id: number;
  currency: string;
  micros: string;
  attos: string;
  rows: number | string;
}

/**
 * What lines with one owner cost: whole months from the charges by month, for
 * there may be hundreds of thousands of lines.
 */
export async function readRankedLines(options: {
  knex: Knex;
  scope: LineScope;
}): Promise<RankedLine[]> {
  const { knex, scope } = options;
  const { from, to, basis } = scope.query;
  const parts = scopedParts(knex, scope).select('a.line_id');
  whereOnlyPart(knex, parts);
  const ranked = new Map<number, RankedLine>();
  for (const slice of summarySlices({ from, to })) {
    const rows: RankRow[] = await knex
      .withMaterialized('p', parts)
      .from(
        countedCharges(knex, slice)
          .join('p', 'p.line_id', 'c.line_id')
          .groupBy('c.line_id', 'l.currency')
          .select(
            { line_id: 'c.line_id', currency: 'l.currency' },
            ...sumColumns(knex, basis),
          )
          .sum({ rows: 'c.rows' })
          .as('s'),
      )
      .select('s.*');
    for (const row of rows) {
      add(ranked, row, basis);
    }
  }
  return [...ranked.values()];
}

function add(
  ranked: Map<number, RankedLine>,
  row: RankRow,
  basis: CostBasis,
): void {
  const cost = joinAttos(BigInt(row.micros), BigInt(row.attos));
  const known = ranked.get(row.line_id);
  if (known) {
    known.position.cost += cost;
    known.charges += Number(row.rows);
    return;
  }
  const part = { lineId: row.line_id, validFrom: '', part: 0 };
  ranked.set(row.line_id, {
    position: positionOf(
      { ...part, cost: { ...NO_MONEY, [basis]: cost } },
      basis,
    ),
    currency: row.currency,
    charges: Number(row.rows),
  });
}
