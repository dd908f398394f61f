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

import type { PortfolioLineQuery } from 'backstage-plugin-ai-cost-common';
import type { Knex } from 'knex';
import type { ScopeContent } from '../../catalog/CatalogStructure';
import { NOBODY } from '../../reports/portfolio/portfolioScopes';
import { readSpenders } from '../../reports/portfolio/readPortfolioInputs';
import { readOwnership } from '../../reports/rollup/Ownership';
import type { DayRange } from '../../reports/window/dayRange';

/** Entities that count on some days alone. */
export interface EntitiesOnDays extends DayRange {
  /** The empty string for nobody. */
  entityRefs: string[];
}

/**
 * The days on which entities are of the asked scope and owners; undefined when
 * neither is asked for. What is nobody's has no owner, as in the overview.
 *
 * @param options - `content` is that of the scope, if any
 */
export async function readEntitiesOnDays(options: {
  knex: Knex;
  query: PortfolioLineQuery;
  content?: ScopeContent;
}): Promise<EntitiesOnDays[] | undefined> {
  const { knex, query, content } = options;
  const { owner, entity } = query.filters ?? {};
  if (content === undefined && owner === undefined) {
    return undefined;
  }
  const { spans } = await readOwnership({
    knex,
    content: content ?? (await contentOfOwners(knex, owner ?? [])),
    range: query,
  });
  const nobody = { entityRef: NOBODY, owner: NOBODY, ...rangeOf(query) };
  const byDays = new Map<string, EntitiesOnDays>();
  for (const { entityRef, owner: of, from, to } of content
    ? spans
    : [...spans, nobody]) {
    if (
      (owner === undefined || owner.includes(of)) &&
      (entity === undefined || entity.includes(entityRef))
    ) {
      const key = `${from} ${to}`;
      const known = byDays.get(key) ?? { from, to, entityRefs: [] };
      known.entityRefs.push(entityRef);
      byDays.set(key, known);
    }
  }
  return [...byDays.values()];
}

/** Those that nobody owns are found among all: some have no owner on record. */
async function contentOfOwners(
  knex: Knex,
  owners: readonly string[],
): Promise<ScopeContent> {
  return owners.includes(NOBODY)
    ? { by: 'entity', entityRefs: new Set(await readSpenders(knex)) }
    : { by: 'owner', owners: new Set(owners) };
}

function rangeOf({ from, to }: DayRange): DayRange {
  return { from, to };
}
