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

import type { AnnotationFindings } from 'backstage-plugin-ai-cost-common';
import type { Knex } from 'knex';
import type { CatalogStructure } from '../../catalog/CatalogStructure';
import { whereTextIn } from '../../ledger/whereTextIn';

/** Lists what is wrong with annotations of all entities. */
export class AnnotationProblemReports {
  readonly #knex: Knex;
  readonly #structure: () => Promise<CatalogStructure>;

  static create(options: {
    knex: Knex;
    structure: () => Promise<CatalogStructure>;
  }): AnnotationProblemReports {
    return new AnnotationProblemReports(options.knex, options.structure);
  }

  private constructor(knex: Knex, structure: () => Promise<CatalogStructure>) {
    this.#knex = knex;
    this.#structure = structure;
  }

  /**
   * By entity, in the order of their refs.
   *
   * @param options - `readable` keeps those of some entities that the reader
   * may see
   */
  async findings(options: {
    readable(entityRefs: readonly string[]): Promise<ReadonlySet<string>>;
  }): Promise<AnnotationFindings> {
    const rows: { entity_ref: string; problems: string }[] = await this.#knex(
      'entity_problems',
    )
      .orderBy('entity_ref')
      .select('entity_ref', 'problems');
    const readable = await options.readable(
      rows.map(({ entity_ref: entityRef }) => entityRef),
    );
    const shown = rows.filter(row => readable.has(row.entity_ref));
    const owners = await this.#owners(shown.map(row => row.entity_ref));
    const catalog = await this.#structure();
    return {
      items: shown.map(({ entity_ref: entityRef, problems }) => ({
        entityRef,
        title: catalog.titleOf(entityRef),
        owner: owners.get(entityRef),
        editUrl: catalog.entity(entityRef)?.editUrl,
        problems: JSON.parse(problems),
      })),
      hidden: rows.length - shown.length,
    };
  }

  /** The owners of today; an entity without one is absent. */
  async #owners(entityRefs: readonly string[]): Promise<Map<string, string>> {
    const query = this.#knex('entity_owners').orderBy([
      'entity_ref',
      'valid_from',
    ]);
    whereTextIn(query, 'entity_ref', entityRefs);
    const rows: { entity_ref: string; owner: string }[] = await query.select(
      'entity_ref',
      'owner',
    );
    const owners = new Map(rows.map(row => [row.entity_ref, row.owner]));
    return new Map([...owners].filter(([, owner]) => owner !== ''));
  }
}
