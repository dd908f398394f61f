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
} from 'backstage-plugin-ai-cost-common';
import type { Knex } from 'knex';
import { whereTextIn } from '../../ledger/whereTextIn';

/**
 * Which spend to add up: of each dimension one of the values, compared exactly.
 * What is left out does not matter.
 */
export interface SumFilters
  extends Partial<Record<CostDimension, readonly string[]>> {
  currency?: string;
  /** Without what is nobody's. */
  allocated?: boolean;
}

/** True when a dimension is filtered by. */
export function hasDimensions(filters: SumFilters): boolean {
  return COST_DIMENSIONS.some(dimension => filters[dimension] !== undefined);
}

/** Keeps the series that filters let through; they are aliased as `s`. */
export function whereSeries(
  query: Knex.QueryBuilder,
  filters: SumFilters,
): void {
  for (const dimension of COST_DIMENSIONS) {
    const values = filters[dimension];
    if (values !== undefined) {
      whereTextIn(query, `s.${dimension}`, values);
    }
  }
  if (filters.currency !== undefined) {
    query.where('s.currency', filters.currency);
  }
  if (filters.allocated) {
    query.where('s.unallocated_reason', '');
  }
}
