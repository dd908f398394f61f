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

/** Who owned an entity from a day on. */
export interface DatedOwner {
  /** The empty string means from the beginning. */
  validFrom: Day;
  owner?: string;
  costCenter?: string;
}

/** The owners of an entity, oldest first. */
export async function readEntityOwners(
  knex: Knex,
  entityRef: string,
): Promise<DatedOwner[]> {
  const rows: { valid_from: string; owner: string; cost_center: string }[] =
    await knex('entity_owners')
      .where({ entity_ref: entityRef })
      .orderBy('valid_from')
      .select(['valid_from', 'owner', 'cost_center']);
  return rows.map(row => ({
    validFrom: row.valid_from,
    owner: row.owner || undefined,
    costCenter: row.cost_center || undefined,
  }));
}

/** The owner on a day; undefined before the first that is known. */
export function ownerOn(
  day: Day,
  owners: readonly DatedOwner[],
): DatedOwner | undefined {
  return owners.filter(({ validFrom }) => validFrom <= day).pop();
}
