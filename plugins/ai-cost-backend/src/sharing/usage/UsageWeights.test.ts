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

import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import { DefaultClassifier } from 'backstage-plugin-ai-cost-node';
import { chargeLine } from '../../__testUtils__/chargeLine';
import { expectConsistent } from '../../__testUtils__/expectConsistent';
import { component, TestPortal } from '../../__testUtils__/TestPortal';
import { AttributorProvider } from '../../attribution/AttributorProvider';
import { PriceBook } from '../../pricing/PriceBook';
import { readKnownSources } from '../../reports/freshness/readKnownSources';
import { SeriesAttribution } from '../../series/SeriesAttribution';
import { SeriesAttributionStore } from '../../series/SeriesAttributionStore';
import { UsageLines } from '../../usage/attribution/UsageLines';
import { UsageSeriesAttributor } from '../../usage/attribution/UsageSeriesAttributor';
import { usageEvent } from '../../usage/__testUtils__/usageEvents';
import { UsageStore } from '../../usage/store/UsageStore';
import {
  DefaultAttributor,
  toClaimingEntity,
} from 'backstage-plugin-ai-cost-node';
import { withShares } from '../withShares';
import { EntityUsage } from './EntityUsage';
import { UsageWeights } from './UsageWeights';

jest.setTimeout(120_000);

const MODEL = 'llama-3-70b';
const ENDPOINT = chargeLine({ resourceId: 'endpoint/llama', model: MODEL });
const POOL = 'component:default/pool';

