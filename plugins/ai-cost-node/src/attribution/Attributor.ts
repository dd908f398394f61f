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

import type { AlternativeClaim } from 'backstage-plugin-ai-cost-common';
import type { ChargeLine } from '../billing/ChargeLine';
import type { LineAttribution } from './LineAttribution';

/**
 * Decides to whom charge lines belong. Pure and deterministic: the same
 * catalog, configuration and line give the same answer.
 *
 * @public
 */
export interface Attributor {
  /** Changes whenever any line's answer may change. */
  readonly fingerprint: string;

  /**
   * @param observer - told what the annotations matched on the way
   */
  attribute(line: ChargeLine, observer?: ClaimObserver): LineAttribution;

  /**
   * Like `attribute`, before cost is shared out: who used what a line is about.
   */
  attributeUsage(line: ChargeLine): LineAttribution;

  /**
   * Gives a line to an entity that asked for it by name, and tells environment,
   * model and workload as if the entity claimed it. Nobody's when the catalog
   * has no such entity.
   *
   * @param entityRef - in any case
   */
  assign(line: ChargeLine, entityRef: string): LineAttribution;
}

/**
 * One item of an entity's annotation that claims charges.
 *
 * @public
 */
export interface EntityClaim {
  entityRef: string;
  /** Key of the annotation, such as `ai-cost/resources`. */
  annotation: string;
  /** As it was written; all pairs of `ai-cost/tags` are one item. */
  item: string;
}

/**
 * Sees what attribution finds, to tell which annotations are of use.
 *
 * @public
 */
export interface ClaimObserver {
  /** The line is one that the item is about, whoever wins it. */
  claimMatched(claim: EntityClaim): void;
  /** Before the cost is shared out. */
  lineAttributed(attribution: LineAttribution): void;
  /**
   * A claim, or a tag that names an entity, was outdone on the line by a more
   * specific annotation of another entity. After `lineAttributed`.
   */
  claimDisplaced(claim: AlternativeClaim): void;
}
