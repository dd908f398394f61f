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

import type { TrainingOutcome } from 'backstage-plugin-ai-cost-common';
import type { TrainingRun, UsageRunFacts } from 'backstage-plugin-ai-cost-node';

/** A run as a tracker, usage events or both tell of it. */
export interface KnownRun
  extends Omit<TrainingRun, 'status'>,
    Pick<UsageRunFacts, 'outcome'> {
  /** Undefined when nothing says whether it has ended. */
  status?: TrainingRun['status'];
  /** A tracker tells of it, which would have what was registered of it. */
  tracked: boolean;
}

/** Money of a run in one environment and currency. */
export interface RunMoney {
  /** The empty string stands for "unknown". */
  environment: string;
  currency: string;
  /** Attos. */
  amount: bigint;
}

/** A run, what came of it, and what it cost. */
export interface TrainingRunCost {
  /** Id of the telemetry source, or the reporter of usage events. */
  source: string;
  run: KnownRun;
  outcome: TrainingOutcome;
  /** For people. */
  evidence: string;
  /** Only the silence of a registry says that it was abandoned. */
  presumed: boolean;
  /** Charges that name the run, and it alone. */
  charges: RunMoney[];
  /** What its usage was estimated at, which is no bill. */
  estimates: RunMoney[];
  /** Attos in the currency and environments of the report, of charges. */
  cost?: bigint;
  /** The same of estimates; undefined where there is a cost. */
  estimate?: bigint;
  /** How money was found, or why none is counted, for people. */
  costEvidence?: string;
}
