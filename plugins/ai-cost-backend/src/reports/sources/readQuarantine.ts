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

import type { QuarantineEntry } from 'backstage-plugin-ai-cost-common';
import type { Knex } from 'knex';

const MAX_ENTRIES = 500;

interface QuarantineRow {
  file: string;
  row: number | string | null;
  column: string | null;
  problem: string;
  excluded: number;
}

/**
 * What could not be read of a source's visible and refused deliveries, newest
 * first, at most 500 rows and cells.
 */
export async function readQuarantine(
  knex: Knex,
  sourceId: string,
): Promise<QuarantineEntry[]> {
  const rows: QuarantineRow[] = await knex('quarantine as q')
    .join('deliveries as d', 'd.id', 'q.delivery_id')
    .where('d.source_id', sourceId)
    .whereIn('d.status', ['current', 'rejected'])
    .orderBy([
      { column: 'd.id', order: 'desc' },
      { column: 'q.id', order: 'asc' },
    ])
    .limit(MAX_ENTRIES)
    .select(['q.file', 'q.row', 'q.column', 'q.problem', 'q.excluded']);
  return rows.map(row => ({
    file: row.file,
    row: row.row === null ? undefined : Number(row.row),
    column: row.column ?? undefined,
    problem: row.problem,
    excluded: row.excluded === 1,
  }));
}
