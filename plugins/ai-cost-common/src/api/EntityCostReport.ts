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

import type { Day } from '../time/days';
import type {
  CostBasis,
  CostDimension,
  Granularity,
  SourceGrade,
  TokenClass,
  Workload,
} from '../words/vocabulary';
import type { AnnotationProblem } from '../annotations/AnnotationProblem';
import type { DecimalString } from '../money/DecimalString';
import type { ConvertedCosts } from './ConvertedCosts';

/**
 * One amount of money in the three FOCUS cost metrics, in one currency.
 *
 * @public
 */
export interface CostAmounts {
  billed: DecimalString;
  effective: DecimalString;
  list: DecimalString;
}

/**
 * What to report: the parameters of `GET /entities/{kind}/{namespace}/{name}/costs`.
 *
 * @public
 */
export interface EntityCostQuery {
  entityRef: string;
  /** First UTC day, included. */
  from: Day;
  /** Last UTC day, included. */
  to: Day;
  granularity: Granularity;
  basis: CostBasis;
  groupBy: CostDimension;
  /** Keep these environments only; the empty string stands for "unknown". */
  environments?: string[];
  /** ISO 4217; the currency with the most charges when left out. */
  currency?: string;
}

/**
 * How far a day can be trusted: `settled` is complete and invoice-grade,
 * `provisional` is still filling or estimated, `missing` was never delivered
 * (which is not zero).
 *
 * @public
 */
export type Completeness = 'settled' | 'provisional' | 'missing';

/** @public */
export interface CurrencyTotal {
  currency: string;
  /** Charges of the bill that the amounts come from. */
  charges: number;
  current: CostAmounts;
  /** The window of the same length (or the same calendar months) before it. */
  previous: CostAmounts;
  /** Like `current`, over complete days alone. */
  currentComplete: CostAmounts;
  /** Like `previous`, over the days that match the complete ones. */
  previousComplete: CostAmounts;
}

/**
 * The days that comparisons are made over: the complete days of the range, and
 * the days before it that match them.
 *
 * @public
 */
export interface ComparedDays {
  current: { from: Day; to: Day };
  previous: { from: Day; to: Day };
}

/** @public */
export interface CostBucket {
  /** First day of the bucket; a week starts on Monday. */
  start: Day;
  /** Last day of the bucket that lies in the asked range. */
  end: Day;
  completeness: Completeness;
}

/**
 * Key of the entry that adds up the groups beyond the 50 most expensive. A
 * group may have the same name: tell the entry by its `rest`.
 *
 * @public
 */
export const REST_KEY = 'rest';

/** @public */
export interface CostSeries {
  /** The dimension's value; the empty string stands for "unknown". */
  key: string;
  /** One amount per bucket, of the asked basis. */
  values: DecimalString[];
  /**
   * Set on the last entry alone, when there were too many groups to list: how
   * many it adds up. Its key is {@link REST_KEY}.
   */
  rest?: number;
}

/** @public */
export interface CostShare {
  /** The dimension's value; the empty string stands for "unknown". */
  key: string;
  cost: DecimalString;
  /** Like `cost`, over complete days alone: the part that compares with `previousCost`. */
  completeCost: DecimalString;
  /** Over the previous days that match the complete ones. */
  previousCost: DecimalString;
  /** Of the total of the asked basis, 0 to 1; undefined when it cannot be told. */
  share?: number;
  /** As in {@link CostSeries}: how many groups this last entry adds up. */
  rest?: number;
}

/** @public */
export interface TokenUsage {
  tokenClass: TokenClass;
  tokens: number;
  cost: DecimalString;
  /** Cost per million tokens of this class; undefined without tokens. */
  pricePerMillion?: number;
}

/** @public */
export interface ModelCost {
  /** Canonical model id; the empty string stands for "unknown". */
  model: string;
  /** Who sells it. */
  provider: string;
  workloads: Workload[];
  cost: DecimalString;
  /** Like `cost`, over complete days alone: the part that compares with `previousCost`. */
  completeCost: DecimalString;
  /** Over the previous days that match the complete ones. */
  previousCost: DecimalString;
  share?: number;
  /** Only the classes that the bill counts. */
  usage: TokenUsage[];
}

/** @public */
export interface SourceFreshness {
  sourceId: string;
  grade: SourceGrade;
  /** ISO 8601 instant of the newest delivery in use. */
  deliveredAt: string;
  /** Last UTC day that is complete. */
  completeThrough?: Day;
  /** Last UTC day with any charge. */
  lastChargeDay?: Day;
  /** True when the source's last run failed or is overdue. */
  stale: boolean;
}

/**
 * A change of money that was already shown, by a newer delivery of the same
 * period. It concerns a source that the entity has charges of, and may or may
 * not have changed those.
 *
 * @public
 */
export interface Restatement {
  sourceId: string;
  /** Billing period, `YYYY-MM`. */
  period: string;
  /** ISO 8601 instant. */
  at: string;
  currency: string;
  /**
   * New minus old over the AI charges of all entities, of the days that had been
   * complete. Only for readers who may read billing sources.
   */
  change?: CostAmounts;
}

/**
 * An annotation that would claim charges that are nobody's today.
 *
 * @public
 */
export interface AnnotationSuggestion {
  annotation: string;
  value: string;
  /** What the suggestion rests on, to show to a person. */
  evidence: string;
  /** Charge lines that it would match today. */
  lines: number;
}

/**
 * Everything that the AI Cost tab of one entity shows.
 *
 * @public
 */
export interface EntityCostReport {
  entityRef: string;
  owner?: string;
  costCenter?: string;
  query: Required<Omit<EntityCostQuery, 'currency'>> & { currency?: string };
  previousRange: { from: Day; to: Day };
  /** Absent when no day of the range is complete. */
  comparedDays?: ComparedDays;
  /** One per currency; never added together. Empty when nothing was claimed. */
  totals: CurrencyTotal[];
  /**
   * Only when a reporting currency is configured, and any cost is in another
   * one.
   */
  converted?: ConvertedCosts;
  /**
   * Shared costs of the range, in the asked currency, basis and environments;
   * absent when there are none. What was received is part of the total, what was
   * given away is not.
   */
  shared?: { received: DecimalString; givenAway: DecimalString };
  buckets: CostBucket[];
  /** In the asked currency, most expensive first. */
  series: CostSeries[];
  breakdowns: Record<CostDimension, CostShare[]>;
  models: ModelCost[];
  /** Environments seen in the range, whatever the filter. */
  environments: string[];
  /** Last day that is complete in every source that this entity's money comes from. */
  completeThrough?: Day;
  freshness: SourceFreshness[];
  restatements: Restatement[];
  /** What is wrong with the entity's annotations. */
  problems: AnnotationProblem[];
  /** Only when the entity has no charges at all. */
  suggestions: AnnotationSuggestion[];
}
