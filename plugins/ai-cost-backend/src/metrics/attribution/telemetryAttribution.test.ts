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
import type { Entity } from '@backstage/catalog-model';
import {
  DEFAULT_ATTRIBUTION_OPTIONS,
  DefaultAttributor,
  DefaultClassifier,
  toClaimingEntity,
  type TelemetryDimensions,
} from 'backstage-plugin-ai-cost-node';
import type { Knex } from 'knex';
import { component } from '../../__testUtils__/TestPortal';
import { AttributorProvider } from '../../attribution/AttributorProvider';
import { Ledger } from '../../ledger/Ledger';
import { SeriesAttribution } from '../../series/SeriesAttribution';
import { SeriesAttributionStore } from '../../series/SeriesAttributionStore';
import { UsageLines } from '../../usage/attribution/UsageLines';
import { unitsSample } from '../__testUtils__/telemetry';
import { TelemetryStore } from '../store/TelemetryStore';
import { TelemetrySeriesAttributor } from './TelemetrySeriesAttributor';

jest.setTimeout(60_000);

const WINDOW = { from: '2026-11-25T00:00Z', to: '2026-11-26T00:00Z' };

describe('attribution of telemetry', () => {
  const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

  describe.each(databases.eachSupportedId())('on %s', databaseId => {
    async function createPortal(entities: Entity[], given?: Knex) {
      const knex = given ?? (await databases.init(databaseId));
      const ledger = await Ledger.create({
        database: { getClient: async () => knex, migrations: { skip: false } },
      });
      const options = DEFAULT_ATTRIBUTION_OPTIONS;
      const logger = mockServices.logger.mock();
      const catalog = { entities };
      const attribution = SeriesAttribution.create({
        ...{ ledger, logger },
        store: SeriesAttributionStore.create({ knex, tables: 'telemetry' }),
        series: TelemetrySeriesAttributor.create({
          lines: UsageLines.create({
            classifier: DefaultClassifier.create(),
            environmentTags: options.environmentTags,
          }),
        }),
        attributors: AttributorProvider.create({
          readEntities: async () => catalog.entities.map(toClaimingEntity),
          createAttributor: all =>
            DefaultAttributor.create({ entities: all, options }),
          logger,
        }),
      });
      const store = TelemetryStore.create({
        ...{ knex, writer: ledger.writer },
        retention: { keepHours: 10 * 86_400_000, keepDays: 100 * 86_400_000 },
        now: () => new Date('2026-11-25T12:00:00.000Z'),
      });
      return {
        ...{ knex, catalog, attribution, store },
        /** Belongings of a series with the given dimensions. */
        async attribute(dimensions: Partial<TelemetryDimensions>) {
          const reading = await store.read({
            ...{ reporter: 'source:prometheus', window: WINDOW },
          });
          reading.add([
            unitsSample({ dimensions: { tags: {}, ...dimensions } }),
          ]);
          await store.replace({ reading, window: WINDOW });
          await attribution.run(new AbortController().signal);
          const rows = await knex('telemetry_attributions')
            .join('telemetry_days', join =>
              join.on(
                'telemetry_days.series_id',
                'telemetry_attributions.series_id',
              ),
            )
            .orderBy('entity_ref');
          return rows.map(row => [row.entity_ref, row.environment, row.model]);
        },
      };
    }

    it('follows the same claims as charges, and shares between equal ones', async () => {
      const { attribute } = await createPortal([
        component('ranker', { projects: 'proj-ranker' }),
        component('b', { tags: 'team=search' }),
        component('c', { tags: 'team=search' }),
      ]);
      expect(
        await attribute({
          ...{ provider: 'openai', model: 'gpt-4o' },
          ...{ project: 'proj-ranker', environment: 'Production' },
        }),
      ).toEqual([['component:default/ranker', 'production', 'gpt-4o']]);
      expect(await attribute({ tags: { team: 'search' } })).toEqual([
        ['component:default/b', '', ''],
        ['component:default/c', '', ''],
      ]);
      expect(await attribute({ model: 'my-own-model' })).toEqual([
        ['', '', 'my-own-model'],
      ]);
    });

    it('gives to an entity what it asked for, whoever else claims it', async () => {
      const { attribute, catalog } = await createPortal([
        component('ranker', { environment: 'staging', models: 'gpt-4o' }),
        component('b', { tags: 'team=search' }),
      ]);
      const asked = {
        ...{ entityRef: 'Component:default/Ranker', tags: { team: 'search' } },
      };
      expect(await attribute(asked)).toEqual([
        ['component:default/ranker', 'staging', 'gpt-4o'],
      ]);
      expect(
        await attribute({ ...asked, environment: 'Prod', model: 'o3' }),
      ).toEqual([['component:default/ranker', 'production', 'o3']]);
      catalog.entities = [];
      expect(await attribute({ ...asked, model: 'o4-mini' })).toEqual([
        ['', '', 'o4-mini'],
      ]);
    });

    it('comes to an end where two see different catalogs', async () => {
      const one = await createPortal([component('ranker', { tags: 'a=1' })]);
      const { knex, store } = one;
      const other = await createPortal([component('b', { tags: 'a=1' })], knex);
      const reading = await store.read({
        ...{ reporter: 'source:prometheus', window: WINDOW },
      });
      reading.add(
        Array.from({ length: 1000 }, (_, index) =>
          unitsSample({ dimensions: { tags: { index: String(index) } } }),
        ),
      );
      await store.replace({ reading, window: WINDOW });

      const signal = AbortSignal.timeout(15_000);
      await Promise.all([
        one.attribution.run(signal),
        other.attribution.run(signal),
      ]);
      await one.attribution.run(signal);
      const [{ parts }] = await knex('telemetry_attributions').count({
        parts: '*',
      });
      expect(Number(parts)).toBe(1000);
    });
  });
});
