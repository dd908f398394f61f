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

import type { Day } from 'backstage-plugin-ai-cost-common';
import type { Knex } from 'knex';

/** Who owned each entity on a day; without those that nobody did. */
export async function readOwnersOn(
  knex: Knex,
  day: Day,
): Promise<Map<string, string>> {
  const rows: { entity_ref: string; owner: string }[] = await knex(
    'entity_owners',
  )
    .where('valid_from', '<=', day)
    .orderBy(['entity_ref', 'valid_from'])
    .select('entity_ref', 'owner');
  // The later ones take the place of those before.
  return new Map(rows.map(({ entity_ref: ref, owner }) => [ref, owner]));
}
