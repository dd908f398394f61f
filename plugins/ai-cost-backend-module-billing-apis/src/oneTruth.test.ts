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
  CALLERS,
  dailyUsage,
  generateRequests,
  MODEL_ALIASES,
  PAYERS,
  serveModelApis,
  type ModelApis,
  type Vendor,
} from '@internal/ai-cost-sample-data';
import { formatDecimal, parseDecimal } from 'backstage-plugin-ai-cost-common';
import { ApiClient, DefaultClassifier } from 'backstage-plugin-ai-cost-node';
import { readMonth, type ReadCharge } from './__testUtils__/readSource';
import { anthropicCosts } from './anthropic/anthropicCosts';
import { SpendLogReader } from './litellm/SpendLogReader';
import { openAiCosts } from './openai/openAiCosts';
import { ApiBillingSource } from './source/ApiBillingSource';
import type { CostReader } from './source/CostReader';

const requests = generateRequests({
  seed: 7,
  from: '2026-10-01',
  days: 12,
  perDay: 2,
});
const truth = dailyUsage(requests);

/** Adds decimals up by a key. */
function sums(items: [key: unknown[], amount: string][]) {
  const all = new Map<string, bigint>();
  for (const [key, amount] of items) {
    const text = key.join(' | ');
    all.set(text, (all.get(text) ?? 0n) + parseDecimal(amount));
  }
  return Object.fromEntries(
    [...all].sort().map(([key, sum]) => [key, formatDecimal(sum)]),
  );
}

describe('the same calls through every API', () => {
  let apis: ModelApis;

  beforeAll(async () => {
    apis = await serveModelApis(requests);
  });
  afterAll(() => apis.close());

  const client = () =>
    ApiClient.create({ baseUrl: apis.url, headers: {}, secrets: [] });
  const read = (reader: CostReader) =>
    readMonth(
      ApiBillingSource.create({
        id: 'api',
        reader,
        schedule: { frequency: { hours: 1 }, timeout: { minutes: 1 } },
        since: '2026-10-01',
        trailingDays: 40,
        now: () => new Date('2026-11-02T00:00:00Z'),
      }),
      '2026-10',
      DefaultClassifier.create({ modelAliases: MODEL_ALIASES }),
    );
  const identity = ({ line, day }: ReadCharge) => [
    day,
    line.subAccountId,
    line.credentialId,
    line.model,
    line.tokenClass,
  ];
  const truthOf = (vendor: Vendor) =>
    truth
      .filter(({ caller }) => caller.vendor === vendor)
      .map(usage => ({
        ...usage,
        identity: [
          usage.day,
          usage.caller.subAccount,
          usage.caller.key,
          usage.model.model,
          usage.tokenClass,
        ],
      }));

  it.each([
    ['openai', openAiCosts],
    ['anthropic', anthropicCosts],
  ] as const)('costs what it costs at %s', async (vendor, costsOf) => {
    const { charges, quarantine, problems } = await read(
      costsOf({ client: client(), account: PAYERS[vendor] }),
    );
    const expected = truthOf(vendor);
    expect(charges.length).toBeGreaterThan(100);
    const tokens = (key: unknown[], count: number) =>
      [key, String(count)] as [unknown[], string];
    expect(
      sums(charges.map(each => tokens(identity(each), each.quantity!))),
    ).toEqual(sums(expected.map(each => tokens(each.identity, each.tokens))));
    const days = (key: unknown[]) => key.slice(0, 2);
    expect(
      sums(charges.map(each => [days(identity(each)), each.billed])),
    ).toEqual(
      sums(
        expected.map(each => [days(each.identity), formatDecimal(each.cost)]),
      ),
    );
    const parts = (items: [unknown[], string][]) => Object.entries(sums(items));
    const found = parts(charges.map(each => [identity(each), each.billed]));
    const wanted = parts(
      expected.map(each => [each.identity, formatDecimal(each.cost)]),
    );
    expect(found.map(([key]) => key)).toEqual(wanted.map(([key]) => key));
    for (const [i, [, amount]] of found.entries()) {
      // A part of a divided cost is rounded to 10^-18.
      expect(Number(amount)).toBeCloseTo(Number(wanted[i][1]), 15);
    }
    expect([quarantine, problems]).toEqual([[], []]);
  });

  it('is estimated to cost that by the gateway', async () => {
    const { charges, quarantine } = await read(
      SpendLogReader.create({
        client: client(),
        baseUrl: apis.url,
        accounts: new Map([
          ['bedrock', PAYERS.aws],
          ['azure', PAYERS.azure],
          ['vertex_ai', PAYERS.gcp],
          ['openai', PAYERS.openai],
          ['anthropic', PAYERS.anthropic],
        ]),
      }),
    );
    const account = new Map(
      CALLERS.map(({ key, vendor }) => [key, PAYERS[vendor]]),
    );
    expect(
      sums(
        charges.map(({ day, line, effective }) => [
          [day, line.billingAccountId, line.credentialId, line.model],
          effective,
        ]),
      ),
    ).toEqual(
      sums(
        truth.map(({ day, caller, model, cost }) => [
          [day, account.get(caller.key), caller.key, model.model],
          formatDecimal(cost),
        ]),
      ),
    );
    const counted = charges.filter(({ line }) => line.tokenClass);
    expect(
      sums(
        counted.map(({ line, quantity }) => [
          [line.credentialId, line.tokenClass],
          String(quantity),
        ]),
      ),
    ).toEqual(
      sums(
        truth
          .filter(({ tokens }) => tokens > 0)
          .map(({ caller, tokenClass, tokens }) => [
            [caller.key, tokenClass],
            String(tokens),
          ]),
      ),
    );
    expect(quarantine).toEqual([]);
  });
});
