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

/** Who answers for an entity's cost. */
export interface EntityOwner {
  entityRef: string;
  /** Empty for nobody. */
  owner: string;
  costCenter: string;
}

interface OwnerRow {
  entity_ref: string;
  valid_from: string;
  owner: string;
  cost_center: string;
}

const ROWS_PER_STATEMENT = 200;

/** Owners of entities, dated: an entity that changes hands keeps its past. */
export class OwnerStore {
  readonly #knex: Knex;

  static create(options: { knex: Knex }): OwnerStore {
    return new OwnerStore(options.knex);
  }

  private constructor(knex: Knex) {
    this.#knex = knex;
  }

  /**
   * Notes the owners of today. An entity's first owner has always been it, and
   * also is where there was none before; any other change holds from today.
   */
  async record(owners: readonly EntityOwner[], today: Day): Promise<void> {
    const histories = await this.#histories();
    const changed: OwnerRow[] = [];
    const undone: OwnerRow[] = [];
    for (const { entityRef, owner, costCenter } of owners) {
      const history = histories.get(entityRef) ?? [];
      const row = {
        entity_ref: entityRef,
        valid_from: '',
        owner,
        cost_center: costCenter,
      };
      const last = history[history.length - 1];
      const before = history[history.length - 2];
      if (last === undefined) {
        changed.push(row);
      } else if (sameOwner(last, row)) {
        continue;
      } else if (
        last.valid_from === today &&
        before &&
        sameOwner(before, row)
      ) {
        undone.push(last);
      } else {
        const replacesLast = last.valid_from === today || last.owner === '';
        const validFrom = replacesLast ? last.valid_from : today;
        changed.push({ ...row, valid_from: validFrom });
      }
    }
    await this.#write(changed, undone);
  }

  async #histories(): Promise<Map<string, OwnerRow[]>> {
    const rows: OwnerRow[] = await this.#knex('entity_owners')
      .orderBy(['entity_ref', 'valid_from'])
      .select('entity_ref', 'valid_from', 'owner', 'cost_center');
    const histories = new Map<string, OwnerRow[]>();
    for (const row of rows) {
      const history = histories.get(row.entity_ref);
      if (history) {
        history.push(row);
      } else {
        histories.set(row.entity_ref, [row]);
      }
    }
    return histories;
  }

  async #write(
    changed: readonly OwnerRow[],
    undone: readonly OwnerRow[],
  ): Promise<void> {
    for (let from = 0; from < changed.length; from += ROWS_PER_STATEMENT) {
      await this.#knex('entity_owners')
        .insert(changed.slice(from, from + ROWS_PER_STATEMENT))
        .onConflict(['entity_ref', 'valid_from'])
        .merge();
    }
    for (const { entity_ref, valid_from } of undone) {
      await this.#knex('entity_owners')
        .where({ entity_ref, valid_from })
        .delete();
    }
  }
}

function sameOwner(a: OwnerRow, b: OwnerRow): boolean {
  return a.owner === b.owner && a.cost_center === b.cost_center;
}
