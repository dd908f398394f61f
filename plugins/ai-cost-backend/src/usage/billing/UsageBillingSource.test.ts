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
import { ConfigReader } from '@backstage/config';
import { formatDecimal } from 'backstage-plugin-ai-cost-common';
import {
  DefaultClassifier,
  type ChargeLine,
  type UsageEvent,
} from 'backstage-plugin-ai-cost-node';
import { TestPortal } from '../../__testUtils__/TestPortal';
import { usageEvent } from '../__testUtils__/usageEvents';
import { UsageStore } from '../store/UsageStore';
import { readUsageBillingSources } from './readUsageBillingSources';
import type { UsageBillingSource } from './UsageBillingSource';

jest.setTimeout(120_000);

const GATEWAY = 'external:gateway';
const TRACER = 'external:tracer';
const DAY = 86_400_000;

const priced = (id: string, overrides: Partial<UsageEvent> = {}) =>
  usageEvent({
    id,
    account: 'org-acme',
    estimatedCost: { amount: '0.1', currency: 'USD' },
    ...overrides,
  });

describe('UsageBillingSource', () => {
  const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

  describe.each(databases.eachSupportedId())('on %s', databaseId => {
    async function createPortal(settings: object = {}) {
      const knex = await databases.init(databaseId);
      const portal = await TestPortal.create(knex);
      portal.now = new Date('2026-11-25T12:00:00.000Z');
      const store = UsageStore.create({ knex, now: () => portal.now });
      const [source] = readUsageBillingSources(
        new ConfigReader({
          aiCost: { sources: [{ id: 'usage', type: 'usage', ...settings }] },
        }),
        { knex, keptFor: 35 * DAY, environmentTag: 'environment' },
      );
      return { portal, store, source };
    }

    const context = () => ({
      logger: mockServices.logger.mock(),
      signal: new AbortController().signal,
      classifier: DefaultClassifier.create(),
    });

    /** What a source offers, by period, and the problems of its deliveries. */
    async function read(source: UsageBillingSource) {
      const { offers, problems } = await source.discover();
      const messages = problems.map(({ message }) => message);
      const charges: Record<string, unknown>[] = [];
      for (const offer of offers) {
        const delivery = await source.open(offer, context());
        const lines: ChargeLine[] = [];
        for await (const batch of delivery.lines()) {
          lines.push(...batch);
        }
        for await (const batch of delivery.dailyCharges()) {
          for (let i = 0; i < batch.size; i += 1) {
            const line = lines[batch.line[i]];
            expect(batch.billed[i]).toBe(0n);
            expect(batch.list[i]).toBe(batch.effective[i]);
            charges.push({
              day: batch.day[i],
              provider: line.hostProviderName,
              account: line.billingAccountId,
              unit: line.unit,
              tokenClass: line.tokenClass,
              currency: line.billingCurrency,
              effective: formatDecimal(batch.effective[i]),
              quantity: batch.quantity[i],
              rows: batch.rows[i],
            });
          }
        }
        messages.push(...delivery.problems.map(({ message }) => message));
      }
      return { charges, messages, periods: offers.map(({ period }) => period) };
    }

    it('makes days of what is reported, with the estimate as cost', async () => {
      const { store, source } = await createPortal();
      const cached = { input: 60, cache_read: 40, output: 20 };
      await store.addEvents(
        [
          priced('1', { tokens: cached, runId: 'run-1' }),
          priced('2', {
            tokens: cached,
            occurredAt: '2026-11-25T23:00:00.000Z',
            estimatedCost: { amount: '0.2', currency: 'USD' },
          }),
          priced('3', {
            provider: 'aws.bedrock',
            account: undefined,
            requests: undefined,
            tokens: {},
            estimatedCost: { amount: '3', currency: 'EUR' },
          }),
          // The bill of the machine has it.
          usageEvent({
            id: '4',
            gpuSeconds: 60,
            requests: undefined,
            tokens: {},
          }),
        ],
        GATEWAY,
      );
      const { charges, messages } = await read(source);
      expect(messages).toEqual([]);
      const openai = {
        day: '2026-11-25',
        provider: 'OpenAI',
        account: 'org-acme',
        currency: 'USD',
        effective: '0',
        rows: 0,
      };
      const tokens = { ...openai, unit: 'Tokens' };
      expect(charges).toHaveLength(5);
      expect(charges).toEqual(
        expect.arrayContaining([
          {
            ...openai,
            unit: 'Requests',
            tokenClass: undefined,
            effective: '0.3',
            quantity: 2,
            rows: 1,
          },
          { ...tokens, tokenClass: 'input', quantity: 120 },
          { ...tokens, tokenClass: 'cache_read', quantity: 80 },
          { ...tokens, tokenClass: 'output', quantity: 40 },
          expect.objectContaining({
            provider: 'AWS',
            account: '',
            currency: 'EUR',
            effective: '3',
            quantity: undefined,
            rows: 1,
          }),
        ]),
      );
    });

    it('says what has no known cost', async () => {
      const { store, source } = await createPortal({ currency: 'EUR' });
      await store.addEvents([usageEvent()], GATEWAY);
      const { charges, messages } = await read(source);
      expect(messages).toEqual([
        '2026-11 has usage of unknown cost: openai gpt-4o',
      ]);
      expect(charges).toHaveLength(3);
      for (const charge of charges) {
        expect(charge).toMatchObject({ currency: 'EUR', effective: '0' });
      }
    });

    it('is read again when something new was reported, and only then', async () => {
      const { portal, store, source } = await createPortal();
      await store.addEvents([priced('1')], GATEWAY);
      await portal.ingest(undefined, source);
      const before = await portal.visible();
      await store.addEvents([priced('1')], GATEWAY);
      await portal.ingest(undefined, source);
      expect(await portal.visible()).toEqual(before);
      expect(await portal.lastRun()).toMatchObject({ deliveries: 0 });
      await store.addEvents([priced('2')], GATEWAY);
      await portal.ingest(undefined, source);
      expect(await portal.visible()).not.toEqual(before);
    });

    it('keeps the delivery of a month that is kept in part only', async () => {
      const { portal, store, source } = await createPortal();
      await store.addEvents(
        [
          priced('1', { occurredAt: '2026-10-02T10:00:00.000Z' }),
          priced('2', { occurredAt: '2026-10-30T10:00:00.000Z' }),
          priced('3'),
        ],
        GATEWAY,
      );
      await portal.ingest(undefined, source);
      const before = await portal.visible();
      expect(Object.keys(before)).toEqual(['2026-10', '2026-11']);

      const { signal } = new AbortController();
      await store.prune(new Date('2026-10-05T00:30:00.000Z'), signal);
      // A longer retention brings back nothing.
      await store.prune(new Date('2026-09-01T00:00:00.000Z'), signal);
      expect((await read(source)).periods).toEqual(['2026-11']);
      await portal.ingest(undefined, source);
      expect(await portal.visible()).toEqual(before);
      expect((await portal.lastRun()).problems).toEqual([]);

      await store.prune(new Date('2026-11-01T00:30:00.000Z'), signal);
      expect((await read(source)).periods).toEqual(['2026-11']);
    });

    it('adds up nobody who may tell of the same calls', async () => {
      const { portal, store, source } = await createPortal();
      await store.addEvents([priced('1')], GATEWAY);
      await store.addEvents([priced('2')], 'source:litellm');
      await portal.ingest(undefined, source);
      const before = await portal.visible();
      await store.addEvents([priced('1')], TRACER);
      await expect(portal.ingest(undefined, source)).rejects.toThrow(
        /may tell of the same calls/,
      );
      expect(await portal.visible()).toEqual(before);
      expect((await portal.lastRun()).problems).toMatchObject([
        {
          severity: 'error',
          period: '2026-11',
          message: `Usage of 2026-11 is reported by ${GATEWAY}, ${TRACER}, who may tell of the same calls`,
        },
      ]);
    });

    it('adds up the senders that the configuration names', async () => {
      const costOf = async (...senders: string[]) => {
        const { store, source } = await createPortal({ senders });
        await store.addEvents([priced('1')], GATEWAY);
        await store.addEvents([priced('1')], TRACER);
        const { charges, messages } = await read(source);
        return [
          charges.find(({ unit }) => unit === 'Requests')?.effective,
          ...messages,
        ];
      };
      expect(await costOf(TRACER)).toEqual(['0.1']);
      expect(await costOf(TRACER, GATEWAY)).toEqual(['0.2']);
      expect(await costOf(TRACER, 'external:gatway')).toEqual([
        '0.1',
        '"external:gatway" of senders has reported no usage',
      ]);
    });
  });

  it('refuses what it could not keep its word with', () => {
    const readSources = (settings: object, keptFor = 35 * DAY) =>
      readUsageBillingSources(
        new ConfigReader({
          aiCost: { sources: [{ id: 'usage', type: 'usage', ...settings }] },
        }),
        { knex: undefined as never, keptFor },
      );
    expect(() => readSources({}, 31 * DAY)).toThrow(/32 days or more/);
    expect(() => readSources({ senders: [] })).toThrow(/names nobody/);
    expect(() => readSources({ currency: 'euro' })).toThrow(/currency/);
  });
});
