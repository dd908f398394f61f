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

import type { DecimalString } from '../../money/DecimalString';
import type { Day, Month } from '../../time/days';
import type { UnallocatedReason } from '../../words/vocabulary';

/**
 * An annotation or a central rule to try over real history: the body of
 * `POST /coverage/trial`. Nothing is changed by it.
 *
 * @public
 */
export interface AttributionTrialQuery {
  /** First UTC day, included. */
  from: Day;
  /** Last UTC day, included. */
  to: Day;
  currency?: string;
  /** Either an annotation of an entity, as if it had this value, */
  annotation?: { entityRef: string; annotation: string; value: string };
  /** or an item of `aiCost.attribution.rules`, as if it came last. */
  rule?: TrialRule;
}

/** An item of `aiCost.attribution.rules`, in the shape of the configuration. @public */
export interface TrialRule {
  id: string;
  match: {
    tags?: Record<string, string | string[]>;
    resources?: string[];
    accounts?: string[];
    projects?: string[];
    apiKeys?: string[];
    models?: string[];
    providers?: string[];
    services?: string[];
  };
  assign: {
    entity?: string;
    environment?: string;
    workload?: string;
    model?: string;
  };
  from?: Day;
  to?: Day;
}

/**
 * What would have been other, in effective cost.
 *
 * @public
 */
export interface AttributionTrial {
  currency?: string;
  /** Money that would change hands; they add up to zero over all sides. */
  moves: TrialMove[];
  /** What the entity would have more of; negative for less. */
  gained: DecimalString;
  lines: number;
  /** Charges that others claim just as well, and that would be divided. */
  conflicts: TrialConflict[];
  months: { month: Month; gained: DecimalString }[];
  /** Allocated part of gross usage cost, 0 to 1; absent when there is none. */
  coverageBefore?: number;
  coverageAfter?: number;
  /**
   * True when it would also move charges of entities that the reader may not
   * see. They are in none of the figures, for they would tell what those spend.
   */
  hidden: boolean;
  /** What is wrong with the annotation or rule, for people. */
  problems: string[];
  /** What to add to `catalog-info.yaml` or to the configuration. */
  patch: string;
}

/** @public */
export interface TrialMove {
  /** The empty string for nobody. */
  fromRef: string;
  fromReason?: UnallocatedReason;
  toRef: string;
  toReason?: UnallocatedReason;
  cost: DecimalString;
  lines: number;
}

/** @public */
export interface TrialConflict {
  entityRef: string;
  rule: string;
  cost: DecimalString;
  lines: number;
}
