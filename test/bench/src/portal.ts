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

import path from 'node:path';
import type { BackendFeature } from '@backstage/backend-plugin-api';
import { databaseServiceFactory } from '@backstage/backend-defaults/database';
import { schedulerServiceFactory } from '@backstage/backend-defaults/scheduler';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import knexFactory, { type Knex } from 'knex';
import { scratchFolder } from './bill';
import { importScript } from './importScript';

/** The two databases that every end-to-end figure is measured on. */
export const ENGINES = ['sqlite', 'postgres'] as const;

export type Engine = (typeof ENGINES)[number];

interface Postgres {
  connectionString: string;
  stop(): Promise<void>;
}

async function startPostgres(): Promise<Postgres> {
  const module = await importScript<{ startPostgres(): Promise<Postgres> }>(
    'postgres.mjs',
  );
  return module.startPostgres();
}

/**
 * A backend with AI Cost, a catalog of the given entities and an empty database
 * on disk.
 */
export async function startPortal(options: {
  engine: Engine;
  entities: Entity[];
  aiCost: object;
  /** Modules of AI Cost, beside that of files. */
  features?: BackendFeature[];
}) {
  const { engine, entities, aiCost, features = [] } = options;
  const postgres = engine === 'postgres' ? await startPostgres() : undefined;
  const directory = scratchFolder('sqlite');
  const database = postgres
    ? { client: 'pg', connection: postgres.connectionString }
    : { client: 'better-sqlite3', connection: { directory } };
  const backend = await startTestBackend({
    features: [
      import('backstage-plugin-ai-cost-backend'),
      import('backstage-plugin-ai-cost-backend-module-billing-files'),
      ...features,
      databaseServiceFactory,
      schedulerServiceFactory,
      catalogServiceMock.factory({ entities }),
      mockServices.rootConfig.factory({
        data: { backend: { database }, aiCost } as never,
      }),
    ],
  });
  const address = backend.server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  return {
    url: `http://localhost:${port}/api/ai-cost`,
    /** The plugin's own database, to fill it beside the plugin. */
    openDatabase(): Knex {
      return postgres
        ? knexFactory({
            client: 'pg',
            connection: postgres.connectionString.replace(
              /[^/]*$/,
              'backstage_plugin_ai-cost',
            ),
          })
        : knexFactory({
            client: 'better-sqlite3',
            connection: path.join(directory, 'ai-cost.sqlite'),
            useNullAsDefault: true,
          });
    },
    async stop() {
      await backend.stop();
      await postgres?.stop();
    },
  };
}

/** @param body - posted; a `GET` when left out */
export async function getJson<T>(url: string, body?: object): Promise<T> {
  const response = await fetch(
    url,
    body && {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    },
  );
  if (!response.ok) {
    throw new Error(`${url}: ${response.status} ${await response.text()}`);
  }
  return (await response.json()) as T;
}
