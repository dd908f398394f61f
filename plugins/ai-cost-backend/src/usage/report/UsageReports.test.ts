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
import { ConfigReader } from '@backstage/config';
import {
  DefaultAttributor,
  DefaultClassifier,
  readAttributionOptions,
  toClaimingEntity,
  type UsageEvent,
} from 'backstage-plugin-ai-cost-node';
import { component } from '../../__testUtils__/TestPortal';
import { AttributorProvider } from '../../attribution/AttributorProvider';
import { Ledger } from '../../ledger/Ledger';
import { usageEvent } from '../__testUtils__/usageEvents';
import { SeriesAttribution } from '../../series/SeriesAttribution';
import { SeriesAttributionStore } from '../../series/SeriesAttributionStore';
import { UsageLines } from '../attribution/UsageLines';
import { UsageSeriesAttributor } from '../attribution/UsageSeriesAttributor';
import { UsageStore } from '../store/UsageStore';
import { UsageReports } from './UsageReports';

jest.setTimeout(60_000);

const GATEWAY = 'external:gateway';
const RANKER = 'component:default/ranker';

describe('UsageReports', () => {
  const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

  describe.each(databases.eachSupportedId())('on %s', databaseId => {
    async function createPortal(config: object = {}) {
      const knex = await databases.init(databaseId);
      const ledger = await Ledger.create({
        database: { getClient: async () => knex, migrations: { skip: false } },
      });
      const logger = mockServices.logger.mock();
      const now = () => new Date('2026-11-25T12:30:00.000Z');
      const options = readAttributionOptions(new ConfigReader(config));
      const catalog = {
        entities: [component('ranker')] as Entity[],
        catalogReads: 0,
      };
      const attribution = SeriesAttribution.create({
        ledger,
        store: SeriesAttributionStore.create({ knex, tables: 'usage' }),
        series: UsageSeriesAttributor.create({
          lines: UsageLines.create({
            classifier: DefaultClassifier.create(),
            environmentTags: options.environmentTags,
          }),
        }),
        attributors: AttributorProvider.create({
          readEntities: async () => {
            catalog.catalogReads += 1;
            return catalog.entities.map(toClaimingEntity);
          },
          createAttributor: entities =>
            DefaultAttributor.create({ entities, options }),
          logger,
        }),
        logger,
      });
      return Object.assign(catalog, {
        ledger,
        add: (events: UsageEvent[], reporter = GATEWAY) =>
          UsageStore.create({ knex, now }).addEvents(events, reporter),
        attribute: () => attribution.run(new AbortController().signal),
        report: (entityRef = RANKER) =>
          UsageReports.create({ knex, now }).entityUsage(entityRef),
      });
    }

    it('tells what an entity used by the hour', async () => {
      const portal = await createPortal();
      await portal.add([
        usageEvent({ id: '1', tokens: { input: 100, cache_read: 900 } }),
        usageEvent({ id: '2', model: 'o3', gpuSeconds: 1.5 }),
        usageEvent({ id: '3', occurredAt: '2026-11-23T13:00:00Z' }),
        usageEvent({ id: '4', occurredAt: '2026-11-23T12:59:59Z' }),
        usageEvent({ id: '5', tags: { component: 'other' } }),
      ]);
      expect((await portal.report()).reporters).toEqual([]);

      await portal.attribute();

      expect(await portal.report()).toEqual({
        entityRef: RANKER,
        from: '2026-11-23T13:00Z',
        to: '2026-11-25T13:00Z',
        reporters: [
          {
            reporter: GATEWAY,
            hours: [
              {
                hour: '2026-11-23T13:00Z',
                tokens: { input: 100, output: 20 },
                requests: 1,
              },
              {
                hour: '2026-11-25T10:00Z',
                tokens: { input: 200, output: 20, cache_read: 900 },
                requests: 2,
                gpuSeconds: 1.5,
              },
            ],
          },
        ],
      });
    });

    it('never adds up what two report', async () => {
      const portal = await createPortal();
      await portal.add([usageEvent()], 'external:tracer');
      await portal.add([usageEvent(), usageEvent({ id: '2' })]);
      await portal.attribute();

      const { reporters } = await portal.report();
      expect(
        reporters.map(({ reporter, hours }) => [reporter, hours[0].requests]),
      ).toEqual([
        [GATEWAY, 2],
        ['external:tracer', 1],
      ]);
    });

    it.each([
      ['projects', 'proj_1', { project: 'proj_1' }],
      ['api-keys', 'key_1', { apiKeyId: 'key_1' }],
      ['accounts', 'org-1', { account: 'org-1' }],
      ['models', 'gpt-4o*', {}],
      ['tags', 'team=search', { tags: { team: 'search' } }],
    ])('follows the annotation %s', async (name, value, usage) => {
      const portal = await createPortal();
      portal.entities = [component('claimant', { [name]: value })];
      await portal.add([usageEvent({ tags: {}, ...usage })]);
      await portal.attribute();

      const { reporters } = await portal.report('component:default/claimant');
      expect(reporters).toHaveLength(1);
    });

    it('gives each of several claimants its part', async () => {
      const portal = await createPortal();
      const tags = { team: 'search' };
      portal.entities = ['a', 'b'].map(name =>
        component(name, { tags: 'team=search' }),
      );
      await portal.add([usageEvent({ tags, tokens: { input: 101 } })]);
      await portal.attribute();

      const { reporters } = await portal.report('component:default/a');
      expect(reporters[0].hours).toEqual([
        { hour: '2026-11-25T10:00Z', tokens: { input: 50.5 }, requests: 0.5 },
      ]);
    });

    it('follows the catalog, and leaves it alone when there is nothing to do', async () => {
      const portal = await createPortal();
      await portal.attribute();
      expect(portal.catalogReads).toBe(0);
      await portal.add([usageEvent({ tags: { team: 'search' } })]);
      await portal.attribute();
      await portal.attribute();
      expect(portal.catalogReads).toBe(1);
      expect((await portal.report()).reporters).toEqual([]);

      portal.entities = [component('ranker', { tags: 'team=search' })];
      // As the attribution of charges does with a new catalog.
      const fingerprint = DefaultAttributor.create({
        entities: portal.entities.map(toClaimingEntity),
      }).fingerprint;
      await portal.ledger.attributions.beginPass(fingerprint);
      await portal.ledger.attributions.endPass(fingerprint, {
        problemsFingerprint: '',
      });
      await portal.attribute();
      expect((await portal.report()).reporters).toHaveLength(1);
      await portal.attribute();
      expect(portal.catalogReads).toBe(2);
    });

    it('keeps usage with whom it was on each day', async () => {
      const portal = await createPortal({
        aiCost: {
          attribution: {
            rules: [
              {
                id: 'moved',
                match: { projects: 'proj_1' },
                assign: { entity: 'ranker' },
                from: '2026-11-25',
              },
            ],
          },
        },
      });
      await portal.add(
        ['2026-11-24T23:59:59Z', '2026-11-25T00:00:00Z'].map(
          (occurredAt, index) =>
            usageEvent({
              id: `${index}`,
              occurredAt,
              project: 'proj_1',
              tags: {},
            }),
        ),
      );
      await portal.attribute();

      const { reporters } = await portal.report();
      expect(reporters[0].hours.map(({ hour }) => hour)).toEqual([
        '2026-11-25T00:00Z',
      ]);
    });
  });
});
