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

import type { Day } from 'backstage-plugin-ai-cost-common';
import type { ChargeDimensions } from './ChargeDimensions';

/**
 * One charge as a source reads it, or several of the same dimensions and day
 * that the source has added up.
 *
 * @public
 */
export interface Charge {
  dimensions: ChargeDimensions;
  /** UTC day on which the charge period starts. */
  day: Day;
  /** Attos (10^-18) of the billing currency. */
  billed: bigint;
  effective: bigint;
  list: bigint;
  /** In `unitAsBilled`; absent when the source has no quantity. */
  quantity?: number;
  /** Rows of the source that it stands for; 1 when left out. */
  rows?: number;
}
