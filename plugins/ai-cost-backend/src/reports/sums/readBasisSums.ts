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
import { joinAttos } from '../../ledger/moneyColumns';
import type { SummaryLevel } from '../../ledger/summaries/summaryTables';
import { partColumn } from '../window/partColumn';
import { summaryRuns } from '../window/summaryRuns';
import type { CostWindow, WindowPart } from '../window/windowParts';
import { countedSums, type SumScope } from './countedSums';

/** What a series adds up to over a part of the windows, in one cost metric. */
export interface BasisSum {
  seriesId: number;
  window: CostWindow;
  /** The days are complete, or stand for complete ones. */
  complete: boolean;
  /** Attos. */
  cost: bigint;
  /** In the series' unit; undefined when no charge has one. */
  quantity?: number;
}

interface BasisSumRow {
  series_id: number;
  part: number;
  micros: string;
  attos: string;
  quantity: number | null;
}

/**
 * Like `readSeriesSums`, of one cost metric: a third of the time where there are
 * hundreds of thousands of rows to add up.
 */
export async function readBasisSums(
  options: SumScope & {
    knex: Knex;
    level: SummaryLevel;
    parts: readonly WindowPart[];
    basis: CostBasis;
  },
): Promise<BasisSum[]> {
  const { knex, level, parts, basis, entities, filters } = options;
  const queries = summaryRuns(parts).map(run => {
    const scope = { level, slice: run, entities, filters };
    const { query, seriesId } = countedSums(knex, scope);
    return query
      .groupBy(seriesId, 'part')
      .select(
        { series_id: seriesId },
        partColumn(knex, run),
        knex.raw('cast(sum(??) as text) as micros', [`c.${basis}_micros`]),
        knex.raw('cast(sum(??) as text) as attos', [`c.${basis}_attos`]),
      )
      .sum({ quantity: 'c.quantity' });
  });
  const rows: BasisSumRow[] = await knex.unionAll(queries);
  return rows.map(row => ({
    seriesId: row.series_id,
    window: parts[row.part].window,
    complete: parts[row.part].complete,
    cost: joinAttos(BigInt(row.micros), BigInt(row.attos)),
    quantity: row.quantity ?? undefined,
  }));
}
