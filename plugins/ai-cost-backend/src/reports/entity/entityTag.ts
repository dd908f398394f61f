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

import type { EntityCostQuery } from 'backstage-plugin-ai-cost-common';
import { createHash } from 'node:crypto';
import type { KnownSource } from '../freshness/readKnownSources';
import type { EntityFacts } from './readEntityFacts';

/** What a report follows from. */
export interface ReportInputs {
  query: EntityCostQuery;
  now: Date;
  sources: readonly KnownSource[];
  facts: EntityFacts;
  /** Rises with every change of attributions. */
  attributionVersion: number;
}

/**
 * An HTTP entity tag that changes whenever the report of an entity may: with a
 * delivery, an attribution, an owner, a problem, the freshness of a source, the
 * UTC day, or the question.
 *
 * @remarks
 * It says nothing of the reader: whoever may read the entity's cost reads the
 * same report, and nobody else must get as far as a tag.
 */
export function entityTag(inputs: ReportInputs): string {
  const { query, now, sources, facts, attributionVersion } = inputs;
  const content = [
    query,
    now.toISOString().slice(0, 10),
    facts,
    attributionVersion,
    sources.map(source => [
      source.id,
      source.grade,
      source.lagDays,
      source.stale,
      source.coverage.completeThrough,
      source.deliveries.map(({ id, currentAt }) => [id, currentAt]),
    ]),
  ];
  const digest = createHash('sha256')
    .update(JSON.stringify(content))
    .digest('base64url');
  // Weak, for a proxy may compress the body.
  return `W/"${digest}"`;
}
