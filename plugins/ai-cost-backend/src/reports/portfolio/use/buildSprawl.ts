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
  SprawlItem,
  SprawlReport,
} from 'backstage-plugin-ai-cost-common';
import type { Knex } from 'knex';
import type { PortfolioInputs } from '../PortfolioInputs';
import { readPortfolioUse } from './PortfolioUse';
import { readUseDays } from './readUseDays';
import { sprawlOverlaps } from './sprawlOverlaps';
import { SprawlTally, type SprawlKind } from './SprawlTally';

/**
 * Reads which vendors, services and models are used, and folds it into the
 * report. All reads must be of one snapshot.
 */
export async function buildSprawl(
  knex: Knex,
  query: PortfolioQuery,
  inputs: PortfolioInputs,
): Promise<SprawlReport> {
  const use = await readPortfolioUse(knex, query, inputs);
  const { uses, sums, scopes, currency, filters, approvals } = use;
  const { basis } = query;
  const days = await readUseDays({
    knex,
    scopes: scopes.spend,
    filters: { ...filters, currency: undefined },
  });
  const itemsOf = (kind: SprawlKind): SprawlItem[] => {
    const tally = SprawlTally.create(kind, { uses, currency });
    tally.addCosts(sums, basis);
    tally.addDays(days);
    return tally.items(approvals);
  };
  return {
    query: { ...query, currency },
    currency,
    hidden: use.totals.hidden,
    vendors: itemsOf('vendor'),
    services: itemsOf('service'),
    models: itemsOf('model'),
    overlaps: sprawlOverlaps(sums, { uses, basis }),
    unused: approvals.unused(),
  };
}
