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
  addMonths,
  firstDayOf,
  type Month,
} from 'backstage-plugin-ai-cost-common';
import type { Knex } from 'knex';

/**
 * The first month of which all reported usage is still there; the empty string
 * when nothing was removed for its age.
 */
export async function readUsageKeptFrom(knex: Knex): Promise<Month | ''> {
  const row: { kept_from: string } | undefined = await knex('usage_kept').first(
    'kept_from',
  );
  const hour = row?.kept_from ?? '';
  const month = hour.slice(0, 7);
  return hour === '' || hour === `${firstDayOf(month)}T00:00Z`
    ? month
    : addMonths(month, 1);
}
