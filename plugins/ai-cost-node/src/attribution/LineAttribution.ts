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
  AlternativeClaim,
  Day,
  UnallocatedReason,
  Workload,
} from 'backstage-plugin-ai-cost-common';

/**
 * Who a charge line belongs to, from each day on.
 *
 * @public
 */
export interface LineAttribution {
  /** At least one; ordered; the first is valid from the beginning of time. */
  segments: AttributionSegment[];
}

/** @public */
export interface AttributionSegment {
  /** First UTC day; undefined for the beginning of time. */
  validFrom?: Day;
  /** At least one; they share the line by their weights. */
  parts: AttributionPart[];
}

/** @public */
export interface AttributionPart {
  /** Undefined when the part is nobody's. */
  entityRef?: string;
  /** The entity whose cost is shared out; undefined for the entity's own. */
  sharedFrom?: string;
  unallocatedReason?: UnallocatedReason;
  /** Empty when neither the bill nor an annotation tells. */
  environment: string;
  model: string;
  workload: Workload;
  /** Whole-number weight among the segment's parts. */
  weight: number;
  /**
   * `annotation:resources`, `convention:component`, `rule:<id>`,
   * `share:<entityRef>`, `none`.
   */
  rule: string;
  /** For a person to read: the evidence. */
  reason: string;
  /** Several entities claimed the line equally. */
  conflict: boolean;
  /** Other claims on the line, and disagreements between bill and annotation. */
  alternatives: AlternativeClaim[];
}
