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
import type { ChargeLine } from '../billing/ChargeLine';
import { USAGE_REMAINDER_METHOD } from './allocationMethods';
import type { Findings } from './Findings';

/** Why nobody owns a line, as a code and for a person to read. */
export interface Unallocated {
  unallocatedReason: UnallocatedReason;
  reason: string;
}

/**
 * Why nobody owns a line: the claim that came nearest says it, else its tags.
 *
 * @param entityTags - keys of the tags that would name an entity
 */
export function whyUnallocated(
  findings: Findings,
  entityTags: readonly string[],
): Unallocated {
  const { facts, claims, named, rules, byModel } = findings;
  if (facts.line.allocatedMethodId === USAGE_REMAINDER_METHOD) {
    return {
      unallocatedReason: 'unreported_usage',
      reason:
        'The rest of a charge that was divided by usage: no source of usage reports it',
    };
  }
  const orphan = [...claims, ...byModel].find(({ entity }) => entity.orphaned);
  if (orphan) {
    return {
      unallocatedReason: 'orphaned_entity',
      reason: `${orphan.reason}: claimed by ${orphan.entity.entityRef}, which the catalog has orphaned`,
    };
  }
  const by = rules.find(({ rule }) => rule.assign.entity !== undefined);
  if (by) {
    return {
      unallocatedReason: by.entity ? 'orphaned_entity' : 'unknown_entity',
      reason: `${by.reason}: assigns it to ${
        by.rule.assign.entity
      }, which the catalog ${by.entity ? 'has orphaned' : 'does not have'}`,
    };
  }
  if (named && !named.entity) {
    const { unallocatedReason, reason } = named;
    return { unallocatedReason, reason };
  }
  return byTags(facts.line, entityTags);
}

/** Credits, taxes and purchases come without tags by their nature. */
function byTags(line: ChargeLine, entityTags: readonly string[]): Unallocated {
  if (Object.keys(line.tags).length > 0) {
    return {
      unallocatedReason: 'no_entity_tag',
      reason: `None of its tags is one of ${entityTags.join(', ')}`,
    };
  }
  switch (line.chargeCategory) {
    case 'Credit':
      return {
        unallocatedReason: 'untagged_credit',
        reason: 'A credit without tags',
      };
    case 'Tax':
      return {
        unallocatedReason: 'untagged_tax',
        reason: 'A tax without tags',
      };
    case 'Purchase':
      return {
        unallocatedReason: 'untagged_purchase',
        reason: 'A purchase without tags',
      };
    default:
      return { unallocatedReason: 'no_tags', reason: 'A charge without tags' };
  }
}
