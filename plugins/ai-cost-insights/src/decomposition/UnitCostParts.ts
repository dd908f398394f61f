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

/** What a unit's cost is made of, over some time. @public */
export interface UnitCostParts {
  /** What was produced; requests themselves where there is no business unit. */
  units: number;
  /** By model; a model that is not there had no cost and no requests. */
  models: ReadonlyMap<string, ModelParts>;
  /** Cost of what no calls are counted of, such as training and idle capacity. */
  unmetered: number;
}

/** @public */
export interface ModelParts {
  cost: number;
  requests: number;
  /** Absent when nobody counts them. */
  tokens?: number;
}

/** @public */
export type UnitCostTerm =
  | 'price'
  | 'tokens'
  | 'requests'
  | 'mix'
  | 'unmetered';
