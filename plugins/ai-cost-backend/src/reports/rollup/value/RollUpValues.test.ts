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

import { TestDatabases } from '@backstage/backend-test-utils';
import {
  KPIS,
  type EntityValueReport,
  type MemberValue,
  type UnitCostTarget,
} from 'backstage-plugin-ai-cost-common';
import type {
  BillingSource,
  TelemetrySource,
} from 'backstage-plugin-ai-cost-node';
import { LedgerFixture } from '../../__testUtils__/LedgerFixture';
import { TelemetryFixture } from '../../value/__testUtils__/TelemetryFixture';
import { EntityValueReports } from '../../value/EntityValueReports';
import { RollUpValues } from './RollUpValues';

jest.setTimeout(60_000);

const SYNCED = '2026-11-20T06:00:00.000Z';
const [RANKER, INDEXER, SHARER, UNBILLED, UNMEASURED] = [
  'ranker',
  'indexer',
  'sharer',
  'unbilled',
  'unmeasured',
].map(name => `component:default/${name}`);

const [AWS, OPENAI] = ['aws', 'openai'].map(
  id =>
    ({
      id,
      grade: 'invoice',
      description: id,
      schedule: { frequency: { hours: 6 }, timeout: { hours: 1 } },
      completenessLagDays: id === 'aws' ? 2 : 5,
    } as BillingSource),
);

const TARGETS: UnitCostTarget[] = [
  { unit: 'prediction', amount: '0.25', currency: 'USD' },
];

