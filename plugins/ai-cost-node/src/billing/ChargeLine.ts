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

import type { TokenClass, Workload } from 'backstage-plugin-ai-cost-common';
import type { ChargeDimensions } from './ChargeDimensions';

/**
 * A charge line that is AI: its dimensions, why it is AI, and what that told.
 *
 * @public
 */
export interface ChargeLine extends ChargeDimensions {
  workload: Workload;
  /** True when the bill itself names the workload, so that no annotation overrides it. */
  workloadFromBill: boolean;
  /** Model as the bill names it, from its own column or read from the meter. */
  modelAsBilled?: string;
  /** `modelAsBilled`, or what the alias table maps it to. */
  model?: string;
  tokenClass?: TokenClass;
  /** Unit of the daily quantities: `Tokens`, `Hours`, `GB-Hours`, `Requests`, … */
  unit?: string;
  /** Id of the classification rule that matched. */
  classificationRule: string;
  /** What the rule saw, for a person to read. */
  classificationEvidence: string;
}
