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
import type { Reporting } from '../../currency/ReportingRates';
import type { KnownSource } from '../freshness/readKnownSources';
import type { EntityFacts } from './readEntityFacts';

// Raise it with every change of the code that makes another report of the same
// data: readers would go on with the one that they have.
const REPORT_VERSION = 5;

/** What a report follows from. */
export interface ReportInputs {
  query: EntityCostQuery;
  now: Date;
  sources: readonly KnownSource[];
  facts: EntityFacts;
  /** Rises with every change of attributions. */
  attributionVersion: number;
  /** The reader may know what sources add up to over all entities. */
  mayReadSources: boolean;
  /** Undefined when nothing is converted. */
  reporting?: Reporting;
}

/**
 * An HTTP entity tag that changes whenever the report of an entity may: with a
 * delivery, an attribution, an owner, a problem, the freshness of a source, the
 * UTC day, the question, what the reader may see of sources, a currency's rate,
 * or the code.
 *
 * @remarks
 * It says nothing else of the reader: who may read the entity's cost, and the
 * same of sources, reads the same report. Nobody else must get as far as a tag.
 */
export function entityTag(inputs: ReportInputs): string {
  const { query, now, sources, facts, attributionVersion } = inputs;
  const content = [
    REPORT_VERSION,
    inputs.mayReadSources,
    query,
    now.toISOString().slice(0, 10),
    facts,
    attributionVersion,
    inputs.reporting && [
      inputs.reporting.currency,
      inputs.reporting.book.version,
    ],
    stateOfSources(sources),
  ];
  const digest = createHash('sha256')
    .update(JSON.stringify(content))
    .digest('base64url');
  // Weak, for a proxy may compress the body.
  return `W/"${digest}"`;
}

/** All of billing sources that a report follows from, as JSON can hold it. */
export function stateOfSources(sources: readonly KnownSource[]): unknown {
  return sources.map(source => [
    source.id,
    source.grade,
    source.lagDays,
    source.stale,
    source.coverage.completeThrough,
    source.deliveries.map(({ id, currentAt }) => [id, currentAt]),
    source.counted.map(({ id }) => id),
  ]);
}
