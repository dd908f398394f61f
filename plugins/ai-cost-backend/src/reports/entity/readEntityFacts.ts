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
import { readEntityOwners, type DatedOwner } from './readEntityOwners';

/** What attribution knows of an entity, beside its charges. */
export interface EntityFacts {
  owners: DatedOwner[];
  problems: AnnotationProblem[];
}

/** Reads the owners and the problems of an entity. */
export async function readEntityFacts(
  knex: Knex,
  entityRef: string,
): Promise<EntityFacts> {
  const row: { problems: string } | undefined = await knex('entity_problems')
    .where({ entity_ref: entityRef })
    .first('problems');
  return {
    owners: await readEntityOwners(knex, entityRef),
    problems: row ? JSON.parse(row.problems) : [],
  };
}
