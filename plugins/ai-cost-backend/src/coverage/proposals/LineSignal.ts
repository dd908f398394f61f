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

import {
  AI_COST_ANNOTATIONS,
  parseAnnotations,
} from 'backstage-plugin-ai-cost-common';
import type { ChargeDimensions } from 'backstage-plugin-ai-cost-node';

/** Lists of an entity's claims that can be proposed. */
export type ProposedList =
  | 'tags'
  | 'resources'
  | 'accounts'
  | 'projects'
  | 'apiKeys';

/** Something in a charge that an annotation could name. */
export interface LineSignal {
  list: ProposedList;
  /** What the annotation would say. */
  item: string;
  /** What may be like an entity's name. */
  text: string;
  /** For people: `The tag service=fraud`. */
  said: string;
  /** How much such a name tells, 0 to 1. */
  weight: number;
}

const LONGEST = 200;
// Ids of cloud accounts, subscriptions and the like are claimed as accounts.
const CLOUD_ACCOUNT =
  /^(?:\d{12}|\/subscriptions\/.*|[\da-f]{8}-[\da-f-]{27})$/i;

/** The names in a charge. */
export function signalsOf(
  dimensions: ChargeDimensions,
  entityTags: readonly string[],
): LineSignal[] {
  const { tags, resourceId, resourceName, credentialId } = dimensions;
  const signals: LineSignal[] = Object.entries(tags).map(([key, value]) => ({
    list: 'tags',
    item: `${key.trim().toLowerCase()}=${value}`,
    text: value,
    said: `The tag ${key}=${value}`,
    weight: entityTags.includes(key.trim().toLowerCase()) ? 1 : 0.9,
  }));
  if (resourceId) {
    const text = resourceName ?? resourceId.split(/[/:]/).pop()!;
    signals.push({
      list: 'resources',
      item: resourceId,
      text,
      said: `The resource ${text}`,
      weight: 0.95,
    });
  }
  if (credentialId) {
    signals.push({
      list: 'apiKeys',
      item: credentialId,
      text: credentialId,
      said: `The key ${credentialId}`,
      weight: 0.85,
    });
  }
  signals.push(...accountSignals(dimensions));
  return signals.filter(isReadable);
}

/** The list that claims a sub-account as a whole. */
export function accountList(id: string): 'accounts' | 'projects' {
  return CLOUD_ACCOUNT.test(id) ? 'accounts' : 'projects';
}

function accountSignals({
  subAccountId,
  subAccountName,
}: ChargeDimensions): LineSignal[] {
  if (!subAccountId) {
    return [];
  }
  const text = subAccountName ?? subAccountId;
  return [
    {
      list: accountList(subAccountId),
      item: subAccountId,
      text,
      said: `The account ${text}`,
      weight: 0.9,
    },
  ];
}

/** A name that the annotation cannot hold as it stands claims something else. */
export function isReadable({
  list,
  item,
}: Pick<LineSignal, 'list' | 'item'>): boolean {
  if (item.length > LONGEST || /[,*]/.test(item)) {
    return false;
  }
  const annotations = { [AI_COST_ANNOTATIONS[list]]: item };
  const { problems } = parseAnnotations({
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: { name: 'proposed', annotations },
  });
  return problems.length === 0;
}
