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
  type CostDimension,
  type PortfolioFilters,
  type UnallocatedReason,
} from 'backstage-plugin-ai-cost-common';
import type { Knex } from 'knex';
import { whereTextIn } from '../../ledger/whereTextIn';

/** Whose a part of a line is: somebody's, or nobody's for a reason. */
export type LineKind = typeof ALLOCATED | UnallocatedReason;

/** The kind of what somebody has. */
export const ALLOCATED = '+';

/** The kind of what the filters leave out. */
export const LEFT_OUT = '-';

/** Which charges to look at, by what can be told of those that are nobody's. */
export type CoverageFilters = Pick<PortfolioFilters, CostDimension>;

const ATTRIBUTED = ['model', 'environment', 'workload'] as const;
const BILLED = ['provider', 'service'] as const;

/** Of the filters those that can be told of charges that are nobody's. */
export function coverageFilters(
  filters: PortfolioFilters | undefined,
): CoverageFilters {
  return Object.fromEntries(
    COST_DIMENSIONS.flatMap(dimension =>
      filters?.[dimension] ? [[dimension, filters[dimension]]] : [],
    ),
  );
}

/** All parts of lines and their `kind`, of `attributions`. */
export function partKinds(
  knex: Knex,
  filters: CoverageFilters,
): Knex.QueryBuilder {
  const conditions = ATTRIBUTED.flatMap(dimension => {
    const values = filters[dimension];
    return values === undefined ? [] : [{ dimension, values }];
  });
  const passes = conditions
    .map(({ values }) => `?? in (${values.map(() => '?').join(', ')})`)
    .join(' and ');
  const bindings = conditions.flatMap(({ dimension, values }) => [
    dimension,
    ...values,
  ]);
  const kind = `case when entity_ref <> '' then '${ALLOCATED}' else unallocated_reason end`;
  return knex('attributions').select(
    'line_id',
    'valid_from',
    'part',
    'weight',
    conditions.length === 0
      ? knex.raw(`${kind} as kind`)
      : knex.raw(
          `case when ${passes} then ${kind} else '${LEFT_OUT}' end as kind`,
          bindings,
        ),
  );
}

/**
 * Lines and their `kind`; where `other` is another one, the line is of several
 * kinds, by parts or by days.
 */
export function lineKinds(
  knex: Knex,
  filters: CoverageFilters,
): Knex.QueryBuilder {
  return knex(partKinds(knex, filters).as('p'))
    .groupBy('line_id')
    .select('line_id')
    .min({ kind: 'kind' })
    .max({ other: 'kind' });
}

/** Keeps what the filters by the bill let through; lines are aliased as `l`. */
export function whereBilled(
  query: Knex.QueryBuilder,
  filters: CoverageFilters,
): void {
  for (const dimension of BILLED) {
    const values = filters[dimension];
    if (values !== undefined) {
      whereTextIn(query, `l.${dimension}`, values);
    }
  }
}
