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

import type { TokenClass, Workload } from '../../words/vocabulary';
import type { TokenUsage } from '../EntityCostReport';
import type { PortfolioQuery } from './PortfolioQuery';
import type { ComparedSpend, HiddenSpend } from './PortfolioTotals';
import type { SprawlStatus } from './SprawlReport';

/**
 * Every model that is paid for: the answer of `GET /models`.
 *
 * @public
 */
export interface PortfolioModels {
  query: PortfolioQuery;
  currency?: string;
  hidden?: HiddenSpend;
  /** Most expensive first; the last may be of no known model. */
  models: PortfolioModel[];
}

/** One model of one provider. @public */
export interface PortfolioModel extends ComparedSpend {
  /** Canonical model id; the empty string stands for "unknown". */
  model: string;
  provider: string;
  family?: string;
  workloads: Workload[];
  environments: string[];
  share?: number;
  /** Only the classes that the bill counts. */
  usage: TokenUsage[];
  /** `usage` over complete days, beside that of the days that match them. */
  comparedUsage: ComparedUsage[];
  /** Who uses it, most expensive first, at most ten of `entities`. */
  users: ModelUser[];
  entities: number;
  owners: number;
  status: SprawlStatus;
}

/**
 * Tokens of a class and their price, over the days that `completeCost` and
 * `previousCost` are of.
 *
 * @public
 */
export interface ComparedUsage {
  tokenClass: TokenClass;
  completeTokens: number;
  previousTokens: number;
  /** Cost per million tokens; undefined without tokens. */
  completePricePerMillion?: number;
  previousPricePerMillion?: number;
}

/** @public */
export interface ModelUser {
  /** The empty string when nobody claims it. */
  entityRef: string;
  owner?: string;
  cost: string;
}
