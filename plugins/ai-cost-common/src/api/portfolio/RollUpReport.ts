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

import type { DecimalString } from '../../money/DecimalString';
import type { CostDimension } from '../../words/vocabulary';
import type { CostBucket, CostSeries, CostShare } from '../EntityCostReport';
import type { PortfolioSeriesQuery } from './PortfolioQuery';
import type { ComparedSpend, PortfolioTotals } from './PortfolioTotals';
import type { SpendDriver } from './SpendDriver';

/**
 * What to report of a Group, User, System or Domain: the parameters of
 * `GET /rollups/{kind}/{namespace}/{name}/costs`.
 *
 * @public
 */
export interface RollUpQuery extends PortfolioSeriesQuery {
  /** Ref of the Group, User, System or Domain. */
  scopeRef: string;
  /**
   * `direct`: only what the scope itself owns or holds. `all`, the default:
   * also what its child groups, its groups or its systems do.
   */
  relations?: RollUpRelations;
}

/** @public */
export type RollUpRelations = 'all' | 'direct';

/**
 * The spend of everything that a Group, User, System or Domain answers for.
 * Every entity counts once, however many ways lead to it. A group has the cost
 * of an entity for the days on which it owned it.
 *
 * @public
 */
export interface RollUpReport extends PortfolioTotals {
  scopeRef: string;
  query: RollUpQuery;
  buckets: CostBucket[];
  /** Most expensive first; of `groupBy`. */
  series: CostSeries[];
  breakdowns: Record<CostDimension, CostShare[]>;
  /** All entities with spend in either range, most expensive first. */
  members: RollUpMember[];
  /** How many entities the scope has that hold costs, with and without spend. */
  entities: number;
  /** Its children and what they add up to; only with `relations: 'all'`. */
  children: RollUpChild[];
  /** What changed most, and why; at most ten. */
  movers: SpendMover[];
}

/** @public */
export interface RollUpMember extends ComparedSpend {
  entityRef: string;
  /** Of the catalog, where the entity is in it. */
  title?: string;
  /** As in the catalog: `Component`. */
  kind: string;
  type?: string;
  /** At the end of the range. */
  owner?: string;
  system?: string;
  /** The part of `cost` that other entities share out to it. */
  sharedCost: DecimalString;
  /** Of the total, 0 to 1; undefined when it cannot be told. */
  share?: number;
  /** `new` had no spend before, `gone` has none now. */
  state: 'new' | 'gone' | 'continuing';
  /** The catalog has it no more. */
  retired: boolean;
  /** Environments with spend in the range. */
  environments: string[];
  /** Models with spend in the range. */
  models: string[];
  /** Billed tokens of all classes; undefined when the bill counts none. */
  tokens?: number;
  /** How many problems its annotations have. */
  problems: number;
}

/** @public */
export interface RollUpChild extends ComparedSpend {
  entityRef: string;
  title?: string;
  /** Entities of it that hold costs. */
  entities: number;
}

/** @public */
export interface SpendMover {
  entityRef: string;
  title?: string;
  /** `completeCost - previousCost`. */
  change: DecimalString;
  /** They add up to the change. */
  drivers: SpendDriver[];
}
