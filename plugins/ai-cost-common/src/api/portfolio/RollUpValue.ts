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

import type { Day } from '../../time/days';
import type { QualityValue } from '../EntityValueReport';

/**
 * What to measure of the entities of a roll-up: the parameters of
 * `GET /rollups/{kind}/{namespace}/{name}/value`.
 *
 * @public
 */
export interface RollUpValueQuery {
  scopeRef: string;
  from: Day;
  to: Day;
  currency?: string;
  relations?: 'all' | 'direct';
}

/**
 * Unit cost, latency, errors and quality of the entities of a roll-up. What is
 * absent was not measured, which is not zero.
 *
 * @public
 */
export interface RollUpValue {
  scopeRef: string;
  currency?: string;
  members: MemberValue[];
}

/** @public */
export interface MemberValue {
  entityRef: string;
  /** The business unit with the most units. */
  unit?: string;
  units?: number;
  /** In the currency of the answer, see the KPI `cost-per-unit`. */
  unitCost?: number;
  previousUnitCost?: number;
  unitCostTarget?: number;
  requests?: number;
  /** Seconds; from merged histograms. */
  p95?: number;
  /** 0 to 1. */
  errorRate?: number;
  quality?: QualityValue & { name: string };
}
