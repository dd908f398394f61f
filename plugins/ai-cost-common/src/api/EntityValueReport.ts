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

import type { KpiId } from '../kpis';
import type { DecimalString } from '../money/DecimalString';
import type { Day } from '../time/days';
import type { ScoreDirection } from '../words/telemetry';
import type { SourceGrade, TokenClass } from '../words/vocabulary';
import type { ComparedDays, Completeness } from './EntityCostReport';

/**
 * What to report: the parameters of `GET /entities/{kind}/{namespace}/{name}/value`.
 *
 * @public
 */
export interface EntityValueQuery {
  entityRef: string;
  from: Day;
  to: Day;
  /** All when left out. The empty string stands for "unknown". */
  environments?: string[];
  /** ISO 4217; the currency with the most charges when left out. */
  currency?: string;
  /** Business unit; the one with the most units when left out. */
  unit?: string;
}

/**
 * Spend beside performance, quality and output: the Value section of the tab.
 *
 * @public
 */
export interface EntityValueReport {
  entityRef: string;
  query: { from: Day; to: Day; environments: string[] };
  previousRange: { from: Day; to: Day };
  /** Absent when no day of the range is complete. */
  comparedDays?: ComparedDays;
  /** Last day that is complete in every source that the money comes from. */
  completeThrough?: Day;
  /** Of all money in the report; absent when there is none. */
  currency?: string;
  /** Currencies that the entity has cost in, the asked one included. */
  currencies: string[];
  /** Of the sources that the money comes from, best first. */
  grades: SourceGrade[];
  /** The business unit that the report counts; absent when there is none. */
  unit?: string;
  /** Names of all business units of the entity in the range. */
  units: string[];
  kpis: KpiValue[];
  days: ValueDay[];
  decomposition: Decomposition;
  /** Most expensive first; the last may be of no known model. */
  models: ModelValue[];
  scores: QualityScore[];
  telemetry: TelemetryStatus;
}

/**
 * A KPI's value, with what it was made of.
 *
 * @public
 */
export interface KpiValue {
  kpi: KpiId;
  /** What it is of where there are several: a percentile, a token class. */
  of?: string;
  /** In the unit of the KPI; absent when it is not available. */
  value?: number;
  /** Of the previous range, over the days that match. */
  previous?: number;
  /** What was aimed at, of an annotation. */
  target?: number;
  /** Exact, in the report's currency where it is money. */
  numerator?: DecimalString;
  denominator?: number;
  /** Days that it was computed over. */
  days?: number;
  /** Who measured what is not money. */
  sources: string[];
  /** Why there is no value, for people. */
  unavailable?: string;
}

/**
 * Latency of a day or of a model, from a merged histogram.
 *
 * @public
 */
export interface LatencyValue {
  /** Seconds; absent when it lies above the highest bound. */
  p50?: number;
  p95?: number;
  p99?: number;
  /** How many calls were timed. */
  samples: number;
  /** Widths in seconds of the buckets that the percentiles lie in. */
  error: { p50?: number; p95?: number; p99?: number };
}

/**
 * What is absent was not measured, which is not zero.
 *
 * @public
 */
export interface ValueDay {
  day: Day;
  completeness: Completeness;
  cost?: DecimalString;
  units?: number;
  unitCost?: number;
  requests?: number;
  failures?: number;
  tokens?: number;
  latency?: LatencyValue;
}

/**
 * Why the cost of a unit changed: factors that multiply to `total`.
 *
 * @public
 */
export interface Decomposition {
  /** The two halves of the complete days that are compared. */
  before?: { from: Day; to: Day; unitCost: number };
  after?: { from: Day; to: Day; unitCost: number };
  /** After over before; absent when it cannot be told. */
  total?: number;
  terms: DecompositionTerm[];
  /** What a unit is, a business unit or `request`. */
  per?: string;
  unavailable?: string;
}

/** @public */
export interface DecompositionTerm {
  /**
   * `price` of a token, `tokens` of a request, `requests` of a unit, `mix` of
   * models, and `unmetered` cost, which has no tokens.
   */
  term: 'price' | 'tokens' | 'requests' | 'mix' | 'unmetered';
  /** 1 for no change. */
  factor: number;
  /** Its part of the change of the unit cost, in the report's currency. */
  amount: number;
}

/** @public */
export interface ModelValue {
  /** The empty string stands for "unknown". */
  model: string;
  provider: string;
  environments: string[];
  cost: DecimalString;
  /** Over the previous days that match. */
  previousCost: DecimalString;
  requests?: number;
  failures?: number;
  tokens: Partial<Record<TokenClass, number>>;
  /** Cost per thousand tokens by class, where the bill counts them. */
  tokenPrices: Partial<Record<TokenClass, number>>;
  costPerThousandRequests?: number;
  errorRate?: number;
  latency?: LatencyValue;
  timeToFirstToken?: LatencyValue;
  /** The score that models of the entity are weighed by, see `qualityKey`. */
  quality?: QualityValue;
  costPerSuccess?: number;
  /** No other model of the entity is both cheaper and better. */
  frontier?: boolean;
  /** Why a figure is absent, by field, for people. */
  unavailable: Record<string, string>;
}

/** @public */
export interface QualityValue {
  /** Key of a {@link QualityScore}. */
  key: string;
  value: number;
  /** Absent when nobody says how many were evaluated. */
  sampleSize?: number;
  /** Last day that it is of. */
  day: Day;
}

/**
 * A score over time. Scores of another name, evaluator, direction or source are
 * other scores, and are never compared.
 *
 * @public
 */
export interface QualityScore {
  key: string;
  name: string;
  evaluator: string;
  direction: ScoreDirection;
  source: string;
  model: string;
  environment: string;
  /** Weighted by sample size; the newest where there is none. */
  value: number;
  previous?: number;
  sampleSize?: number;
  days: { day: Day; value: number; sampleSize?: number }[];
}

/** Where telemetry comes from, and what was looked for. @public */
export interface TelemetryStatus {
  /**
   * Some of what was measured, of any entity, is not yet given to entities:
   * counts may be too low for a moment.
   */
  pending: boolean;
  sources: {
    source: string;
    type: string;
    description: string;
    /** ISO 8601 instant of the last run that succeeded. */
    lastSuccessAt?: string;
    /** Why the last run failed, for people. */
    failure?: string;
    /** A query can be tried on it. */
    previews: boolean;
    /** Names that it looks for without annotations. */
    conventions: { name: string; measure: string }[];
    /** What it has of the entity in the range. */
    measures: string[];
    /** Last day with any. */
    lastDay?: Day;
  }[];
  /** What annotations ask for, and what came of it. */
  queries: {
    kind: 'units' | 'latency' | 'quality';
    name: string;
    source: string;
    expression: string;
    /** Absent when it was answered. */
    problem?: string;
  }[];
}
