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

import type { EntityValueReport } from 'backstage-plugin-ai-cost-common';
import type {
  BillingSource,
  TelemetrySource,
} from 'backstage-plugin-ai-cost-node';
import type { Knex } from 'knex';
import {
  LedgerFixture,
  type FixtureCharge,
} from '../../__testUtils__/LedgerFixture';
import { ExperimentComparisons } from '../comparison/ExperimentComparisons';
import { EntityValueReports } from '../EntityValueReports';
import { TelemetryFixture } from './TelemetryFixture';

export const RANKER = 'component:default/ranker';

const SYNCED = '2026-11-20T06:00:00.000Z';

const AWS = {
  id: 'aws',
  grade: 'invoice',
  description: 'FOCUS export',
  schedule: { frequency: { hours: 6 }, timeout: { hours: 1 } },
  completenessLagDays: 2,
} as BillingSource;

const PROMETHEUS = {
  ...{ id: 'prometheus', type: 'prometheus', description: 'Prometheus' },
  conventions: ['opentelemetry', 'litellm'].map(system => ({
    ...{ name: `${system}_calls`, measure: 'requests', system },
  })),
} as unknown as TelemetrySource;

/** The same value on some days. */
export function each<T>(days: readonly string[], value: T): Record<string, T> {
  return Object.fromEntries(days.map(day => [day, value]));
}

export function kpi({ kpis }: EntityValueReport, id: string) {
  return kpis.find(it => it.kpi === id)!;
}

/** A ledger of November until the 19th, its telemetry, and what is reported. */
export async function createValue(knex: Knex) {
  const ledger = await LedgerFixture.create(knex);
  await ledger.source({ lastSuccessAt: SYNCED });
  const telemetry = TelemetryFixture.create(knex);
  const options = {
    knex,
    configuredSources: () => [AWS],
    telemetrySources: () => [PROMETHEUS],
    now: () => new Date('2026-11-20T12:00:00.000Z'),
  };
  const deliver = (charges: FixtureCharge[]) =>
    ledger.delivery({
      ...{ period: '2026-11', currentAt: SYNCED, charges },
      ...{ firstChargeDay: '2026-11-01', lastChargeDay: '2026-11-19' },
    });
  const reports = EntityValueReports.create(options);
  return {
    ...{ ledger, telemetry, deliver },
    comparisons: ExperimentComparisons.create(options),
    async ask(from: string, to = from, environments?: string[]) {
      const query = { entityRef: RANKER, from, to, environments };
      return (await reports.entityValue(query)).report!;
    },
    /** Charges of a model by day, or of no known model. */
    async bill(model: string | undefined, days: Record<string, string>) {
      const line = await ledger.line({ entityRef: RANKER, model });
      await deliver(
        Object.entries(days).map(([day, effective]) => ({
          ...{ line, day, effective },
        })),
      );
    },
    async calls(
      model: string,
      days: Record<string, number>,
      measure: 'requests' | 'failures' = 'requests',
    ) {
      await telemetry.count({ entityRef: RANKER, model, measure }, days);
    },
  };
}
