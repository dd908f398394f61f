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

import type { DecimalString } from '../money/DecimalString';
import type { ScoreDirection } from '../words/telemetry';

/**
 * What an annotation asks a telemetry source for.
 *
 * @public
 */
export interface TelemetryQuery {
  /** `units` of `ai-cost/unit`, and so on. */
  kind: 'units' | 'latency' | 'quality';
  /**
   * The business unit, the score, or of latency `latency`, `first-token` or
   * `per-token`.
   */
  name: string;
  /** Id or type of a telemetry source, such as `prometheus`. */
  source: string;
  /** In the source's own language, such as PromQL. */
  expression: string;
  /** Of `quality` alone; higher is better unless the annotation says otherwise. */
  direction?: ScoreDirection;
}

/**
 * What a unit of an entity should cost at most, of `ai-cost/unit-cost-target`.
 *
 * @public
 */
export interface UnitCostTarget {
  /** Name of the business unit. */
  unit: string;
  amount: DecimalString;
  /** ISO 4217. */
  currency: string;
}

/**
 * What an entity's annotations say of telemetry.
 *
 * @public
 */
export interface EntityTelemetry {
  queries: TelemetryQuery[];
  targets: UnitCostTarget[];
}
