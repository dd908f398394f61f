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

import type { UnallocatedReason } from 'backstage-plugin-ai-cost-common';

/** Why a charge is nobody's, in a few words. */
export const REASON_NAMES: Record<UnallocatedReason, string> = {
  no_tags: 'No tags',
  no_entity_tag: 'No tag names an entity',
  unknown_entity: 'The tag names no known entity',
  ambiguous_entity: 'The tag names several entities',
  orphaned_entity: 'The entity left the catalog',
  untagged_credit: 'Credit without a resource',
  untagged_tax: 'Tax without a resource',
  untagged_purchase: 'Purchase without a resource',
  unreported_usage: 'Usage that nobody reported',
};

export const UNALLOCATED_REASONS = Object.keys(
  REASON_NAMES,
) as UnallocatedReason[];
