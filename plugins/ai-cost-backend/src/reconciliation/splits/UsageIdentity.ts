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
  USAGE_SPLIT_METHOD,
  type ChargeLine,
} from 'backstage-plugin-ai-cost-node';

/** Whose usage it is, as the source that reports it says. */
export type UsageIdentity = Pick<
  ChargeLine,
  | 'subAccountId'
  | 'subAccountName'
  | 'credentialId'
  | 'resourceId'
  | 'resourceName'
  | 'resourceType'
  | 'model'
  | 'modelAsBilled'
  | 'tags'
>;

export function identityOf(line: ChargeLine): UsageIdentity {
  return {
    subAccountId: line.subAccountId,
    subAccountName: line.subAccountName,
    credentialId: line.credentialId,
    resourceId: line.resourceId,
    resourceName: line.resourceName,
    resourceType: line.resourceType,
    model: line.model,
    modelAsBilled: line.modelAsBilled,
    tags: line.tags,
  };
}

/** The same for the same identity, whatever the order of its tags. */
export function identityKey({ tags, ...identity }: UsageIdentity): string {
  return JSON.stringify([identity, Object.entries(tags).sort()]);
}

/**
 * The part of a charge line that is an identity's: what the bill says, and whose
 * usage it is. The bill's own tags, resource and model stay.
 */
export function partOfLine(
  line: ChargeLine,
  identity: UsageIdentity,
): ChargeLine {
  return {
    ...line,
    ...(identity.subAccountId !== undefined && {
      subAccountId: identity.subAccountId,
      subAccountName: identity.subAccountName,
    }),
    credentialId: identity.credentialId ?? line.credentialId,
    ...(line.resourceId === undefined && {
      resourceId: identity.resourceId,
      resourceName: identity.resourceName ?? line.resourceName,
      resourceType: identity.resourceType ?? line.resourceType,
    }),
    model: line.model ?? identity.model,
    modelAsBilled: line.modelAsBilled ?? identity.modelAsBilled,
    tags: { ...identity.tags, ...line.tags },
    allocatedMethodId: USAGE_SPLIT_METHOD,
  };
}
