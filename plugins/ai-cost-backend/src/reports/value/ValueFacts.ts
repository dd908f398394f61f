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

import type { UnitCostTarget } from 'backstage-plugin-ai-cost-common';
import type { TrainingRunCost } from './runs/KnownRun';
import type { DailyCosts } from './money/DailyCosts';
import type { GpuCost } from './money/readGpuCosts';
import type { TokenCounts } from './money/TokenCounts';
import type { WeighingScore } from './quality/WeighingScore';
import type { ChosenTelemetry } from './telemetry/ChosenTelemetry';
import type { ScoreFigure } from './telemetry/Figure';
import type { ValueWindows } from './ValueWindows';

/** What the figures of a value report are computed from. */
export interface ValueFacts {
  windows: ValueWindows;
  /** Undefined when the entity has no cost. */
  currency?: string;
  /** In the currency alone. */
  costs: DailyCosts;
  /** In the currency alone. */
  gpuCosts: readonly GpuCost[];
  telemetry: ChosenTelemetry;
  tokens: TokenCounts;
  scores: readonly ScoreFigure[];
  /** Undefined when nothing was evaluated in the range. */
  weighing?: WeighingScore;
  /** The business unit; undefined when none was counted. */
  unit?: string;
  targets: readonly UnitCostTarget[];
  runs: readonly TrainingRunCost[];
}
