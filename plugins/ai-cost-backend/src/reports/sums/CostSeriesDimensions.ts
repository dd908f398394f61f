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
  type TokenClass,
  type UnallocatedReason,
  type Workload,
} from 'backstage-plugin-ai-cost-common';

/** What money of a series is spent on, and in what its quantity is counted. */
export interface CostSeriesDimensions extends Record<CostDimension, string> {
  id: number;
  /** Undefined when it is somebody's. */
  unallocatedReason?: UnallocatedReason;
  workload: Workload;
  currency: string;
  tokenClass?: TokenClass;
  /** Unit of the quantities; the empty string when the bill has none. */
  unit: string;
}

/** A row of {@link DIMENSION_COLUMNS}. */
export interface DimensionRow extends Record<CostDimension, string> {
  id: number;
  unallocated_reason: string;
  currency: string;
  token_class: string;
  unit: string;
}

/** The columns of a series that tell its dimensions, aliased as `s`. */
export const DIMENSION_COLUMNS = [
  's.id',
  's.unallocated_reason',
  ...COST_DIMENSIONS.map(dimension => `s.${dimension}`),
  's.currency',
  's.token_class',
  's.unit',
];

export function dimensionsOf(row: DimensionRow): CostSeriesDimensions {
  return {
    id: row.id,
    unallocatedReason: (row.unallocated_reason || undefined) as
      | UnallocatedReason
      | undefined,
    model: row.model,
    environment: row.environment,
    workload: row.workload as Workload,
    provider: row.provider,
    service: row.service,
    currency: row.currency,
    tokenClass: (row.token_class || undefined) as TokenClass | undefined,
    unit: row.unit,
  };
}
