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

import type {
  EntityValueQuery,
  UnitCostTarget,
} from 'backstage-plugin-ai-cost-common';
import type { TelemetrySource } from 'backstage-plugin-ai-cost-node';
import type { KnownSource } from '../freshness/readKnownSources';
import type { CostDay } from './money/DailyCosts';
import type { GpuCost } from './money/readGpuCosts';
import type { TrainingRunCost } from './runs/KnownRun';
import type { EntityFigures } from './telemetry/Figure';
import type { TelemetryState } from './telemetry/telemetryStatus';

/** What a value report follows from, all of one snapshot. */
export interface ValueInputs {
  query: EntityValueQuery;
  now: Date;
  /** The sources that the entity's money comes from. */
  sources: readonly KnownSource[];
  /** All of them, which tell of missing days where nothing was charged. */
  allSources: readonly KnownSource[];
  /** In all environments and currencies. */
  costs: readonly CostDay[];
  /** In all of them too; empty where no GPU is measured. */
  gpuCosts: readonly GpuCost[];
  /** In all environments. */
  figures: EntityFigures;
  configured: readonly TelemetrySource[];
  state: TelemetryState;
  runs: readonly TrainingRunCost[];
  targets: readonly UnitCostTarget[];
}
