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

/**
 * Who might answer for a group of charges that is nobody's: the answer of
 * `GET /coverage/groups/{id}/proposals`.
 *
 * @public
 */
export interface AnnotationProposals {
  groupId: string;
  /** Best first, at most ten. */
  proposals: AnnotationProposal[];
}

/** @public */
export interface AnnotationProposal {
  entityRef: string;
  title?: string;
  owner?: string;
  /** Where its `catalog-info.yaml` can be edited, where the catalog knows. */
  editUrl?: string;
  annotation: string;
  value: string;
  /** The annotation's value today, which `value` contains. */
  current?: string;
  /** 0 to 1. */
  score: number;
  /** Why it is proposed, for people: what was seen, and how well it fits. */
  evidence: string[];
  /** What it would claim of the group, in the currency of the coverage report. */
  cost: DecimalString;
  lines: number;
}
