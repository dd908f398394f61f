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

import type {
  PortfolioQuery,
  SprawlRule,
} from 'backstage-plugin-ai-cost-common';
import type { BillingSource } from 'backstage-plugin-ai-cost-node';
import type { Knex } from 'knex';
import type { CatalogStructure } from '../../catalog/CatalogStructure';
import type { Reporting } from '../../currency/ReportingRates';
import { readAttributionState } from '../../ledger/attributions/AttributionState';
import type { PortfolioRights } from '../../permissions/ReadableEntities';
import { readKnownSources } from '../freshness/readKnownSources';
import { readOwnership } from '../rollup/Ownership';
import { previousRange } from '../window/previousRange';
import type { PortfolioInputs } from './PortfolioInputs';

/** Reads what a report follows from, apart from the money. */
export async function readPortfolioInputs(
  knex: Knex,
  options: {
    query: PortfolioQuery;
    rights: PortfolioRights;
    now: Date;
    configured: BillingSource[];
    structure: CatalogStructure;
    approvals: readonly SprawlRule[];
    reporting?: Reporting;
  },
): Promise<PortfolioInputs> {
  const { query, rights, now, configured, structure } = options;
  const { version } = await readAttributionState(knex);
  const entityRefs = new Set(await readSpenders(knex));
  const { spans } = await readOwnership({
    knex,
    content: { by: 'entity', entityRefs },
    range: { from: previousRange(query).from, to: query.to },
  });
  const refs = spans.flatMap(({ entityRef, owner }) => [entityRef, owner]);
  return {
    now,
    rights,
    sources: await readKnownSources({ knex, configured, now }),
    attributionVersion: version,
    spans,
    titles: new Map(
      [...new Set(refs)].flatMap(ref => {
        const title = structure.titleOf(ref);
        return title === undefined ? [] : [[ref, title] as const];
      }),
    ),
    approvals: options.approvals,
    reporting: options.reporting,
  };
}

/** All entities that have ever had charges, in order. */
export async function readSpenders(knex: Knex): Promise<string[]> {
  return knex('entity_total_series')
    .whereNot('entity_ref', '')
    .distinct('entity_ref')
    .orderBy('entity_ref')
    .pluck('entity_ref');
}
