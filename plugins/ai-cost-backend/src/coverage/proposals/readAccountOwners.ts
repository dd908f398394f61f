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

import { monthOf } from 'backstage-plugin-ai-cost-common';
import type { Knex } from 'knex';
import type { DayRange } from '../../reports/window/dayRange';
import type { GroupKey } from '../report/groupId';

/** Who has most of what is somebody's of an account. */
export interface AccountOwner {
  entityRef: string;
  /** Its part of that, 0 to 1. */
  share: number;
}

const LEAST_SHARE = 0.5;

/**
 * The entities that claim at least half of the claimed charges of a group's
 * sub-account, or of its billing account where it has none. By months, and of
 * shared lines the whole: it is evidence and no amount.
 */
export async function readAccountOwners(options: {
  knex: Knex;
  key: GroupKey;
  range: DayRange;
  currency: string;
}): Promise<AccountOwner[]> {
  const { knex, key, range, currency } = options;
  const rows: { entity_ref: string; micros: number | string }[] = await knex(
    'charge_lines as l',
  )
    .join('line_monthly_charges as c', 'c.line_id', 'l.id')
    .join('deliveries as d', 'd.id', 'c.delivery_id')
    .join('attributions as a', 'a.line_id', 'l.id')
    .where({
      'd.counted': 1,
      'l.provider': key.provider,
      'l.billing_account': key.billingAccount,
      'l.sub_account': key.subAccount,
      'l.currency': currency,
    })
    .whereBetween('c.month', [monthOf(range.from), monthOf(range.to)])
    .whereNot('a.entity_ref', '')
    .groupBy('a.entity_ref')
    .select('a.entity_ref', knex.raw('sum(c.effective_micros) as micros'));
  const costs = rows.map(row => ({
    entityRef: row.entity_ref,
    cost: Math.max(0, Number(row.micros)),
  }));
  const total = costs.reduce((sum, { cost }) => sum + cost, 0);
  return costs
    .map(({ entityRef, cost }) => ({
      entityRef,
      share: total > 0 ? cost / total : 0,
    }))
    .filter(({ share }) => share >= LEAST_SHARE);
}
