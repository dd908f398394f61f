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

describe('the module', () => {
  it('adds a source for each entry of type files', async () => {
    const sources = await sourcesOf({
      sources: [
        { id: 'aws', type: 'files', format: 'focus', path: 'bills/aws' },
        { id: 'other', type: 'somewhere-else' },
        {
          id: 'azure',
          type: 'files',
          path: 'bills/azure/**/*.csv.gz',
          layout: { period: 'content', files: 'snapshots' },
          schedule: { frequency: 'PT30M', timeout: { minutes: 20 } },
          completenessLag: { hours: 36 },
        },
      ],
      duckdb: { memoryLimit: '500MB', threads: 2, tempDirectory: '/tmp' },
    });
    expect(sources).toMatchObject([
      {
        id: 'aws',
        grade: 'invoice',
        description: 'Bills in bills/aws',
        schedule: { frequency: { hours: 1 }, timeout: { minutes: 30 } },
        completenessLagDays: 2,
      },
      {
        id: 'azure',
        schedule: { frequency: { minutes: 30 }, timeout: { minutes: 20 } },
        completenessLagDays: 1.5,
      },
    ]);
  });

  it.each([
    ['s3://bills/aws', 's3'],
    ['gs://bills/gcp', 'gcs'],
    ['azure://account/bills', 'azureBlob'],
  ])('lets endpoints of %s hold no secret', async (path, storage) => {
    const create = (endpoint: string) =>
      sourcesOf({
        sources: [{ id: 'b', type: 'files', path, [storage]: { endpoint } }],
      });
    for (const endpoint of [
      'https://store.example.com/?sv=2026&sig=SECRET',
      'https://user:SECRET@store.example.com',
      'https://SECRET@store.example.com',
      'https://store.example.com/#SECRET',
      'user:SECRET@store.example.com',
      'ftp://SECRET.example.com',
      'https://',
    ]) {
      const error = await create(endpoint).catch(reason => reason);
      expect(error.message).toContain(`${storage}.endpoint of the source "b"`);
      expect(error.message).not.toContain('SECRET');
    }
    for (const endpoint of [
      'https://store.example.com:9000/base/',
      'http://127.0.0.1:9000',
      'store.example.com:9000',
    ]) {
      expect(await create(endpoint)).toHaveLength(1);
    }
  });

  it('adds none without configuration', async () => {
    expect(await sourcesOf({})).toEqual([]);
  });

  it.each([
    [
      { format: 'cur' },
      /format of the source "aws" is "cur"; allowed: focus, .*azure/,
    ],
    [
      { azure: { cost: 'actual cost' } },
      /azure\.cost .* "actual cost"; allowed: actual, amortized/,
    ],
    [
      { layout: { files: 'all' } },
      /layout\.files .* allowed: parts, snapshots/,
    ],
    [
      { layout: { period: 'name' } },
      /layout\.period .* allowed: path, content/,
    ],
  ])('refuses %p', async (wrong, message) => {
    await expect(
      sourcesOf({
        sources: [{ id: 'aws', type: 'files', path: 'bills', ...wrong }],
      }),
    ).rejects.toThrow(message);
  });
});
