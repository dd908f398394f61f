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

import type { AnnotationProblem } from 'backstage-plugin-ai-cost-common';
import type { Knex } from 'knex';

const ROWS_PER_STATEMENT = 200;

/** What is wrong with entities' annotations. */
export class EntityProblemStore {
  readonly #knex: Knex;

  static create(options: { knex: Knex }): EntityProblemStore {
    return new EntityProblemStore(options.knex);
  }

  private constructor(knex: Knex) {
    this.#knex = knex;
  }

  /** Replaces all problems; an entity without any is absent. */
  async replaceAll(
    problems: ReadonlyMap<string, readonly AnnotationProblem[]>,
  ): Promise<void> {
    const stored: { entity_ref: string; problems: string }[] = await this.#knex(
      'entity_problems',
    ).select('entity_ref', 'problems');
    const known = new Map(stored.map(row => [row.entity_ref, row.problems]));

    const changed = [...problems]
      .map(([entityRef, list]) => ({
        entity_ref: entityRef,
        problems: JSON.stringify(list),
      }))
      .filter(row => known.get(row.entity_ref) !== row.problems);
    for (let from = 0; from < changed.length; from += ROWS_PER_STATEMENT) {
      await this.#knex('entity_problems')
        .insert(changed.slice(from, from + ROWS_PER_STATEMENT))
        .onConflict('entity_ref')
        .merge();
    }
    for (const entityRef of known.keys()) {
      if (!problems.has(entityRef)) {
        await this.#knex('entity_problems')
          .where('entity_ref', entityRef)
          .delete();
      }
    }
  }
}
