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
  lastDayOf,
  type Month,
  type MonthRange,
} from 'backstage-plugin-ai-cost-common';
import type { Knex } from 'knex';
import { completenessOf } from '../../reports/freshness/completeness';
import type { KnownSource } from '../../reports/freshness/readKnownSources';
import { sourcesBehind } from '../../reports/freshness/sourcesBehind';

/**
 * The months whose bill of an entity is settled: what the entity claims, also
 * where its cost is shared out, is complete and from invoices.
 */
export async function settledMonths(options: {
  knex: Knex;
  entityRef: string;
  months: MonthRange;
  sources: readonly KnownSource[];
}): Promise<Set<Month>> {
  const { knex, entityRef, months, sources } = options;
  const rows: { month: string; delivery_id: number }[] = await knex(
    'entity_cost_series as s',
  )
    .join('entity_monthly_costs as c', 'c.series_id', 's.id')
    .where(own =>
      own
        .where({ 's.entity_ref': entityRef, 's.shared_from': '' })
        .orWhere(shared =>
          shared
            .where('s.shared_from', entityRef)
            .whereNot('s.shared_from', ''),
        ),
    )
    .whereBetween('c.month', [months.from, months.to])
    .distinct('c.month', 'c.delivery_id');
  const deliveries = new Map<Month, Set<number>>();
  for (const { month, delivery_id: id } of rows) {
    deliveries.set(month, (deliveries.get(month) ?? new Set()).add(id));
  }
  return new Set(
    [...deliveries]
      .filter(([month, ids]) => {
        const behind = sourcesBehind(ids, sources);
        const coverages = behind.map(source => source.countedCoverage);
        return completenessOf(lastDayOf(month), coverages) === 'settled';
      })
      .map(([month]) => month),
  );
}
