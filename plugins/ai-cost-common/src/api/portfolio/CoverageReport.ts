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
import type { UnallocatedReason } from '../../words/vocabulary';
import type { CostBucket, SourceFreshness } from '../EntityCostReport';
import type { Day } from '../../time/days';
import type { PortfolioQuery } from './PortfolioQuery';
import type { ComparedSpend } from './PortfolioTotals';

/**
 * How much of the bill has an owner, and why the rest has none: the answer of
 * `GET /coverage`.
 *
 * @public
 */
export interface CoverageReport {
  query: PortfolioQuery;
  currency?: string;
  completeThrough?: Day;
  freshness: SourceFreshness[];
  /** Allocated part of gross usage cost; absent when there is none. */
  coverage?: number;
  previousCoverage?: number;
  /** 0 to 1, of `aiCost.coverage.target`. */
  target: number;
  /** The FinOps maturity bands by lower bound, of `aiCost.coverage.bands`. */
  bands: { name: 'crawl' | 'walk' | 'run'; from: number }[];
  parts: CoverageParts;
  trend: CoverageBucket[];
  /** Most expensive first. */
  reasons: UnallocatedByReason[];
  /** Most expensive first; at most a hundred, see `groupsLeftOut`. */
  groups: UnallocatedGroup[];
  groupsLeftOut: number;
  /** Tag keys of what is nobody's, most expensive first, at most fifty. */
  tagKeys: UnallocatedTagKey[];
}

/**
 * All AI spend, in four parts that add up to the bill. Gross usage is usage
 * with a cost above zero; the rest, credits before all, does not count towards
 * coverage.
 *
 * @public
 */
export interface CoverageParts {
  allocatedUsage: DecimalString;
  unallocatedUsage: DecimalString;
  allocatedOther: DecimalString;
  unallocatedOther: DecimalString;
  total: DecimalString;
}

/** @public */
export interface CoverageBucket extends CostBucket {
  allocatedUsage: DecimalString;
  unallocatedUsage: DecimalString;
  /** Absent without usage. */
  coverage?: number;
}

/** @public */
export interface UnallocatedByReason extends ComparedSpend {
  reason: UnallocatedReason;
  lines: number;
}

/**
 * Charges that are nobody's for one reason, and that one annotation would
 * claim together: the same account, service and naming.
 *
 * @public
 */
export interface UnallocatedGroup extends ComparedSpend {
  /** Stable while its charges have the same account, service and reason. */
  id: string;
  reason: UnallocatedReason;
  provider: string;
  billingAccount: string;
  subAccount?: string;
  service: string;
  lines: number;
  firstDay: Day;
  lastDay: Day;
  /** Values that its charges have, the most expensive first, at most ten each. */
  resources: string[];
  projects: string[];
  apiKeys: string[];
  models: string[];
  tags: { key: string; values: string[] }[];
}

/** @public */
export interface UnallocatedTagKey {
  key: string;
  cost: DecimalString;
  lines: number;
  /** The most expensive, at most ten. */
  values: { value: string; cost: DecimalString }[];
}
