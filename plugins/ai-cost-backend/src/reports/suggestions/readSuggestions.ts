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

import { parseEntityRef } from '@backstage/catalog-model';
import type { AnnotationSuggestion } from 'backstage-plugin-ai-cost-common';
import type { Knex } from 'knex';
import type { CurrentDelivery } from '../freshness/currentDelivery';
import { suggestAnnotations, type UnallocatedLine } from './suggestAnnotations';

// Bounds of the work: an entity without charges is opened as often as others.
const SAMPLED_LINES = 2000;
const CHECKED_LINES = 500;
const NEWEST_DELIVERIES = 12;
const MAX_SUGGESTIONS = 5;

/**
 * Annotations that would claim recent charges that are nobody's and look like
 * the entity's by their names, the most promising first.
 *
 * @remarks
 * Looks at the newest lines only, so `lines` may be less than what the
 * annotation would claim.
 */
export async function readSuggestions(options: {
  knex: Knex;
  entityRef: string;
  deliveries: readonly CurrentDelivery[];
}): Promise<AnnotationSuggestion[]> {
  const { knex, entityRef, deliveries } = options;
  const { name } = parseEntityRef(entityRef);
  const candidates = suggestAnnotations(name, await readSample(knex));
  const charged = await readCharged({
    knex,
    lineIds: [...new Set(candidates.flatMap(({ lineIds }) => lineIds))],
    deliveries,
  });
  return candidates
    .map(({ lineIds, ...suggestion }) => ({
      ...suggestion,
      lines: lineIds.filter(id => charged.has(id)).length,
    }))
    .filter(({ lines }) => lines > 0)
    .sort((a, b) => b.lines - a.lines)
    .slice(0, MAX_SUGGESTIONS);
}

async function readSample(knex: Knex): Promise<UnallocatedLine[]> {
  const newest = knex('attributions')
    .where({ entity_ref: '' })
    .orderBy('line_id', 'desc')
    .limit(SAMPLED_LINES)
    .select('line_id')
    .as('a');
  const rows: { line_id: number; dimensions: string }[] = await knex(newest)
    .join('charge_lines as l', 'l.id', 'a.line_id')
    .distinct('a.line_id', 'l.dimensions')
    .orderBy('a.line_id', 'desc');
  return rows.map(row => ({
    lineId: row.line_id,
    dimensions: JSON.parse(row.dimensions),
  }));
}

/** The lines that have charges in a recent delivery that readers see. */
async function readCharged(options: {
  knex: Knex;
  lineIds: readonly number[];
  deliveries: readonly CurrentDelivery[];
}): Promise<Set<number>> {
  const { knex, lineIds, deliveries } = options;
  const newest = [...deliveries]
    .sort((a, b) => (a.period < b.period ? 1 : -1))
    .slice(0, NEWEST_DELIVERIES);
  const rows: { line_id: number }[] = await knex('daily_charges')
    .whereIn(
      'delivery_id',
      newest.map(({ id }) => id),
    )
    .whereIn('line_id', lineIds.slice(0, CHECKED_LINES))
    .distinct('line_id');
  return new Set(rows.map(row => row.line_id));
}
