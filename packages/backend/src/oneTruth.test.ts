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

import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { mockCredentials, TestDatabases } from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import {
  CALLERS,
  dailyUsage,
  generateRequests,
  MODEL_ALIASES,
  PAYERS,
  serveModelApis,
  usageEvents,
  writeAzure,
  writeCur,
  writeFocus,
  writeGcp,
  type DailyUsage,
  type ModelApis,
  type Vendor,
} from '@internal/ai-cost-sample-data';
import {
  addDays,
  formatDecimal,
  monthOf,
  utcDay,
  type EntityCostReport,
} from 'backstage-plugin-ai-cost-common';
import request from 'supertest';
import { MANUAL, SamplePortal } from './__testUtils__/SamplePortal';

jest.setTimeout(300_000);

// Recent, for sources of APIs read from then until today.
const FROM = addDays(utcDay(new Date()), -20);
const DAYS = 6;
const CLOUDS: Vendor[] = ['aws', 'azure', 'gcp'];
const MODEL_VENDORS: Vendor[] = ['openai', 'anthropic'];

const REQUESTS = generateRequests({
  seed: 3,
  from: FROM,
  days: DAYS,
  perDay: 2,
});
const USAGE = dailyUsage(REQUESTS);

/** Feeds of the same calls, as sources. */
type FeedName =
  | 'focus'
  | 'focusByAccount'
  | 'cur'
  | 'azure'
  | 'gcp'
  | 'openai'
  | 'anthropic'
  | 'litellm'
  | 'usage';

const of = (...vendors: Vendor[]) =>
  USAGE.filter(({ caller }) => vendors.includes(caller.vendor));

const ENTITIES: Entity[] = [
  ...new Set(CALLERS.map(({ entity }) => entity)),
].map(entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: {
    name: entity.split('/')[1],
    annotations: {
      'ai-cost/api-keys': CALLERS.filter(
        caller =>
          caller.entity === entity && MODEL_VENDORS.includes(caller.vendor),
      )
        .map(({ key }) => key)
        .join(','),
    },
  },
  spec: {},
}));

/** What some usage cost, by model or environment, as the API says it. */
function costsBy(
  usage: readonly DailyUsage[],
  keyOf: (usage: DailyUsage) => string,
): Record<string, string> {
  const sums = new Map<string, bigint>();
  for (const each of usage) {
    const key = keyOf(each);
    sums.set(key, (sums.get(key) ?? 0n) + each.cost);
  }
  return Object.fromEntries(
    [...sums].sort().map(([key, sum]) => [key, formatDecimal(sum)]),
  );
}

