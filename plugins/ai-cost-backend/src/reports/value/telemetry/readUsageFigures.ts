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
  addDays,
  type CountMeasure,
  type Day,
} from 'backstage-plugin-ai-cost-common';
import type { Knex } from 'knex';
import { whereIdIn } from '../../../ledger/whereIdIn';
import type { DayRange } from '../../window/dayRange';
import { EntityParts, type EntityPart } from './EntityParts';
import type { CountFigure } from './Figure';
import { USAGE_SOURCE } from './sourceRank';

const MEASURES = [
  'requests',
  'input_tokens',
  'output_tokens',
  'cache_read_tokens',
  'cache_write_tokens',
] as const satisfies readonly CountMeasure[];

type UsageDayRow = Record<(typeof MEASURES)[number], string | null> & {
  series_id: number;
  day: Day;
};

/**
 * Reads the parts that some entities have of requests and tokens that usage
 * events tell of, by entity.
 */
export async function readUsageFigures(options: {
  knex: Knex;
  entityRefs: readonly string[];
  range: DayRange;
}): Promise<Map<string, CountFigure[]>> {
  const { knex, entityRefs, range } = options;
  const figures = new Map<string, CountFigure[]>();
  const parts = await EntityParts.read({
    knex,
    table: 'usage_attributions',
    entityRefs,
  });
  if (parts.seriesIds.length === 0) {
    return figures;
  }
  const day = knex.raw('substr(??, 1, 10)', ['hour']);
  const query = knex('usage_hours')
    .where('hour', '>=', range.from)
    .where('hour', '<', addDays(range.to, 1))
    .groupBy('series_id', day)
    .select(
      'series_id',
      knex.raw('? as ??', [day, 'day']),
      // As text: PostgreSQL's sum of 64-bit numbers has no fixed width.
      ...MEASURES.map(measure =>
        knex.raw('cast(sum(??) as text) as ??', [measure, measure]),
      ),
    );
  whereIdIn(query, 'series_id', parts.seriesIds);
  const rows: UsageDayRow[] = await query;
  for (const row of rows) {
    for (const { entityRef, ...part } of parts.on(row.series_id, row.day)) {
      const ofEntity = figures.get(entityRef) ?? [];
      figures.set(entityRef, ofEntity);
      ofEntity.push(...countsOf(row, part));
    }
  }
  return figures;
}

function countsOf(
  row: UsageDayRow,
  { environment, model, share }: Omit<EntityPart, 'entityRef'>,
): CountFigure[] {
  return MEASURES.flatMap(measure =>
    row[measure] === null
      ? []
      : {
          source: USAGE_SOURCE,
          environment,
          model,
          day: row.day,
          measure,
          name: '',
          count: Number(row[measure]) * share,
        },
  );
}
