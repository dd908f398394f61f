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

import type { ClaimingEntity } from 'backstage-plugin-ai-cost-node';
import type { Knex } from 'knex';
import type { CatalogStructure } from '../catalog/CatalogStructure';
import type { ConfiguredSources } from '../ingestion/ConfiguredSources';
import type { PriceBook } from '../pricing/PriceBook';
import { readKnownSources } from '../reports/freshness/readKnownSources';
import { SharedCostReports } from './report/SharedCostReports';
import { SharedRules } from './rules/SharedRules';
import { ShareRuleStore } from './rules/ShareRuleStore';
import { SharingEntities } from './SharingEntities';
import { EntityUsage } from './usage/EntityUsage';
import { ShareWeightStore } from './usage/ShareWeightStore';
import { UsageWeights } from './usage/UsageWeights';

/** What keeps and reports how cost is shared out. */
export function createSharing(options: {
  knex: Knex;
  sources: ConfiguredSources;
  prices: PriceBook;
  /** Without titles when left out. */
  structure?: () => Promise<CatalogStructure>;
  /** With their rules. */
  readEntities: () => Promise<ClaimingEntity[]>;
  now?: () => Date;
}): { reports: SharedCostReports; rules: SharedRules; weights: UsageWeights } {
  const { knex, sources, prices, structure, readEntities, now } = options;
  const entities = SharingEntities.create({ read: readEntities, now });
  const store = ShareWeightStore.create({ knex });
  const usage = EntityUsage.create({ knex, prices });
  const weights = UsageWeights.create({
    ...{ knex, store, usage, now },
    readSources: at =>
      readKnownSources({ knex, configured: sources.list(), now: at }),
  });
  return {
    weights,
    reports: SharedCostReports.create({
      ...{ knex, entities, usage, structure },
      weights: store,
    }),
    rules: SharedRules.create({
      ...{ entities, weights, now },
      store: ShareRuleStore.create({ knex }),
    }),
  };
}