describe('the same calls, told by several feeds', () => {
  const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });
  const bills = fs.mkdtempSync(path.join(os.tmpdir(), 'one-truth-'));
  let apis: ModelApis;

  beforeAll(async () => {
    apis = await serveModelApis(REQUESTS);
    for (const [name, content] of [
      ['focus.csv', writeFocus(of(...CLOUDS), { knows: 'tags' })],
      ['account.csv', writeFocus(of(...MODEL_VENDORS), { knows: 'account' })],
      ['cur.csv', writeCur(of('aws'))],
      ['azure.csv', writeAzure(of('azure'))],
      ['gcp.jsonl', writeGcp(of('gcp'))],
    ]) {
      fs.writeFileSync(path.join(bills, name), content);
    }
  });

  afterAll(async () => {
    await apis.close();
    fs.rmSync(bills, { recursive: true, force: true });
  });

  function sourceOf(name: FeedName) {
    const bill = (fileName: string, format: string) => ({
      id: name,
      type: 'files',
      format,
      path: path.join(bills, fileName),
      schedule: MANUAL,
    });
    const api = {
      id: name,
      baseUrl: apis.url,
      since: monthOf(FROM),
      schedule: MANUAL,
    };
    return {
      focus: bill('focus.csv', 'focus'),
      focusByAccount: bill('account.csv', 'focus'),
      cur: bill('cur.csv', 'aws-cur'),
      azure: bill('azure.csv', 'azure'),
      gcp: bill('gcp.jsonl', 'gcp'),
      openai: {
        ...api,
        type: 'openai',
        apiKey: 'sk-admin-test',
        account: PAYERS.openai,
      },
      anthropic: {
        ...api,
        type: 'anthropic',
        apiKey: 'sk-ant-admin-test',
        account: PAYERS.anthropic,
      },
      litellm: {
        ...api,
        type: 'litellm',
        apiKey: 'sk-master-test',
        accounts: {
          bedrock: PAYERS.aws,
          azure: PAYERS.azure,
          vertex_ai: PAYERS.gcp,
          openai: PAYERS.openai,
          anthropic: PAYERS.anthropic,
        },
      },
      usage: { id: name, type: 'usage', schedule: MANUAL },
    }[name];
  }

  /** As a gateway does while it is called. */
  async function report({ server }: SamplePortal) {
    for (const batch of usageEvents(REQUESTS)) {
      const { body, status } = await request(server)
        .post('/api/ai-cost/usage/events')
        .set('Authorization', mockCredentials.service.header())
        .type('application/cloudevents-batch+json')
        .send(JSON.stringify(batch));
      expect({ status, body }).toEqual({
        status: 200,
        body: { accepted: batch.length, duplicates: 0, rejected: [] },
      });
    }
  }

  /** What each entity is told that it spent, by model and by environment. */
  async function readCosts({ server }: SamplePortal) {
    const costs: Record<string, unknown> = {};
    for (const { metadata } of ENTITIES) {
      const { body, status } = await request(server)
        .get(`/api/ai-cost/entities/component/default/${metadata.name}/costs`)
        .query({
          from: FROM,
          to: addDays(FROM, DAYS),
          basis: 'effective',
          groupBy: 'model',
        });
      expect({ status, body }).toMatchObject({ status: 200 });
      const { breakdowns }: EntityCostReport = body;
      const by = (shares: { key: string; cost: string }[]) =>
        Object.fromEntries(
          shares
            .filter(({ cost }) => cost !== '0')
            .map(({ key, cost }): [string, string] => [key, cost])
            .sort(),
        );
      costs[metadata.name] = {
        models: by(breakdowns.model),
        environments: by(breakdowns.environment),
      };
    }
    return costs;
  }

  /** What they should be told; keys do not tell environments. */
  function truthOf(
    usage: readonly DailyUsage[],
    knowsEnvironment: (usage: DailyUsage) => boolean,
  ) {
    return Object.fromEntries(
      ENTITIES.map(({ metadata }) => {
        const own = usage.filter(({ caller }) =>
          caller.entity.endsWith(`/${metadata.name}`),
        );
        return [
          metadata.name,
          {
            models: costsBy(own, ({ model }) => model.model),
            environments: costsBy(own, each =>
              knowsEnvironment(each) ? each.caller.environment : '',
            ),
          },
        ];
      }),
    );
  }

  const all = () => true;
  const none = () => false;
  const inClouds = ({ caller }: DailyUsage) => CLOUDS.includes(caller.vendor);

  const cases: [string, FeedName[], ReturnType<typeof truthOf>][] = [
    ['bills with tags', ['focus'], truthOf(of(...CLOUDS), all)],
    [
      'exports of three clouds',
      ['cur', 'azure', 'gcp'],
      truthOf(of(...CLOUDS), all),
    ],
    ['cost APIs', ['openai', 'anthropic'], truthOf(of(...MODEL_VENDORS), none)],
    [
      'a bill that knows the account alone',
      ['focusByAccount'],
      truthOf([], all),
    ],
    [
      'that bill, divided by the cost APIs',
      ['focusByAccount', 'openai', 'anthropic'],
      truthOf(of(...MODEL_VENDORS), none),
    ],
    [
      'that bill, divided by the gateway',
      ['focusByAccount', 'litellm'],
      truthOf(USAGE, all),
    ],
    ['the gateway alone', ['litellm'], truthOf(USAGE, all)],
    ['usage events alone', ['usage'], truthOf(USAGE, all)],
    [
      'that bill, divided by usage events',
      ['focusByAccount', 'usage'],
      truthOf(USAGE, all),
    ],
    [
      'the gateway beside the cost APIs',
      ['litellm', 'anthropic', 'openai'],
      truthOf(USAGE, inClouds),
    ],
    [
      'all of them',
      [
        'litellm',
        'anthropic',
        'focusByAccount',
        'openai',
        'cur',
        'azure',
        'gcp',
      ],
      truthOf(USAGE, inClouds),
    ],
  ];

  it.each(
    databases
      .eachSupportedId()
      .flatMap(([id]) => cases.map(each => [id, ...each] as const)),
  )('on %s cost what they cost, told by %s', async (id, _, feeds, truth) => {
    const portal = await SamplePortal.start({
      knex: await databases.init(id),
      entities: ENTITIES,
      config: {
        models: { aliases: MODEL_ALIASES },
        sources: feeds.map(sourceOf),
        // The calls of a month count where it is kept from its first day.
        usage: { retention: { days: 70 } },
      },
    });
    try {
      if (feeds.includes('usage')) {
        await report(portal);
      }
      // At once, as in a portal.
      const runs = await Promise.all(feeds.map(feed => portal.ingest(feed)));
      for (const { id: source, lastRun } of runs) {
        expect({ source, ...lastRun }).toMatchObject({
          outcome: 'success',
          problems: [],
        });
      }
      expect(await readCosts(portal)).toEqual(truth);
    } finally {
      await portal.stop();
    }
  });
});
