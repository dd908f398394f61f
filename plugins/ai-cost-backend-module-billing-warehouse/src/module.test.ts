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

import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import {
  billingSourcesExtensionPoint,
  DefaultClassifier,
  type BillingSource,
} from 'backstage-plugin-ai-cost-node';
import module from './index';

async function sourcesOf(aiCost: object): Promise<BillingSource[]> {
  const sources: BillingSource[] = [];
  const plugin = createBackendPlugin({
    pluginId: 'ai-cost',
    register(env) {
      env.registerExtensionPoint(billingSourcesExtensionPoint, {
        addBillingSource: source => sources.push(source),
      });
      env.registerInit({
        deps: { logger: coreServices.logger },
        async init() {},
      });
    },
  });
  const backend = await startTestBackend({
    features: [
      plugin,
      module,
      mockServices.rootConfig.factory({ data: { aiCost } as never }),
    ],
  });
  await backend.stop();
  return sources;
}

const POSTGRES = {
  id: 'warehouse',
  type: 'warehouse',
  engine: 'postgres',
  table: 'billing.focus',
  connection: {
    host: 'citus.example.com',
    database: 'finops',
    user: 'reader',
    password: 'hunter2',
  },
};

describe('the module', () => {
  it('adds a source for each entry of type warehouse', async () => {
    const sources = await sourcesOf({
      sources: [
        POSTGRES,
        { id: 'other', type: 'files', path: 'bills' },
        {
          id: 'lake',
          type: 'warehouse',
          engine: 'trino',
          table: 'hive.billing.focus',
          connection: { server: 'https://trino.example.com', user: 'reader' },
          columns: { x_UsageType: 'usage_type' },
          updatedAt: 'loaded_at',
          since: '2026-01',
          schedule: { frequency: 'PT30M', timeout: { minutes: 20 } },
          completenessLag: { hours: 36 },
        },
      ],
    });
    expect(sources).toMatchObject([
      {
        id: 'warehouse',
        grade: 'invoice',
        description:
          'Bills in billing.focus of PostgreSQL at citus.example.com/finops',
        schedule: { frequency: { hours: 6 }, timeout: { hours: 1 } },
        completenessLagDays: 2,
      },
      {
        id: 'lake',
        description:
          'Bills in hive.billing.focus of Trino at trino.example.com',
        schedule: { frequency: { minutes: 30 }, timeout: { minutes: 20 } },
        completenessLagDays: 1.5,
      },
    ]);
    expect(JSON.stringify(sources)).not.toContain('hunter2');
  });

  it.each([
    { url: 'http://localhost:8123' },
    { url: 'http://clickhouse.example.com:8123', ssl: false },
    { url: 'https://clickhouse.example.com:8443' },
  ])('reads ClickHouse at %p', async connection => {
    const clickHouse = { engine: 'clickhouse', table: 'a.b', connection };
    expect(
      await sourcesOf({ sources: [{ ...POSTGRES, ...clickHouse }] }),
    ).toHaveLength(1);
  });

  it('adds none without configuration', async () => {
    expect(await sourcesOf({})).toEqual([]);
  });

  it.each([
    [
      { engine: 'oracle' },
      /of the source "warehouse", engine is "oracle"; allowed: athena, bigquery/,
    ],
    [{ table: 'focus' }, /table is "focus"; write it as schema\.table/],
    [{ table: 'a.b.c' }, /write it as schema\.table/],
    [{ table: 'a.b"; DROP TABLE x; --' }, /write it as schema\.table/],
    [{ since: 'January' }, /since is "January"; write a month as YYYY-MM/],
    [
      {
        engine: 'trino',
        table: 'a.b.c',
        connection: { server: 'http://trino.example.com', user: 'u' },
      },
      /connection\.server is not encrypted; use https/,
    ],
    [
      {
        engine: 'clickhouse',
        table: 'a.b',
        connection: { url: 'http://clickhouse.example.com:8123' },
      },
      /connection\.url is not encrypted/,
    ],
    [
      {
        engine: 'clickhouse',
        table: 'a.b',
        connection: { url: 'clickhouse:hunter2' },
      },
      /connection\.url is no https or http URL/,
    ],
    [
      {
        engine: 'athena',
        table: 'a.b',
        connection: { region: 'r', endpoint: 'http://athena.example.com' },
      },
      /connection\.endpoint is not encrypted/,
    ],
    [{ updatedAt: 'a"b' }, /updatedAt has quotes/],
    [{ columns: { Tags: "a'b" } }, /columns\.Tags has quotes/],
  ])('refuses %p', async (wrong, message) => {
    await expect(
      sourcesOf({ sources: [{ ...POSTGRES, ...wrong }] }),
    ).rejects.toThrow(message);
  });

  it.each([
    ['athena', 'a.b', { region: 'eu-west-1' }, '@aws-sdk/client-athena'],
    ['bigquery', 'a.b.c', { projectId: 'p' }, '@google-cloud/bigquery'],
    [
      'snowflake',
      'A.B.C',
      { account: 'a', user: 'u', password: 'hunter2' },
      'snowflake-sdk',
    ],
    [
      'databricks',
      'a.b.c',
      { host: 'h', path: '/p', token: 'hunter2' },
      '@databricks/sql',
    ],
  ])(
    'says how to install the client of %s',
    async (engine, table, connection, name) => {
      const [source] = await sourcesOf({
        sources: [{ id: 'w', type: 'warehouse', engine, table, connection }],
      });
      await expect(
        source.discover({
          logger: mockServices.logger.mock(),
          classifier: DefaultClassifier.create(),
          signal: new AbortController().signal,
        }),
      ).rejects.toThrow(`run: yarn --cwd packages/backend add ${name}`);
    },
  );
});
