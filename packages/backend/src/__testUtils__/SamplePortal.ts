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

import { setTimeout as sleep } from 'node:timers/promises';
import { schedulerServiceFactory } from '@backstage/backend-defaults/scheduler';
import {
  coreServices,
  createServiceFactory,
  type BackendFeature,
} from '@backstage/backend-plugin-api';
import {
  mockServices,
  startTestBackend,
  type TestDatabases,
} from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import aiCostPlugin from 'backstage-plugin-ai-cost-backend';
import aiCostModuleBillingApis from 'backstage-plugin-ai-cost-backend-module-billing-apis';
import aiCostModuleBillingFiles from 'backstage-plugin-ai-cost-backend-module-billing-files';
import type { SourceDetail } from 'backstage-plugin-ai-cost-common';
import request from 'supertest';

type Backend = Awaited<ReturnType<typeof startTestBackend>>;
type Database = Awaited<ReturnType<TestDatabases['init']>>;

/** A source runs when it is told to. */
export const MANUAL = {
  frequency: { trigger: 'manual' },
  timeout: { minutes: 5 },
};

/** A portal with the plugin and its sources, over a database of its own. */
export class SamplePortal {
  readonly #backend: Backend;

  /**
   * @param options - `config` is that of `aiCost`, `root` the rest of it;
   * `features` are further ones
   */
  static async start(options: {
    knex: Database;
    entities: Entity[];
    config: object;
    root?: object;
    features?: BackendFeature[];
  }): Promise<SamplePortal> {
    const { knex, entities, config, root, features = [] } = options;
    return new SamplePortal(
      await startTestBackend({
        features: [
          aiCostPlugin,
          aiCostModuleBillingFiles,
          aiCostModuleBillingApis,
          schedulerServiceFactory,
          createServiceFactory({
            service: coreServices.database,
            deps: {},
            factory: () =>
              mockServices.database({ knex, migrations: { skip: false } }),
          }),
          catalogServiceMock.factory({ entities }),
          mockServices.rootConfig.factory({
            data: { ...root, aiCost: config },
          }),
          ...features,
        ],
      }),
    );
  }

  private constructor(backend: Backend) {
    this.#backend = backend;
  }

  get server(): Backend['server'] {
    return this.#backend.server;
  }

  /** Runs a source, and waits for the end of it. */
  async ingest(source: string): Promise<SourceDetail> {
    const url = `/api/ai-cost/sources/${source}`;
    await request(this.server).post(`${url}/ingest`).expect(202);
    for (;;) {
      const { body } = await request(this.server).get(url);
      if (body.lastRun && body.lastRun.outcome !== 'running') {
        return body;
      }
      await sleep(50);
    }
  }

  async stop(): Promise<void> {
    await this.#backend.stop();
  }
}
