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
  COST_DIMENSIONS,
  type PortfolioLineQuery,
} from 'backstage-plugin-ai-cost-common';
import type { Knex } from 'knex';
import { whereTextIn } from '../../ledger/whereTextIn';
import { inGroup } from '../sums/readGroupKey';
import type { GroupKey } from '../report/groupId';

/** Whose lines to list. */
export interface LineScope {
  query: PortfolioLineQuery;
  /** Refs of entities, the empty string for nobody; everybody's when left out. */
  entityRefs?: readonly string[];
  group?: GroupKey;
}

const COLUMNS = {
  model: 'a.model',
  environment: 'a.environment',
  workload: 'a.workload',
  provider: 'l.provider',
  service: 'l.service',
};

/** The parts of lines in a scope, of `attributions` as `a` and lines as `l`. */
export function scopedParts(knex: Knex, scope: LineScope): Knex.QueryBuilder {
  const { query, entityRefs, group } = scope;
  const parts = knex('attributions as a').join(
    'charge_lines as l',
    'l.id',
    'a.line_id',
  );
  if (entityRefs) {
    whereTextIn(parts, 'a.entity_ref', entityRefs);
  }
  for (const dimension of COST_DIMENSIONS) {
    const values = query.filters?.[dimension];
    if (values) {
      whereTextIn(parts, COLUMNS[dimension], values);
    }
  }
  if (query.currency !== undefined) {
    parts.where('l.currency', query.currency);
  }
  if (query.reason !== undefined) {
    parts.where('a.unallocated_reason', query.reason);
  }
  if (group) {
    parts.where('a.unallocated_reason', group.kind);
    parts.where(inGroup(group));
  }
  return parts;
}

/** Keeps the parts of lines that have no other part, nor another on other days. */
export function whereOnlyPart(knex: Knex, parts: Knex.QueryBuilder): void {
  parts.where('a.valid_from', '').whereNotExists(otherParts(knex));
}

/** Keeps the parts of lines that are divided, by parts or by days. */
export function whereDivided(knex: Knex, parts: Knex.QueryBuilder): void {
  parts.whereExists(otherParts(knex));
}

function otherParts(knex: Knex): Knex.QueryBuilder {
  return knex('attributions as o')
    .where('o.line_id', knex.ref('a.line_id'))
    .where(other =>
      other
        .whereNot('o.part', knex.ref('a.part'))
        .orWhereNot('o.valid_from', knex.ref('a.valid_from')),
    );
}
