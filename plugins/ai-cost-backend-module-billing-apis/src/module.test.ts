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
  usageSourcesExtensionPoint,
  type BillingSource,
  type UsageSource,
} from 'backstage-plugin-ai-cost-node';
import module from './index';

async function startWith(aiCost: object) {
  const sources: BillingSource[] = [];
  const usageSources: UsageSource[] = [];
  const plugin = createBackendPlugin({
    pluginId: 'ai-cost',
    register(env) {
      env.registerExtensionPoint(billingSourcesExtensionPoint, {
        addBillingSource: source => sources.push(source),
      });
      env.registerExtensionPoint(usageSourcesExtensionPoint, {
        addUsageSource: source => usageSources.push(source),
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
  return { sources, usageSources };
}

async function sourcesOf(aiCost: object): Promise<BillingSource[]> {
  return (await startWith(aiCost)).sources;
}

const OPENAI = {
  id: 'openai',
  type: 'openai',
  apiKey: 'sk-admin-1',
  account: 'org-1',
  since: '2026-01',
};

describe('the module', () => {
  it('adds a source for each entry of its types', async () => {
    const sources = await sourcesOf({
      sources: [
        OPENAI,
        { id: 'other', type: 'files' },
        {
          ...OPENAI,
          id: 'openai-eu',
          baseUrl: 'https://eu.example.com/openai',
          since: '2026-01-15',
          trailingDays: 3,
          timeout: { seconds: 20 },
          completenessLag: { hours: 36 },
          schedule: { frequency: 'PT1H', timeout: { minutes: 5 } },
        },
      ],
    });
    expect(sources).toMatchObject([
      {
        id: 'openai',
        grade: 'provider_cost',
        description: 'Costs of the OpenAI organization org-1',
        schedule: { frequency: { hours: 3 }, timeout: { minutes: 30 } },
        completenessLagDays: 3,
      },
      {
        id: 'openai-eu',
        schedule: { frequency: { hours: 1 }, timeout: { minutes: 5 } },
        completenessLagDays: 1.5,
      },
    ]);
  });

  it('knows each kind of API', async () => {
    const since = '2026-01';
    const sources = await sourcesOf({
      sources: [
        { ...OPENAI, id: 'a', type: 'anthropic' },
        { ...OPENAI, id: 'b', type: 'openrouter' },
        {
          id: 'c',
          type: 'litellm',
          baseUrl: 'https://llm.example.com',
          apiKey: 'sk-1234',
          accounts: { bedrock: '111122223333', openai: 'org-1' },
          since,
        },
        {
          id: 'd',
          type: 'litellm',
          baseUrl: 'https://llm.example.com',
          apiKey: 'sk-1234',
          read: 'daily',
          since,
        },
        {
          id: 'e',
          type: 'langfuse',
          baseUrl: 'https://langfuse.example.com',
          publicKey: 'pk-lf-1',
          secretKey: 'sk-lf-1',
          models: [{ match: 'gpt-*', provider: 'OpenAI', account: 'org-1' }],
          since,
        },
        {
          id: 'f',
          type: 'opencost',
          baseUrl: 'http://opencost:9003',
          provider: 'AWS',
          account: '111122223333',
          since,
        },
        {
          id: 'g',
          type: 'opencost',
          baseUrl: 'http://opencost:9003',
          provider: 'AWS',
          account: '111122223333',
          cost: 'inference',
          since,
        },
      ],
    });
    expect(sources.map(({ id, grade }) => [id, grade])).toEqual([
      ['a', 'provider_cost'],
      ['b', 'provider_cost'],
      ['c', 'gateway_estimate'],
      ['d', 'gateway_estimate'],
      ['e', 'trace_estimate'],
      ['f', 'allocated'],
      ['g', 'allocated'],
    ]);
    expect(sources.map(({ description }) => description).join()).not.toMatch(
      /sk-/,
    );
  });

  it('adds sources of usage where they are asked for', async () => {
    const { usageSources } = await startWith({
      sources: [
        OPENAI,
        { ...OPENAI, id: 'o', hourlyUsage: true },
        { ...OPENAI, id: 'a', type: 'anthropic', hourlyUsage: true },
        {
          ...OPENAI,
          id: 'l',
          type: 'litellm',
          baseUrl: 'https://llm.example.com',
          hourlyUsage: true,
        },
      ],
    });
    expect(usageSources).toMatchObject([
      { id: 'o', trailingHours: 6, schedule: { frequency: { minutes: 15 } } },
      { id: 'a', trailingHours: 6 },
      { id: 'l', trailingHours: 3 },
    ]);
  });

  it.each([
    { baseUrl: 'http://127.0.0.1:4000' },
    { baseUrl: 'http://[::1]:4000' },
    { baseUrl: 'http://localhost' },
    { baseUrl: 'http://gateway.ai.svc:4000', allowInsecure: true },
  ])('sends credentials unencrypted with %p', async settings => {
    const sources = [{ ...OPENAI, ...settings }];
    expect(await sourcesOf({ sources })).toHaveLength(1);
  });

  it('adds none without configuration', async () => {
    expect(await sourcesOf({})).toEqual([]);
  });

  it.each([
    [{ apiKey: undefined }, /apiKey of the source "openai" is missing/],
    [{ apiKey: 'sk 1\n' }, /apiKey .* has a character that no key has/],
    [{ account: ' ' }, /account .* is missing/],
    [{ since: undefined }, /since .* is missing/],
    [{ since: '2026-02-30' }, /since .* write it as 2026-01/],
    [{ type: 'litellm' }, /baseUrl of the source "openai" is missing/],
    [
      { type: 'litellm', baseUrl: 'https://x', read: 'all' },
      /read .* is none of logs, daily/,
    ],
    [{ type: 'langfuse' }, /secretKey .* is missing/],
    [
      {
        type: 'opencost',
        baseUrl: 'https://x',
        provider: 'AWS',
        currency: 'dollars!',
      },
      /currency .* is no code such as USD/,
    ],
    [
      { type: 'openrouter', hourlyUsage: true },
      /hourlyUsage .* is for the types openai, anthropic, litellm/,
    ],
    [{ trailingDays: -1 }, /trailingDays .* not a number of days/],
    [{ baseUrl: 'http://x' }, /baseUrl .* unencrypted; use https/],
    [{ baseUrl: 'ftp://x' }, /baseUrl .* no http or https URL/],
    [{ baseUrl: 'https://u:secret@x' }, /baseUrl .* without user/],
  ])('refuses %p', async (wrong, message) => {
    const start = sourcesOf({ sources: [{ ...OPENAI, ...wrong }] });
    await expect(start).rejects.toThrow(message);
    await expect(start).rejects.not.toThrow(/sk 1|secret@/);
  });
});
