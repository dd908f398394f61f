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

/**
 * Which runs: the parameters of `GET /entities/{kind}/{namespace}/{name}/runs`.
 *
 * @public
 */
export interface EntityTrainingRunsQuery {
  entityRef: string;
  from: Day;
  to: Day;
  /** All when left out. The empty string stands for "unknown". */
  environments?: string[];
  /** ISO 4217; the currency that the most runs have costs in when left out. */
  currency?: string;
}

/**
 * Runs of training and evaluation of an entity, newest first, with what they
 * cost: `GET /entities/{kind}/{namespace}/{name}/runs`.
 *
 * @public
 */
export interface EntityTrainingRuns {
  entityRef: string;
  currency?: string;
  runs: TrainingRunValue[];
  outcomes: {
    outcome: TrainingOutcome;
    runs: number;
    /** Of those whose cost is known. */
    cost: DecimalString;
    withoutCost: number;
    /** Whose cost is an estimate. */
    estimated: number;
  }[];
}

/**
 * `promoted` to production, `evaluated`: registered and not in production,
 * `abandoned`: ended and nothing came of it, `running`, `unknown`:
 * nothing says what came of it.
 *
 * @public
 */
export type TrainingOutcome =
  | 'promoted'
  | 'evaluated'
  | 'abandoned'
  | 'running'
  | 'unknown';

/** @public */
export interface TrainingRunValue {
  runId: string;
  source: string;
  name?: string;
  experiment?: string;
  outcome: TrainingOutcome;
  /** Why that outcome, such as an alias, for people. */
  evidence: string;
  startedAt: string;
  endedAt?: string;
  /** Absent when no charge names the run, and its usage was not estimated. */
  cost?: DecimalString;
  /** The cost is what its usage was estimated at, for no charge names the run. */
  isEstimate?: boolean;
  /** How the charges were found. */
  costEvidence?: string;
  metrics: Record<string, number>;
}
