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

import type { Workload } from 'backstage-plugin-ai-cost-common';
import type { ChargeDimensions } from '../billing/ChargeDimensions';
import type { ChargeLine } from '../billing/ChargeLine';

/**
 * One reason why a charge is AI.
 *
 * @public
 */
export interface ClassificationRule {
  /** Stable and unique, in kebab-case. */
  readonly id: string;
  /** For people: what the rule looks for. */
  readonly description: string;
  /**
   * Any text. Change it whenever the answer to some charge changes, so that
   * bills are classified again; else they stay as the rule read them before.
   */
  readonly version: string;
  /** Undefined when the rule has nothing to say. */
  match(charge: ChargeDimensions): ClassificationMatch | undefined;
}

/** @public */
export interface ClassificationMatch {
  /** False when the rule knows that the charge is not AI; no later rule is asked. */
  ai: boolean;
  workload?: Workload;
  /**
   * True when the bill itself names the workload, as a usage type `Train:` or a
   * tag does, so that no annotation overrides it.
   */
  workloadNamed?: boolean;
  /** Model as billed, when the rule could read it. */
  model?: string;
  /** What the rule saw, such as `InstanceType g5.4xlarge`. */
  evidence: string;
}

/**
 * Tells AI charges from others, with evidence.
 *
 * @public
 */
export interface Classifier {
  /** Changes with the rules, so that deliveries are classified again. */
  readonly fingerprint: string;
  /** The charge as an AI charge line with the factor from billed to stored quantity, or undefined when it is not AI. */
  classify(charge: ChargeDimensions): ClassifiedCharge | undefined;
}

/** @public */
export interface ClassifiedCharge {
  line: ChargeLine;
  /** Multiply the billed quantity by it to get `line.unit`; 1000 for `1K tokens`. */
  quantityFactor: number;
}
