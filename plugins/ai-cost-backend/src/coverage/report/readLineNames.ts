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

import type { ChargeDimensions } from 'backstage-plugin-ai-cost-node';
import type { Knex } from 'knex';
import { whereIdIn } from '../../ledger/whereIdIn';
import { yieldToEventLoop } from '../../ledger/writers/yieldToEventLoop';

const LINES_PER_QUERY = 1_000;

/** The names by which annotations claim a line. */
export interface LineNames {
  lineId: number;
  dimensions: ChargeDimensions;
  model?: string;
}

/** The names of lines, some lines at a time: there may be many. */
export async function* readLineNames(
  knex: Knex,
  lineIds: readonly number[],
): AsyncGenerator<LineNames> {
  for (let from = 0; from < lineIds.length; from += LINES_PER_QUERY) {
    const query = knex('charge_lines').select(
      'id',
      'dimensions',
      'model',
      'model_as_billed',
    );
    whereIdIn(query, 'id', lineIds.slice(from, from + LINES_PER_QUERY));
    const rows: {
      id: number;
      dimensions: string;
      model: string | null;
      model_as_billed: string | null;
    }[] = await query;
    for (const row of rows) {
      yield {
        lineId: row.id,
        dimensions: JSON.parse(row.dimensions),
        model: row.model ?? row.model_as_billed ?? undefined,
      };
    }
    await yieldToEventLoop();
  }
}
