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

import { COST_DIMENSIONS } from './vocabulary';

/**
 * The dimensions that the spend of many entities can be grouped and filtered
 * by: those of an entity, who owns it, and which it is.
 *
 * @public
 */
export const PORTFOLIO_DIMENSIONS = [
  ...COST_DIMENSIONS,
  'owner',
  'entity',
] as const;

/** @public */
export type PortfolioDimension = (typeof PORTFOLIO_DIMENSIONS)[number];

/**
 * Which spend to keep: of each dimension one of the values, compared exactly.
 * The empty string stands for "unknown"; of `owner` and `entity` it stands for
 * "nobody".
 *
 * @public
 */
export type PortfolioFilters = Partial<
  Record<PortfolioDimension, readonly string[]>
>;
