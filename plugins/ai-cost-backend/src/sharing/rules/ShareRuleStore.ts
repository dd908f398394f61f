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

import type { ShareRule } from 'backstage-plugin-ai-cost-common';
import type { Knex } from 'knex';

/** How entities share out their cost, as people saved it. */
export class ShareRuleStore {
  readonly #knex: Knex;

  static create(options: { knex: Knex }): ShareRuleStore {
    return new ShareRuleStore(options.knex);
  }

  private constructor(knex: Knex) {
    this.#knex = knex;
  }

  /** All rules, by the ref of the entity whose cost is shared out. */
  async list(): Promise<Map<string, ShareRule>> {
    const rows: { entity_ref: string; rule: string }[] = await this.#knex(
      'share_rules',
    ).select('entity_ref', 'rule');
    return new Map(rows.map(row => [row.entity_ref, JSON.parse(row.rule)]));
  }

  /** Puts a rule in the place of the one that the entity has, if any. */
  async save(
    rule: ShareRule,
    { at, by }: { at: Date; by: string },
  ): Promise<void> {
    await this.#knex('share_rules')
      .insert({
        entity_ref: rule.entityRef,
        rule: JSON.stringify(rule),
        saved_at: at.toISOString(),
        saved_by: by,
      })
      .onConflict('entity_ref')
      .merge();
  }

  /** @returns false when there was none */
  async delete(entityRef: string): Promise<boolean> {
    const deleted = await this.#knex('share_rules')
      .where('entity_ref', entityRef)
      .delete();
    return deleted > 0;
  }
}