describe('UsageWeights', () => {
  const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

  describe.each(databases.eachSupportedId())('on %s', databaseId => {
    async function createPortal(share: string, prices: object[] = []) {
      const portal = await TestPortal.create(await databases.init(databaseId));
      const { knex, ledger, shares } = portal;
      const pool = {
        resources: 'endpoint/llama',
        models: MODEL,
      };
      portal.entities = [
        component('pool', { ...pool, share }),
        component('a', { 'api-keys': 'key-a' }),
        component('b', { 'api-keys': 'key-b' }),
      ];
      portal.source.deliveries = ['2026-10', '2026-11'].map(period => ({
        period,
        version: 'v1',
        charges: [{ line: ENDPOINT, day: `${period}-02`, effective: '100' }],
      }));
      const now = () => portal.now;
      const readEntities = () =>
        withShares(portal.entities.map(toClaimingEntity), shares);
      const logger = mockServices.logger.mock();
      const attribution = SeriesAttribution.create({
        ledger,
        store: SeriesAttributionStore.create({ knex, tables: 'usage' }),
        series: UsageSeriesAttributor.create({
          lines: UsageLines.create({
            classifier: DefaultClassifier.create(),
            environmentTags: [],
          }),
        }),
        attributors: AttributorProvider.create({
          readEntities,
          createAttributor: entities => DefaultAttributor.create({ entities }),
          logger,
        }),
        logger,
      });
      const weights = UsageWeights.create({
        knex,
        store: shares.weights,
        usage: EntityUsage.create({
          knex,
          prices: PriceBook.fromConfig(
            mockServices.rootConfig({ data: { aiCost: { prices } } }),
          ),
        }),
        readSources: at =>
          readKnownSources({ knex, configured: [portal.source], now: at }),
        now,
      });
      const usage = UsageStore.create({ knex, now });
      return Object.assign(portal, {
        usage,
        async use(
          key: string,
          day: string,
          more: Partial<Parameters<typeof usageEvent>[0]> = {},
          reporter = 'external:gateway',
        ) {
          const id = JSON.stringify([key, day, more]);
          await usage.addEvents(
            [
              usageEvent({
                ...{ id, model: MODEL, apiKeyId: key, tags: {} },
                occurredAt: `${day}T12:00:00Z`,
                tokens: { input: 100 },
                requests: 1,
                ...more,
              }),
            ],
            reporter,
          );
        },
        /** What the tasks do in an hour. */
        async work() {
          const { signal } = new AbortController();
          await attribution.run(signal);
          await weights.refresh(await readEntities(), signal);
          await portal.reattribute(signal);
          await expectConsistent(knex);
        },
      });
    }

    async function costs({ knex }: TestPortal, month: string) {
      const rows = await knex('entity_monthly_costs as c')
        .join('entity_cost_series as s', 's.id', 'c.series_id')
        .where('c.month', month)
        .groupBy('s.entity_ref')
        .select('s.entity_ref', knex.raw('sum(effective_micros) as micros'));
      return Object.fromEntries(
        rows
          .filter(({ micros }) => Number(micros) !== 0)
          .map(row => [
            row.entity_ref.split('/')[1],
            Math.round(Number(row.micros) / 1e3) / 1e3,
          ]),
      );
    }

    it('divides each month by what was used in it', async () => {
      const portal = await createPortal('usage:requests');
      await portal.ingest();
      await portal.use('key-a', '2026-10-05', { requests: 3 });
      await portal.use('key-b', '2026-10-06', { requests: 1 });
      await portal.use('nobodys', '2026-10-07', { requests: 4 });
      // Another model, whatever it costs, is another thing.
      await portal.use('key-b', '2026-10-08', { requests: 9, model: 'o3' });
      await portal.use('key-b', '2026-11-01', { requests: 2 });
      await portal.work();
      expect(await costs(portal, '2026-10')).toEqual({
        pool: 50,
        a: 37.5,
        b: 12.5,
      });
      expect(await costs(portal, '2026-11')).toEqual({ b: 100 });

      portal.entities[0] = component('pool', {
        ...{ resources: 'endpoint/llama', models: MODEL },
        share: 'usage:requests; idle=pooled',
      });
      await portal.work();
      expect(await costs(portal, '2026-10')).toEqual({ a: 75, b: 25 });
    });

    it('weighs tokens by their price where all have one', async () => {
      const use = async (prices: object[]) => {
        const portal = await createPortal('usage', prices);
        await portal.ingest();
        const input = { tokens: { input: 300 } };
        await portal.use('key-a', '2026-10-05', input);
        await portal.use('key-b', '2026-10-06', { tokens: { output: 100 } });
        await portal.work();
        return costs(portal, '2026-10');
      };
      expect(await use([])).toEqual({ a: 75, b: 25 });
      expect(
        await use([
          {
            ...{ provider: 'openai', model: MODEL, currency: 'USD' },
            ...{ inputPerMillion: '1', outputPerMillion: '9' },
          },
        ]),
      ).toEqual({ a: 25, b: 75 });
    });

    it('never adds what two have counted', async () => {
      const portal = await createPortal('usage:requests');
      await portal.ingest();
      await portal.use('key-a', '2026-10-05', { requests: 3 });
      await portal.use('key-b', '2026-10-05', { requests: 1 });
      await portal.use('key-b', '2026-10-05', { requests: 2 }, 'other:proxy');
      await portal.work();
      expect(await costs(portal, '2026-10')).toEqual({ a: 75, b: 25 });
    });

    it('leaves a month without usage with its owner, and says so', async () => {
      const portal = await createPortal('usage');
      await portal.ingest();
      await portal.work();
      expect(await costs(portal, '2026-10')).toEqual({ pool: 100 });
      const { problems } = await portal
        .knex('entity_problems')
        .where('entity_ref', POOL)
        .first();
      expect(JSON.parse(problems)).toContainEqual(
        expect.objectContaining({
          annotation: 'ai-cost/share',
          message: expect.stringContaining('No usage of the entity is known'),
        }),
      );
    });

    it('changes no month whose bill is settled', async () => {
      const portal = await createPortal('usage:requests');
      await portal.ingest();
      await portal.use('key-a', '2026-10-05');
      await portal.use('key-a', '2026-11-05');
      await portal.work();
      expect(await costs(portal, '2026-10')).toEqual({ a: 100 });

      await portal.use('key-b', '2026-10-06');
      await portal.use('key-b', '2026-11-06');
      await portal.work();
      expect(await costs(portal, '2026-10')).toEqual({ a: 100 });
      expect(await costs(portal, '2026-11')).toEqual({ a: 50, b: 50 });
    });

    it('keeps what it knows of usage that was removed for its age', async () => {
      const portal = await createPortal('usage:requests');
      portal.now = new Date('2026-11-10T06:00:00.000Z');
      await portal.use('key-a', '2026-11-02');
      await portal.use('key-b', '2026-11-09');
      await portal.ingest();
      await portal.work();
      expect(await costs(portal, '2026-11')).toEqual({ a: 50, b: 50 });

      const { signal } = new AbortController();
      await portal.usage.prune(new Date('2026-11-05T00:00:00Z'), signal);
      await portal.work();
      expect(await costs(portal, '2026-11')).toEqual({ a: 50, b: 50 });
    });

    it('weighs a month to its end when its rule was away for a while', async () => {
      const portal = await createPortal('usage:requests');
      const [pool] = portal.entities;
      portal.now = new Date('2026-11-10T06:00:00.000Z');
      await portal.use('key-a', '2026-11-02');
      await portal.ingest();
      await portal.work();
      expect(await costs(portal, '2026-11')).toEqual({ a: 100 });

      portal.entities[0] = component('pool', {
        ...{ resources: 'endpoint/llama', models: MODEL },
      });
      await portal.work();
      await portal.use('key-b', '2026-11-09');
      portal.now = new Date('2026-12-10T06:00:00.000Z');
      portal.source.deliveries.push({
        period: '2026-12',
        version: 'v1',
        charges: [{ line: ENDPOINT, day: '2026-12-02', effective: '1' }],
      });
      await portal.ingest();
      await portal.work();
      expect(await costs(portal, '2026-11')).toEqual({ pool: 100 });

      portal.entities[0] = pool;
      await portal.work();
      expect(await costs(portal, '2026-11')).toEqual({ a: 50, b: 50 });
    });

    it('keeps settled months of one measure while another is counted', async () => {
      const portal = await createPortal('usage:requests');
      const [pool] = portal.entities;
      await portal.ingest();
      await portal.use('key-a', '2026-10-05');
      await portal.work();
      expect(await costs(portal, '2026-10')).toEqual({ a: 100 });

      portal.entities[0] = component('pool', {
        ...{ resources: 'endpoint/llama', models: MODEL },
        share: 'usage:tokens',
      });
      await portal.work();
      const { signal } = new AbortController();
      await portal.usage.prune(new Date('2026-11-01T00:00:00Z'), signal);
      portal.entities[0] = pool;
      await portal.work();
      expect(await costs(portal, '2026-10')).toEqual({ a: 100 });
    });
  });
});
