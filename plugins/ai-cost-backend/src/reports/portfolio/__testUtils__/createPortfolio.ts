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
  PortfolioSeriesQuery,
  SprawlRule,
} from 'backstage-plugin-ai-cost-common';
import type { BillingSource } from 'backstage-plugin-ai-cost-node';
import type { Knex } from 'knex';
import { CatalogStructure } from '../../../catalog/CatalogStructure';
import type { Reporting } from '../../../currency/ReportingRates';
import type { PortfolioRights } from '../../../permissions/ReadableEntities';
import { LedgerFixture } from '../../__testUtils__/LedgerFixture';
import { LedgerPortfolioReports } from '../LedgerPortfolioReports';

const AWS = {
  id: 'aws',
  grade: 'invoice',
  description: 'FOCUS export',
  schedule: { frequency: { hours: 6 }, timeout: { hours: 1 } },
  completenessLagDays: 2,
} as BillingSource;

export const QUERY: PortfolioSeriesQuery = {
  from: '2026-11-01',
  to: '2026-11-20',
  granularity: 'month',
  basis: 'effective',
  groupBy: 'provider',
};

/** Who may read everything. */
export const EVERYTHING: PortfolioRights = {
  all: true,
  mayReadUnallocated: true,
  entityRefs: new Set(),
};

/** A ledger whose charges are complete until 17 November 2026. */
export async function createPortfolio(
  knex: Knex,
  options: {
    structure?: CatalogStructure;
    approvals?: readonly SprawlRule[];
    reporting?: () => Reporting;
  } = {},
) {
  const ledger = await LedgerFixture.create(knex);
  await ledger.source({ lastSuccessAt: '2026-11-20T06:00:00.000Z' });
  const { structure } = options;
  const reports = LedgerPortfolioReports.create({
    knex,
    structure: async () =>
      structure ?? CatalogStructure.create({ entities: [], scopes: [] }),
    configuredSources: () => [AWS],
    now: () => new Date('2026-11-20T12:00:00.000Z'),
    approvals: options.approvals ?? [],
    reporting: options.reporting,
  });
  type Asked = Partial<PortfolioSeriesQuery>;
  return {
    ledger,
    reports,
    /** Owners of a component by the day from which they are. */
    async owned(name: string, owners: Record<string, string>) {
      await knex('entity_owners').insert(
        Object.entries(owners).map(([validFrom, owner]) => ({
          entity_ref: `component:default/${name}`,
          valid_from: validFrom,
          owner,
        })),
      );
    },
    async overview(asked: Asked = {}, rights = EVERYTHING) {
      const query = { ...QUERY, ...asked };
      return (await reports.overview(query, { rights })).report!;
    },
    async sprawl(asked: Asked = {}, rights = EVERYTHING) {
      const { granularity, groupBy, ...query } = { ...QUERY, ...asked };
      return (await reports.sprawl(query, { rights })).report!;
    },
    async models(asked: Asked = {}, rights = EVERYTHING) {
      const { granularity, groupBy, ...query } = { ...QUERY, ...asked };
      return (await reports.models(query, { rights })).report!;
    },
    /** Lines of the exported file. */
    async csv(asked: Asked = {}, rights = EVERYTHING) {
      const query = { ...QUERY, ...asked };
      let text = '';
      for await (const piece of await reports.exportOverview(query, {
        rights,
      })) {
        text += piece;
      }
      return text.trimEnd().split('\r\n');
    },
    /** Who may read these components, and what is nobody's or not. */
    async readersOf(
      names: readonly string[],
      { unallocated = false } = {},
    ): Promise<PortfolioRights> {
      return {
        all: false,
        mayReadUnallocated: unallocated,
        entityRefs: new Set(names.map(name => `component:default/${name}`)),
      };
    },
  };
}
