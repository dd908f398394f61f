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

import { TestDatabases } from '@backstage/backend-test-utils';
import {
  formatDecimal,
  parseDecimal,
  type AttributedChargeLine,
  type ChargeLineQuery,
} from 'backstage-plugin-ai-cost-common';
import fc from 'fast-check';
import { LedgerFixture } from '../__testUtils__/LedgerFixture';
import { EntityCostReports } from '../entity/EntityCostReports';
import { ChargeLineReports } from './ChargeLineReports';

jest.setTimeout(120_000);

const RANKER = 'component:default/ranker';
const INDEXER = 'component:default/indexer';

const query: ChargeLineQuery = {
  entityRef: RANKER,
  from: '2026-11-01',
  to: '2026-11-30',
  basis: 'effective',
};

describe('ChargeLineReports', () => {
  const databases = TestDatabases.create();

  describe.each(databases.eachSupportedId())('on %s', databaseId => {
    async function createLedger() {
      const knex = await databases.init(databaseId);
      const ledger = await LedgerFixture.create(knex);
      const reports = ChargeLineReports.create({ knex });
      const list = (asked: Partial<ChargeLineQuery> = {}) =>
        reports.chargeLines({ ...query, ...asked });
      return { ledger, list };
    }

    it('shows a line, its money and why it is the entity’s', async () => {
      const { ledger, list } = await createLedger();
      const line = await ledger.line({
        model: 'claude-sonnet',
        modelAsBilled: 'anthropic.claude-sonnet',
        tokenClass: 'input',
        unit: 'Tokens',
        skuId: 'SKU-1',
        chargeDescription: 'Input tokens',
        chargeClass: 'Correction',
        subAccountId: '222222222222',
        resourceId: 'arn:aws:bedrock:model/claude',
        regionId: 'eu-west-1',
        tags: { Team: 'search' },
        segments: [
          {
            parts: [
              {
                entityRef: RANKER,
                environment: 'production',
                rule: 'annotation:tags',
                reason: 'The tag team=search',
                alternatives: [
                  {
                    entityRef: INDEXER,
                    rule: 'rule:all',
                    reason: 'less exact',
                  },
                ],
              },
            ],
          },
        ],
      });
      await ledger.delivery({
        sourceId: 'focus',
        grade: 'provider_cost',
        period: '2026-11',
        currentAt: '2026-11-20T06:00:00.000Z',
        charges: [
          {
            line,
            day: '2026-11-02',
            effective: '1.5',
            billed: '2',
            quantity: 10,
          },
          { line, day: '2026-11-05', effective: '0.000000000000000001' },
        ],
      });

      const page = await list();

      const cost = {
        billed: '2.000000000000000001',
        effective: '1.500000000000000001',
        list: '1.500000000000000001',
      };
      expect(page).toEqual({
        items: [
          {
            id: `${line}::0`,
            lineId: line,
            currency: 'USD',
            cost,
            lineCost: cost,
            share: 1,
            firstDay: '2026-11-02',
            lastDay: '2026-11-05',
            quantity: 10,
            unit: 'Tokens',
            environment: 'production',
            model: 'claude-sonnet',
            modelAsBilled: 'anthropic.claude-sonnet',
            tokenClass: 'input',
            workload: 'inference',
            provider: 'AWS',
            service: 'Amazon Bedrock',
            sku: 'SKU-1',
            description: 'Input tokens',
            chargeCategory: 'Usage',
            chargeClass: 'Correction',
            billingAccount: '111111111111',
            subAccount: '222222222222',
            resource: 'arn:aws:bedrock:model/claude',
            region: 'eu-west-1',
            tags: { Team: 'search' },
            sourceId: 'focus',
            grade: 'provider_cost',
            classification: {
              rule: 'service-category',
              evidence: 'ServiceCategory AI and Machine Learning',
            },
            attribution: {
              rule: 'annotation:tags',
              reason: 'The tag team=search',
              validFrom: undefined,
              conflict: false,
              alternatives: [
                { entityRef: INDEXER, rule: 'rule:all', reason: 'less exact' },
              ],
            },
          },
        ],
        nextCursor: undefined,
        totalItems: 1,
      });
    });

    it('splits shared lines day by day, and follows dated attributions', async () => {
      const { ledger, list } = await createLedger();
      const third = { entityRef: RANKER, weight: 1, conflict: true };
      const rest = { entityRef: INDEXER, weight: 2, conflict: true };
      const line = await ledger.line({
        segments: [
          { parts: [third, rest] },
          { validFrom: '2026-11-10', parts: [{ entityRef: RANKER }] },
          { validFrom: '2026-11-20', parts: [{ entityRef: INDEXER }] },
        ],
      });
      await ledger.delivery({
        period: '2026-11',
        currentAt: '2026-11-25T06:00:00.000Z',
        charges: [
          { line, day: '2026-11-01', effective: '1', quantity: 6 },
          { line, day: '2026-11-02', effective: '1' },
          { line, day: '2026-11-10', effective: '5' },
          { line, day: '2026-11-20', effective: '7' },
        ],
      });

      const { items, totalItems } = await list();

      expect(totalItems).toBe(2);
      expect(items.map(it => [it.id, it.cost.effective, it.share])).toEqual([
        [`${line}:2026-11-10:0`, '5', 1],
        // Twice 0.333333333333333333: each day is split for itself.
        [`${line}::0`, '0.666666666666666666', 1 / 3],
      ]);
      expect(items[1]).toMatchObject({
        lineCost: { effective: '2' },
        firstDay: '2026-11-01',
        lastDay: '2026-11-02',
        quantity: 2,
        attribution: { conflict: true },
      });
      expect(items[0].attribution.validFrom).toBe('2026-11-10');

      const others = await list({ entityRef: INDEXER });
      expect(others.items.map(({ cost }) => cost.effective)).toEqual([
        '7',
        '1.333333333333333334',
      ]);
    });

    it('narrows to exact values, environments, days and one currency', async () => {
      const { ledger, list } = await createLedger();
      const known = await ledger.line({
        entityRef: RANKER,
        environment: 'production',
        model: "o'1; drop table attributions --",
        serviceProviderName: 'OpenAI',
      });
      const unknown = await ledger.line({ entityRef: RANKER });
      const euros = await ledger.line({
        entityRef: RANKER,
        billingCurrency: 'EUR',
      });
      await ledger.delivery({
        period: '2026-11',
        currentAt: '2026-11-20T06:00:00.000Z',
        charges: [
          { line: known, day: '2026-11-02', effective: '1' },
          { line: unknown, day: '2026-11-03', effective: '2', rows: 9 },
          { line: euros, day: '2026-11-03', effective: '3' },
        ],
      });
      const listed = async (asked: Partial<ChargeLineQuery>) =>
        (await list(asked)).items.map(({ lineId }) => lineId);

      expect(await listed({})).toEqual([unknown, known]);
      expect(await listed({ currency: 'EUR' })).toEqual([euros]);
      expect(await listed({ currency: 'JPY' })).toEqual([]);
      expect(
        await listed({ filters: { model: "o'1; drop table attributions --" } }),
      ).toEqual([known]);
      expect(await listed({ filters: { model: '' } })).toEqual([unknown]);
      expect(await listed({ filters: { model: '%' } })).toEqual([]);
      expect(
        await listed({
          filters: { provider: 'AWS', service: 'Amazon Bedrock' },
        }),
      ).toEqual([unknown]);
      expect(await listed({ filters: { workload: 'training' } })).toEqual([]);
      expect(await listed({ environments: ['production'] })).toEqual([known]);
      expect(await listed({ environments: [''] })).toEqual([unknown]);
      expect(await listed({ from: '2026-11-03' })).toEqual([unknown]);
      expect(await listed({ to: '2026-11-02' })).toEqual([known]);
    });

    it('pages through all lines in one order', async () => {
      const { ledger, list } = await createLedger();
      const charges = [];
      for (let index = 0; index < 7; index++) {
        const line = await ledger.line({
          entityRef: RANKER,
          resourceId: `r${index}`,
        });
        // Some cost the same, one is a credit.
        const effective = String(index === 6 ? -1 : index % 3);
        charges.push({ line, day: '2026-11-03', effective });
      }
      await ledger.delivery({
        period: '2026-11',
        currentAt: '2026-11-20T06:00:00.000Z',
        charges,
      });

      const all: AttributedChargeLine[] = [];
      let cursor: string | undefined;
      do {
        const page = await list({ limit: 3, cursor });
        expect(page.totalItems).toBe(7);
        all.push(...page.items);
        cursor = page.nextCursor;
      } while (cursor);

      expect(all).toEqual((await list()).items);
      expect(all.map(({ cost }) => cost.effective)).toEqual([
        '2',
        '2',
        '1',
        '1',
        '0',
        '0',
        '-1',
      ]);
      expect(new Set(all.map(({ id }) => id)).size).toBe(7);
    });

    it('refuses a cursor that is not of the query', async () => {
      const { ledger, list } = await createLedger();
      const charges = [];
      for (const resourceId of ['a', 'b']) {
        const line = await ledger.line({ entityRef: RANKER, resourceId });
        charges.push({ line, day: '2026-11-03', effective: '1' });
      }
      await ledger.delivery({
        period: '2026-11',
        currentAt: '2026-11-20T06:00:00.000Z',
        charges,
      });
      const { nextCursor: cursor } = await list({ limit: 1 });

      await expect(list({ cursor, limit: 2 })).resolves.toMatchObject({
        items: [{ id: expect.any(String) }],
      });
      for (const asked of [
        { entityRef: INDEXER },
        { basis: 'billed' as const },
        { filters: { model: '' } },
        { environments: [''] },
      ]) {
        await expect(list({ cursor, ...asked })).rejects.toThrow(
          'cursor belongs to another query',
        );
      }
      for (const broken of ['', 'x', 'bnVsbA', btoa('["a","1;",2,"",3]')]) {
        await expect(list({ cursor: broken })).rejects.toMatchObject({
          name: 'InputError',
          message: expect.stringMatching(/^cursor must be the nextCursor/),
        });
      }
    });

    it('agrees with the report to the last digit', async () => {
      const { ledger, list } = await createLedger();
      const reports = EntityCostReports.create({
        knex: ledger.knex,
        configuredSources: () => [],
        now: () => new Date('2026-12-20T12:00:00.000Z'),
      });
      const weight = fc.integer({ min: 1, max: 7 });
      const amount = fc
        .bigInt({ min: -(10n ** 20n), max: 10n ** 20n })
        .map(formatDecimal);
      let count = 0;
      await fc.assert(
        fc.asyncProperty(
          fc.array(fc.tuple(weight, weight, amount, amount), {
            minLength: 1,
            maxLength: 6,
          }),
          async shares => {
            count += 1;
            const entityRef = `component:default/run-${count}`;
            const charges = [];
            for (const [mine, yours, first, second] of shares) {
              const line = await ledger.line({
                resourceId: `${count}-${charges.length}`,
                segments: [
                  {
                    parts: [
                      { entityRef, weight: mine },
                      { entityRef: INDEXER, weight: yours },
                    ],
                  },
                  { validFrom: '2026-11-15', parts: [{ entityRef }] },
                ],
              });
              charges.push({ line, day: '2026-11-14', effective: first });
              charges.push({ line, day: '2026-11-15', effective: second });
            }
            await ledger.delivery({
              sourceId: `run-${count}`,
              period: '2026-11',
              currentAt: '2026-12-03T06:00:00.000Z',
              charges,
            });

            const { items } = await list({ entityRef, limit: 200 });
            const { report } = await reports.entityCosts({
              ...query,
              entityRef,
              granularity: 'month',
              groupBy: 'model',
            });

            const sum = items
              .map(({ cost }) => parseDecimal(cost.effective))
              .reduce((total, cost) => total + cost, 0n);
            const { totals, series } = report!;
            expect(totals[0].current.effective).toBe(formatDecimal(sum));
            expect(series[0].values).toEqual([formatDecimal(sum)]);
          },
        ),
        { numRuns: 12 },
      );
    });
  });
});
