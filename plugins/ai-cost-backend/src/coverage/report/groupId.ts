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

import { createHash } from 'node:crypto';
import type { UnallocatedSum } from '../sums/CoverageSum';

/** What the charges of a group have in common. */
export type GroupKey = Pick<
  UnallocatedSum,
  'kind' | 'provider' | 'billingAccount' | 'subAccount' | 'service'
>;

/** The id of the group of some charges: the same wherever they are read. */
export function groupIdOf(key: GroupKey): string {
  const { kind, provider, billingAccount, subAccount, service } = key;
  return createHash('sha256')
    .update(
      JSON.stringify([kind, provider, billingAccount, subAccount, service]),
    )
    .digest('base64url')
    .slice(0, 22);
}
