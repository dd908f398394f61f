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

import type {
  ChargeLineQuery,
  CostDimension,
} from 'backstage-plugin-ai-cost-common';
import type { Knex } from 'knex';

/** Identifies one part of a line's attribution from one day on. */
export interface LinePartKey {
  lineId: number;
  /** The empty string means from the beginning. */
  validFrom: string;
  part: number;
}

const DIMENSION_COLUMNS: Record<CostDimension, string> = {
  model: 'a.model',
  environment: 'a.environment',
  workload: 'a.workload',
  provider: 'l.provider',
  service: 'l.service',
};

/**
 * The parts of charge lines that are an entity's and pass the filters: their
 * keys, currency, environment and model, with `valid_to`, the day from which
 * another attribution holds, or NULL, and `parts`, the number of parts that share
 * the line.
 */
export function linePartsQuery(
  knex: Knex,
  query: ChargeLineQuery,
): Knex.QueryBuilder {
  const parts = selectParts(
    knex,
    knex('attributions as a')
      .join('charge_lines as l', 'l.id', 'a.line_id')
      .where('a.entity_ref', query.entityRef),
    query,
  );
  if (query.environments) {
    parts.whereIn('a.environment', query.environments);
  }
  if (query.currency !== undefined) {
    parts.where('l.currency', query.currency);
  }
  for (const [dimension, value] of Object.entries(query.filters ?? {})) {
    if (value !== undefined) {
      parts.where(DIMENSION_COLUMNS[dimension as CostDimension], value);
    }
  }
  return parts;
}

/** The columns of {@link linePartsQuery}, of parts that hold on some day. */
export function selectParts(
  knex: Knex,
  parts: Knex.QueryBuilder,
  { to }: Pick<ChargeLineQuery, 'to'>,
): Knex.QueryBuilder {
  return parts
    .where('a.valid_from', '<=', to)
    .select(
      'a.line_id',
      'a.valid_from',
      'a.part',
      'l.currency',
      'a.environment',
      'a.model',
      knex('attributions as n')
        .where('n.line_id', knex.ref('a.line_id'))
        .where('n.valid_from', '>', knex.ref('a.valid_from'))
        .min('n.valid_from')
        .as('valid_to'),
      knex('attributions as o')
        .where('o.line_id', knex.ref('a.line_id'))
        .where('o.valid_from', knex.ref('a.valid_from'))
        .count('*')
        .as('parts'),
    );
}
