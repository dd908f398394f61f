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

import type { Day } from 'backstage-plugin-ai-cost-common';

/** A cost that somebody wrote down, in days that are both included. */
export interface CustomCost {
  /** The record in its file: the first is 1. */
  row: number;
  from: Day;
  to: Day;
  /** Attos, over all its days; less than zero for a credit. */
  amount: bigint;
  currency: string;
  description: string;
  vendor: string;
  service: string;
  /** Full ref of the entity that it is for. */
  entity?: string;
  environment?: string;
  workload?: string;
  tags: Record<string, string>;
}

/** The columns of a file of costs. */
export const CUSTOM_COST_COLUMNS = [
  'month',
  'day',
  'from',
  'to',
  'description',
  'vendor',
  'service',
  'amount',
  'currency',
  'entity',
  'environment',
  'workload',
  'tags',
] as const;

export type CustomCostColumn = (typeof CUSTOM_COST_COLUMNS)[number];

/** A row as it was written, before anything of it is understood. */
export interface WrittenCost {
  row: number;
  /** Trimmed; empty and absent are the same. */
  cells: ReadonlyMap<CustomCostColumn, string>;
  tags: ReadonlyMap<string, string>;
  /** What is wrong already. */
  problem?: CellProblem;
}

/** Why a row cannot be read. */
export interface CellProblem {
  column?: string;
  problem: string;
}
