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
import { whereTextIn } from '../../ledger/whereTextIn';

/** How many problems the annotations of some entities have, where any. */
export async function readProblemCounts(
  knex: Knex,
  entityRefs: Iterable<string>,
): Promise<Map<string, number>> {
  const query = knex('entity_problems')
    .orderBy('entity_ref')
    .select('entity_ref', 'problems');
  whereTextIn(query, 'entity_ref', [...entityRefs]);
  const rows: { entity_ref: string; problems: string }[] = await query;
  return new Map(
    rows.map(({ entity_ref: entityRef, problems }) => {
      const list: AnnotationProblem[] = JSON.parse(problems);
      return [entityRef, list.length];
    }),
  );
}