describe('RollUpValues', () => {
  const databases = TestDatabases.create();

  describe.each(databases.eachSupportedId())('on %s', databaseId => {
    async function createAutumn() {
      const knex = await databases.init(databaseId);
      const ledger = await LedgerFixture.create(knex);
      await ledger.source({ lastSuccessAt: SYNCED });
      await ledger.source({ id: 'openai', lastSuccessAt: SYNCED });
      const options = {
        knex,
        configuredSources: () => [AWS, OPENAI],
        telemetrySources: () =>
          ['prometheus', 'langfuse'].map(
            id =>
              ({
                ...{ id, type: id, description: id, conventions: [] },
              } as unknown as TelemetrySource),
          ),
        now: () => new Date('2026-11-20T12:00:00.000Z'),
      };
      const charges = async (entityRef: string, costs: object = {}) =>
        Promise.all(
          Object.entries(costs).map(async ([day, effective]) => ({
            line: await ledger.line({ entityRef, resourceId: entityRef + day }),
            day,
            effective,
          })),
        );
      const euros = await ledger.line({
        entityRef: RANKER,
        billingCurrency: 'EUR',
      });
      for (const [sourceId, ofSource] of [
        [
          'aws',
          [
            ...(await charges(RANKER, {
              '2026-10-05': '3',
              '2026-11-02': '7',
              '2026-11-05': '9',
              '2026-11-18': '50',
            })),
            ...(await charges(SHARER, { '2026-11-04': '2' })),
            { line: euros, day: '2026-11-02', effective: '40', rows: 2 },
          ],
        ],
        ['openai', await charges(INDEXER, { '2026-11-06': '5' })],
      ] as const) {
        for (const period of ['2026-10', '2026-11']) {
          await ledger.delivery({
            sourceId,
            period,
            currentAt: SYNCED,
            firstChargeDay: `${period}-01`,
            lastChargeDay: `${period}-19`,
            charges: ofSource.filter(({ day }) => day.startsWith(period)),
          });
        }
      }
      const telemetry = TelemetryFixture.create(knex);
      for (const [entityRef, count] of [
        [RANKER, 10],
        [INDEXER, 7],
        [UNBILLED, 3],
      ] as const) {
        await telemetry.count(
          { entityRef, measure: 'units', name: 'prediction' },
          {
            '2026-10-05': count,
            '2026-11-02': count,
            '2026-11-06': 2 * count,
            '2026-11-18': 1,
          },
        );
        const days = { '2026-11-02': 100 * count, '2026-11-03': 50 };
        const model = 'gpt-5';
        await telemetry.count({ entityRef, model, measure: 'requests' }, days);
        await telemetry.count(
          { entityRef, model, measure: 'failures' },
          { '2026-11-02': count },
        );
        // The second to be trusted: it must not be added.
        await telemetry.count(
          {
            entityRef,
            model,
            measure: 'requests',
            reporter: 'source:langfuse',
          },
          days,
        );
        await telemetry.histogram(
          {
            entityRef,
            measure: 'client_duration',
            bounds: [0.1, 1, 10],
          },
          { '2026-11-02': [count, 80, 10, 0], '2026-11-03': [1, 1, count, 0] },
        );
        await telemetry.score(
          { entityRef, model, name: 'accuracy' },
          { '2026-11-03': { value: 0.5 + count / 100, sampleSize: 10 } },
        );
      }
      // Half of it is the sharer's.
      await telemetry.count(
        {
          entityRef: SHARER,
          measure: 'units',
          name: 'embedding',
          percent: 50,
        },
        { '2026-11-04': 8 },
      );
      const own = EntityValueReports.create(options);
      const values = RollUpValues.create(options);
      const query = { from: '2026-11-01', to: '2026-11-20', currency: 'USD' };
      return {
        ask: async (entityRefs: string[], asked: object = {}) =>
          (
            await values.rollUpValue(
              { ...query, scopeRef: 'group:default/search', ...asked },
              {
                entityRefs: new Set(entityRefs),
                targetsOf: async refs =>
                  new Map(refs.map(ref => [ref, TARGETS])),
              },
            )
          ).report!,
        askOwn: async (entityRef: string) =>
          (await own.entityValue({ ...query, entityRef }, { targets: TARGETS }))
            .report!,
      };
    }

    it('measures many entities as their own reports do', async () => {
      const { ask, askOwn } = await createAutumn();
      const { members } = await ask([
        RANKER,
        INDEXER,
        SHARER,
        UNBILLED,
        UNMEASURED,
      ]);

      expect(members.map(it => it.entityRef)).toEqual([
        INDEXER,
        RANKER,
        SHARER,
        UNBILLED,
      ]);
      for (const member of members) {
        expect(member).toEqual(valueOf(await askOwn(member.entityRef)));
      }
    });

    it('comes to figures that were checked by hand', async () => {
      const { ask } = await createAutumn();
      const { members, currency } = await ask([RANKER, SHARER]);

      expect(currency).toBe('USD');
      // 2, 5 and 6 November are complete; units were counted on 2 and 6.
      expect(members[0]).toMatchObject({
        unit: 'prediction',
        units: 31,
        unitCost: 7 / 30,
        previousUnitCost: 3 / 10,
        unitCostTarget: 0.25,
        requests: 1050,
        errorRate: 10 / 1000,
        quality: { name: 'accuracy', value: 0.6, sampleSize: 10 },
      });
      expect(members[1]).toEqual({
        entityRef: SHARER,
        unit: 'embedding',
        units: 4,
        unitCost: 0.5,
      });
    });

    it('chooses the currency with the most charges', async () => {
      const { ask } = await createAutumn();
      const none = { currency: undefined };

      expect((await ask([INDEXER], none)).currency).toBe('USD');
      expect((await ask([RANKER], none)).currency).toBe('USD');
      expect(await ask([UNMEASURED], none)).toEqual({
        scopeRef: 'group:default/search',
        members: [],
      });
    });
  });
});

/** What an entity's own report says of it. */
function valueOf(report: EntityValueReport): MemberValue {
  const kpi = (id: string, of?: string) =>
    report.kpis.find(it => it.kpi === id && it.of === of);
  const sum = (counts: (number | undefined)[]) => {
    const known = counts.filter(count => count !== undefined);
    return known.length > 0 ? known.reduce((a, b) => a + b) : undefined;
  };
  const unitCost = kpi(KPIS.unitCost.id);
  const [score] = report.scores;
  return {
    entityRef: report.entityRef,
    unit: report.unit,
    units: sum(report.days.map(day => day.units)),
    unitCost: unitCost?.value,
    previousUnitCost: unitCost?.previous,
    unitCostTarget: unitCost?.target,
    requests: sum(report.days.map(day => day.requests)),
    p95: kpi(KPIS.latency.id, 'p95')?.value,
    errorRate: kpi(KPIS.errorRate.id)?.value,
    quality: score && {
      key: score.key,
      name: score.name,
      value: score.value,
      sampleSize: score.sampleSize,
      day: score.days[score.days.length - 1].day,
    },
  };
}
