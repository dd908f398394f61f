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

import { addDays, utcDay, type Day } from 'backstage-plugin-ai-cost-common';
import type { Knex } from 'knex';

const RECENT_DAYS = 30;

/**
 * The first of the last days that bills cover: charges since then are recent.
 * Bills come late, and some charges are dated ahead.
 */
export async function recentDay(knex: Knex, now: Date): Promise<Day> {
  const today = utcDay(now);
  const row: { last?: Day | null } | undefined = await knex('deliveries')
    .where('counted', 1)
    .max({ last: 'last_charge_day' })
    .first();
  const last = row?.last ?? today;
  return addDays(last < today ? last : today, 1 - RECENT_DAYS);
}

/** The lines that have charges that count since a day. */
export async function readChargedLines(
  knex: Knex,
  since: Day,
): Promise<Set<number>> {
  const ids: number[] = await knex('deliveries as d')
    .join('daily_charges as c', 'c.delivery_id', 'd.id')
    .where('d.counted', 1)
    .where('d.last_charge_day', '>=', since)
    .where('c.day', '>=', since)
    .distinct('c.line_id')
    .pluck('c.line_id');
  return new Set(ids);
}
