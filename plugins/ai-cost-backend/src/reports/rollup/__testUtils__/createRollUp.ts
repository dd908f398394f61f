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

import type { Day, RollUpQuery } from 'backstage-plugin-ai-cost-common';
import type { BillingSource } from 'backstage-plugin-ai-cost-node';
import type { Knex } from 'knex';
import {
  CatalogStructure,
  type PlacedEntity,
  type PlacedScope,
} from '../../../catalog/CatalogStructure';
import { LedgerFixture } from '../../__testUtils__/LedgerFixture';
import { RollUpReports } from '../RollUpReports';

const SYNCED = '2026-11-20T06:00:00.000Z';

const AWS = {
  id: 'aws',
  grade: 'invoice',
  description: 'FOCUS export',
  schedule: { frequency: { hours: 6 }, timeout: { hours: 1 } },
  completenessLagDays: 2,
} as BillingSource;

export const QUERY: Omit<RollUpQuery, 'scopeRef'> = {
  from: '2026-11-01',
  to: '2026-11-20',
  granularity: 'month',
  basis: 'effective',
  groupBy: 'entity',
};

/** A catalog of components, groups, systems and domains. */
export function structureOf(options: {
  components: readonly (Partial<PlacedEntity> & { name: string })[];
  scopes: readonly (Partial<PlacedScope> & { entityRef: string })[];
}): CatalogStructure {
  return CatalogStructure.create({
    entities: options.components.map(({ name, ...placed }) => ({
      entityRef: `component:default/${name}`,
      kind: 'Component',
      partOf: [],
      ...placed,
    })),
    scopes: options.scopes.map(scope => ({
      parents: [],
      members: [],
      ...scope,
    })),
  });
}

/** A ledger whose charges are complete until 17 November 2026. */
export async function createRollUp(knex: Knex, structure: CatalogStructure) {
  const ledger = await LedgerFixture.create(knex);
  await ledger.source({ lastSuccessAt: SYNCED });
  const reports = RollUpReports.create({
    knex,
    structure: async () => structure,
    configuredSources: () => [AWS],
    now: () => new Date('2026-11-20T12:00:00.000Z'),
  });
  return {
    ledger,
    reports,
    /** Owners of a component by the day from which they are. */
    async owned(name: string, owners: Record<Day | '', string>) {
      await knex('entity_owners').insert(
        Object.entries(owners).map(([validFrom, owner]) => ({
          entity_ref: `component:default/${name}`,
          valid_from: validFrom,
          owner,
        })),
      );
    },
    /** Marks what is charged of a component's line as shared out by another. */
    async shared(name: string, from: string) {
      await knex('entity_cost_series')
        .where({ entity_ref: `component:default/${name}` })
        .update({ shared_from: `component:default/${from}` });
    },
    /** What somebody who may see everything but these reads. */
    async ask(
      query: Partial<RollUpQuery> & { scopeRef: string },
      hidden: readonly string[] = [],
    ) {
      const asked = { ...QUERY, ...query };
      const { entityRefs, childRefs } = await reports.scope(asked);
      const rights = {
        entityRefs: new Set(entityRefs.filter(ref => !hidden.includes(ref))),
        childRefs: childRefs.filter(ref => !hidden.includes(ref)),
      };
      const { report } = await reports.rollUp(asked, { rights });
      return report!;
    },
  };
}
