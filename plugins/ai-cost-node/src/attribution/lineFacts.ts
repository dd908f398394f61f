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

import type { ChargeLine } from '../billing/ChargeLine';

/** What stands for a tag without a value in FOCUS. */
export const VALUELESS = 'true';

/** A tag of a charge, its key in lower case. */
export interface LineTag {
  key: string;
  value: string;
}

/** What claims look at, read from a line once. */
export interface LineFacts {
  line: ChargeLine;
  tags: LineTag[];
  /** The id and the name of the resource. */
  resources: string[];
  /** As billed and canonical; empty when the bill names none. */
  models: string[];
  projects: string[];
  subAccounts: string[];
  billingAccounts: string[];
}

export function readLineFacts(line: ChargeLine): LineFacts {
  const tags: LineTag[] = [];
  for (const key of Object.keys(line.tags)) {
    tags.push({ key: key.trim().toLowerCase(), value: line.tags[key] });
  }
  return {
    line,
    tags,
    resources: distinct(line.resourceId, line.resourceName),
    models: distinct(line.model, line.modelAsBilled),
    projects: distinct(line.subAccountId, line.subAccountName),
    subAccounts: accountIds(line.subAccountId),
    billingAccounts: accountIds(line.billingAccountId),
  };
}

function distinct(first: string | undefined, second: string | undefined) {
  if (!second || first === second) {
    return first ? [first] : [];
  }
  return first ? [first, second] : [second];
}

/** `/subscriptions/42` is also known as `42`. */
export function accountIds(id: string | undefined): string[] {
  return distinct(id, id?.slice(id.lastIndexOf('/') + 1));
}
