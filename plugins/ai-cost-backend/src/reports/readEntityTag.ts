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

import { createHash } from 'node:crypto';
import type { Knex } from 'knex';
import type { KnownSource } from './coverage/readKnownSources';
import { readEntityOwners } from './entity/readEntityFacts';

/**
 * An HTTP entity tag that changes whenever a report of the entity may have
 * changed: with a delivery, an attribution, an owner, a problem, the freshness
 * of a source, the day, or the question.
 *
 * @remarks
 * It stands for what the reader was allowed to see as well: ask only after the
 * reader was authorised for the whole entity.
 */
export async function readEntityTag(options: {
  knex: Knex;
  entityRef: string;
  sources: readonly KnownSource[];
  today: string;
  query: unknown;
}): Promise<string> {
  const { knex, entityRef, sources, today, query } = options;
  const content = JSON.stringify([
    query,
    today,
    await knex('attribution_state').first('version', 'changed_at'),
    await knex('entity_problems').where({ entity_ref: entityRef }),
    await readEntityOwners(knex, entityRef),
    sources.map(source => [
      source.id,
      source.grade,
      source.stale,
      source.coverage.completeThrough,
      source.lagDays,
      source.deliveries.map(({ id, currentAt }) => [id, currentAt]),
    ]),
  ]);
  const digest = createHash('sha256').update(content).digest('base64url');
  // Weak, for a proxy may compress the body.
  return `W/"${digest}"`;
}
