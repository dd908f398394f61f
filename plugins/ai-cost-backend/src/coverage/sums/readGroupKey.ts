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

import type { Knex } from 'knex';
import { groupIdOf, type GroupKey } from '../report/groupId';
import type { LineKind } from './lineKinds';

/** What the charges of a group have in common; undefined for an unknown id. */
export async function readGroupKey(
  knex: Knex,
  groupId: string,
): Promise<GroupKey | undefined> {
  const rows: {
    kind: LineKind;
    provider: string;
    billing_account: string;
    sub_account: string;
    service: string;
  }[] = await knex('attributions as a')
    .join('charge_lines as l', 'l.id', 'a.line_id')
    .where('a.entity_ref', '')
    .distinct(
      { kind: 'a.unallocated_reason' },
      'l.provider',
      'l.billing_account',
      'l.sub_account',
      'l.service',
    );
  return rows
    .map(row => ({
      kind: row.kind,
      provider: row.provider,
      billingAccount: row.billing_account,
      subAccount: row.sub_account,
      service: row.service,
    }))
    .find(key => groupIdOf(key) === groupId);
}

/** What the lines of a group have, aliased as `l`, whatever their reason. */
export function inGroup(key: GroupKey): Record<string, string> {
  return {
    'l.provider': key.provider,
    'l.billing_account': key.billingAccount,
    'l.sub_account': key.subAccount,
    'l.service': key.service,
  };
}
