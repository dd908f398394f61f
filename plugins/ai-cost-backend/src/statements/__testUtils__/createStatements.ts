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

import type { Day, Month } from 'backstage-plugin-ai-cost-common';
import type { BillingSource } from 'backstage-plugin-ai-cost-node';
import type { Knex } from 'knex';
import { structureOf } from '../../reports/rollup/__testUtils__/createRollUp';
import {
  LedgerFixture,
  type FixtureCharge,
} from '../../reports/__testUtils__/LedgerFixture';
import { StatementStore } from '../StatementStore';
import { Statements } from '../Statements';

export const SEARCH = 'group:default/search';
export const ADS = 'group:default/ads';

export const AWS = {
  id: 'aws',
  grade: 'invoice',
  description: 'FOCUS export',
  schedule: { frequency: { hours: 6 }, timeout: { hours: 1 } },
  completenessLagDays: 2,
} as BillingSource;

export const STRUCTURE = structureOf({
  components: [{ name: 'ranker', title: 'Ranker' }, { name: 'bidder' }],
  scopes: [{ entityRef: SEARCH, title: 'Search' }, { entityRef: ADS }],
});

/** A ledger that is read to the end until 20 November 2026, and its statements. */
export async function createStatements(knex: Knex) {
  const ledger = await LedgerFixture.create(knex);
  await ledger.source({ lastSuccessAt: '2026-11-20T06:00:00.000Z' });
  const clock = { now: new Date('2026-11-20T12:00:00.000Z') };
  const replica = () =>
    Statements.create({
      knex,
      structure: async () => STRUCTURE,
      configuredSources: () => [AWS],
      now: () => clock.now,
    });
  const store = StatementStore.create({ knex });
  const delivered = new Map<Month, number>();
  return {
    ledger,
    clock,
    store,
    statements: replica(),
    replica,
    /** Owners of a component by the day from which they are, with cost centers. */
    async owned(name: string, owners: Record<Day | '', [string, string?]>) {
      await knex('entity_owners').insert(
        Object.entries(owners).map(([validFrom, [owner, costCenter]]) => ({
          entity_ref: `component:default/${name}`,
          valid_from: validFrom,
          owner,
          cost_center: costCenter ?? '',
        })),
      );
    },
    line: (name: string | undefined, more: object = {}) =>
      ledger.line({
        entityRef: name && `component:default/${name}`,
        resourceId: name ?? 'nobody',
        ...more,
      }),
    /** What the bill of a month says now. */
    async bill(period: Month, charges: FixtureCharge[]) {
      const options = {
        period,
        currentAt: `2026-11-20T06:00:00.00${delivered.size}Z`,
        charges,
      };
      const before = delivered.get(period);
      delivered.set(
        period,
        before === undefined
          ? await ledger.delivery(options)
          : await ledger.supersede(before, options),
      );
    },
    /** The next month is over and settled. */
    async closeNovember() {
      clock.now = new Date('2026-12-10T12:00:00.000Z');
      await knex('billing_sources').update({
        last_success_at: '2026-12-10T06:00:00.000Z',
      });
    },
    get: (month: Month, owner: string, currency = 'USD') =>
      store.get({ month, owner, currency }),
  };
}
