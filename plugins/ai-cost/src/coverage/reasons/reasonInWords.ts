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
import { REASON_NAMES } from '../../format/unallocatedReasons';

export interface ReasonInWords {
  title: string;
  meaning: string;
  advice: string;
}

const OF_ACCOUNT =
  'Claim its account with ai-cost/accounts, or assign it with a central rule: the bill gives it few tags.';

const REASONS: Record<UnallocatedReason, Omit<ReasonInWords, 'title'>> = {
  no_tags: {
    meaning: 'No annotation claims the charge, and it has no tags.',
    advice:
      'Tag the resource, or claim it by its resource, key, project or account.',
  },
  no_entity_tag: {
    meaning:
      'No annotation claims the charge, and none of its tags is one that names an entity.',
    advice:
      'Claim the tags that it has with ai-cost/tags, or add their key to aiCost.tags.entity.',
  },
  unknown_entity: {
    meaning:
      'A tag or a central rule names an entity that the catalog does not have, or whose kind holds no cost.',
    advice:
      'Correct the name, register the entity, or claim the tag with ai-cost/tags.',
  },
  ambiguous_entity: {
    meaning: 'A tag holds a name that several entities have.',
    advice:
      'Write an entity ref such as component:default/checkout into the tag, or claim it with ai-cost/tags on the one it means.',
  },
  orphaned_entity: {
    meaning:
      'Who claims the charge, or is named by a tag or a rule, is orphaned in the catalog.',
    advice: 'Register the entity again, or let another one claim the charge.',
  },
  untagged_credit: {
    meaning: 'A credit or refund that says nothing of what it is for.',
    advice: OF_ACCOUNT,
  },
  untagged_tax: {
    meaning: 'A tax that says nothing of what it is for.',
    advice: OF_ACCOUNT,
  },
  untagged_purchase: {
    meaning: 'A purchase, such as a commitment, that says nothing of who buys.',
    advice: OF_ACCOUNT,
  },
  unreported_usage: {
    meaning:
      'What is left of a charge that was divided among those who reported usage of it.',
    advice:
      'Let every caller go through the gateway, or report its usage as events.',
  },
};

/** What a reason means, and what to do; unknown codes speak for themselves. */
export function reasonInWords(reason: UnallocatedReason): ReasonInWords {
  return Object.hasOwn(REASONS, reason)
    ? { title: REASON_NAMES[reason], ...REASONS[reason] }
    : { title: reason, meaning: '', advice: '' };
}
