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
import type { DecimalString } from '../money/DecimalString';
import type { LatencyValue, QualityValue } from './EntityValueReport';

/**
 * One side of a comparison: a model, or all of them, in a range of days.
 *
 * @public
 */
export interface ExperimentArm {
  /** All models when left out. */
  model?: string;
  environment?: string;
  from: Day;
  to: Day;
}

/**
 * What to compare: the parameters of
 * `GET /entities/{kind}/{namespace}/{name}/comparison`.
 *
 * @public
 */
export interface ExperimentComparisonQuery {
  entityRef: string;
  arms: [ExperimentArm, ExperimentArm];
  /** ISO 4217; the currency with the most charges when left out. */
  currency?: string;
}

/**
 * Two models, versions or periods side by side:
 * `GET /entities/{kind}/{namespace}/{name}/comparison`.
 *
 * @public
 */
export interface ExperimentComparison {
  entityRef: string;
  currency?: string;
  arms: [ArmValue, ArmValue];
  differences: ArmDifference[];
}

/** @public */
export interface ArmValue {
  arm: ExperimentArm;
  cost: DecimalString;
  requests?: number;
  costPerThousandRequests?: number;
  errorRate?: number;
  latency?: LatencyValue;
  quality: QualityValue[];
}

/** @public */
export interface ArmDifference {
  /** `cost`, `latency`, `errors`, or the key of a score. */
  of: string;
  /** Second over first, minus 1; absent when one is missing. */
  relative?: number;
  /** The statistical test, by name. */
  test?: string;
  pValue?: number;
  verdict: 'different' | 'no-evidence' | 'too-few' | 'not-comparable';
  /** For people: what the verdict rests on. */
  reason: string;
}
