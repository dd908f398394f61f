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
  addDays,
  formatDecimal,
  parseDecimal,
  type CoverageReport,
  type PortfolioQuery,
} from 'backstage-plugin-ai-cost-common';
import fc from 'fast-check';
import {
  LedgerFixture,
  type FixtureCharge,
} from '../reports/__testUtils__/LedgerFixture';
import { CoverageReports } from './CoverageReports';
import { DEFAULT_COVERAGE_OPTIONS } from './coverageOptions';

jest.setTimeout(120_000);

const RANKER = 'component:default/ranker';
const INDEXER = 'component:default/indexer';

const NOVEMBER: PortfolioQuery = {
  from: '2026-11-01',
  to: '2026-11-30',
  basis: 'effective',
};

describe('CoverageReports', () => {
  const databases = TestDatabases.create();

  describe.each(databases.eachSupportedId())('on %s', databaseId => {
    async function createLedger() {
      const knex = await databases.init(databaseId);
      const ledger = await LedgerFixture.create(knex);
      const reports = CoverageReports.create({
        knex,
        configuredSources: () => [],
        coverage: DEFAULT_COVERAGE_OPTIONS,
        now: () => new Date('2026-12-20T12:00:00.000Z'),
      });
      const deliver = async (
        charges: FixtureCharge[],
        period = '2026-11',
      ): Promise<void> => {
        await ledger.delivery({
          period,
          currentAt: '2026-12-10T06:00:00.000Z',
          charges,
        });
      };
      return { ledger, reports, deliver };
    }

    it('is the allocated part of gross usage, credits apart', async () => {
      const { ledger, reports, deliver } = await createLedger();
      const owned = await ledger.line({ entityRef: RANKER });
      const ownedCredit = await ledger.line({
        entityRef: RANKER,
        chargeCategory: 'Purchase',
      });
      const nobodys = await ledger.line({ resourceId: 'nobodys' });
      const credit = await ledger.line({
        chargeCategory: 'Credit',
        segments: [{ parts: [{ unallocatedReason: 'untagged_credit' }] }],
      });
      await deliver([
        { line: owned, day: '2026-11-02', effective: '22.11254772829' },
        { line: ownedCredit, day: '2026-11-02', effective: '0.1100286999' },
        { line: nobodys, day: '2026-11-03', effective: '0.9113503008' },
        { line: credit, day: '2026-11-04', effective: '-2.6137' },
      ]);

      const report = await reports.coverage(NOVEMBER);

      // With signed amounts it would be 108.3 %.
      expect(report.coverage).toBeCloseTo(0.9604, 4);
      expect(report.parts).toEqual({
        allocatedUsage: '22.11254772829',
        unallocatedUsage: '0.9113503008',
        allocatedOther: '0.1100286999',
        unallocatedOther: '-2.6137',
        total: '20.52022672899',
      });
      expect(report.target).toBe(0.9);
      expect(report.reasons).toEqual([
        {
          reason: 'no_tags',
          lines: 1,
          cost: '0.9113503008',
          completeCost: '0.9113503008',
          previousCost: '0',
        },
        {
          reason: 'untagged_credit',
          lines: 1,
          cost: '-2.6137',
          completeCost: '-2.6137',
          previousCost: '0',
        },
      ]);
    });

    it('is the same whichever days of a month are asked for', async () => {
      const { ledger, reports, deliver } = await createLedger();
      const owned = await ledger.line({ entityRef: RANKER });
      const corrected = await ledger.line({ resourceId: 'corrected' });
      await deliver([
        { line: owned, day: '2026-11-02', effective: '10' },
        { line: corrected, day: '2026-11-03', effective: '10' },
        { line: corrected, day: '2026-11-04', effective: '-10' },
        { line: corrected, day: '2026-11-30', effective: '0' },
      ]);

      const whole = await reports.coverage(NOVEMBER);
      const almost = await reports.coverage({ ...NOVEMBER, to: '2026-11-29' });

      expect(whole.coverage).toBe(1);
      expect(almost.parts).toEqual(whole.parts);
      expect(almost.coverage).toBe(1);
    });

    it('groups what is nobody’s by account, service and reason', async () => {
      const { ledger, reports, deliver } = await createLedger();
      const account = { subAccountId: 'proj_a', subAccountName: 'Shop' };
      const first = await ledger.line({
        ...account,
        resourceId: 'endpoint/fraud',
        credentialId: 'key_1',
        model: 'gpt-4o',
        tags: { service: 'fraud', ['__proto__x']: 'y' },
      });
      const second = await ledger.line({
        ...account,
        resourceId: 'endpoint/search',
        tags: { service: 'search' },
      });
      const other = await ledger.line({ serviceName: 'Amazon SageMaker' });
      const owned = await ledger.line({ entityRef: RANKER });
      await deliver([
        { line: first, day: '2026-11-02', effective: '3' },
        { line: first, day: '2026-11-09', effective: '1' },
        { line: second, day: '2026-11-20', effective: '2' },
        { line: other, day: '2026-11-05', effective: '1' },
        { line: owned, day: '2026-11-05', effective: '10' },
      ]);

      const { groups, groupsLeftOut, tagKeys } = await reports.coverage(
        NOVEMBER,
      );

      expect(groupsLeftOut).toBe(0);
      expect(groups).toEqual([
        {
          id: expect.stringMatching(/^[\w-]{22}$/),
          reason: 'no_tags',
          provider: 'AWS',
          billingAccount: '111111111111',
          subAccount: 'proj_a',
          service: 'Amazon Bedrock',
          lines: 2,
          firstDay: '2026-11-02',
          lastDay: '2026-11-20',
          resources: ['endpoint/fraud', 'endpoint/search'],
          projects: ['Shop'],
          apiKeys: ['key_1'],
          models: ['gpt-4o'],
          tags: [
            { key: 'service', values: ['fraud', 'search'] },
            { key: '__proto__x', values: ['y'] },
          ],
          cost: '6',
          completeCost: '6',
          previousCost: '0',
        },
        expect.objectContaining({
          service: 'Amazon SageMaker',
          subAccount: undefined,
          cost: '1',
        }),
      ]);
      expect(tagKeys).toEqual([
        {
          key: 'service',
          cost: '6',
          lines: 2,
          values: [
            { value: 'fraud', cost: '4' },
            { value: 'search', cost: '2' },
          ],
        },
        expect.objectContaining({ key: '__proto__x', cost: '4', lines: 1 }),
      ]);

      const october = await reports.coverage({
        ...NOVEMBER,
        from: '2026-11-05',
        to: '2026-11-20',
      });
      expect(october.groups[0].id).toBe(groups[0].id);
      expect(october.groups[0].firstDay).toBe('2026-11-09');
    });

    it('follows parts and days of a line to the last digit', async () => {
      const { ledger, reports, deliver } = await createLedger();
      const line = await ledger.line({
        segments: [
          { parts: [{ unallocatedReason: 'unknown_entity' }] },
          {
            validFrom: '2026-11-10',
            parts: [
              { entityRef: RANKER, weight: 1 },
              { unallocatedReason: 'unreported_usage', weight: 2 },
            ],
          },
          { validFrom: '2026-11-20', parts: [{ entityRef: INDEXER }] },
        ],
      });
      await deliver([
        { line, day: '2026-11-09', effective: '5' },
        { line, day: '2026-11-10', effective: '1' },
        { line, day: '2026-11-11', effective: '1' },
        { line, day: '2026-11-20', effective: '7' },
      ]);

      const { parts, reasons, groups } = await reports.coverage(NOVEMBER);

      expect(parts).toMatchObject({
        allocatedUsage: '7.666666666666666666',
        unallocatedUsage: '6.333333333333333334',
        total: '14',
      });
      expect(reasons.map(({ reason, cost }) => [reason, cost])).toEqual([
        ['unknown_entity', '5'],
        ['unreported_usage', '1.333333333333333334'],
      ]);
      expect(groups.map(({ reason }) => reason)).toEqual([
        'unknown_entity',
        'unreported_usage',
      ]);
    });

    it('narrows to filters that can be told of nobody’s charges', async () => {
      const { ledger, reports, deliver } = await createLedger();
      const owned = await ledger.line({
        entityRef: RANKER,
        environment: 'production',
      });
      const nobodys = await ledger.line({
        environment: 'production',
        resourceId: 'nobodys',
      });
      const elsewhere = await ledger.line({ serviceProviderName: 'OpenAI' });
      const euros = await ledger.line({ billingCurrency: 'EUR' });
      await deliver([
        { line: owned, day: '2026-11-02', effective: '3' },
        { line: nobodys, day: '2026-11-02', effective: '1' },
        { line: elsewhere, day: '2026-11-02', effective: '4' },
        { line: euros, day: '2026-11-02', effective: '9' },
      ]);
      const total = async (filters: PortfolioQuery['filters']) =>
        (await reports.coverage({ ...NOVEMBER, currency: 'USD', filters }))
          .parts.total;

      expect(await total({})).toBe('8');
      expect(await total({ environment: ['production'] })).toBe('4');
      expect(await total({ environment: ["'", ''] })).toBe('4');
      expect(await total({ provider: ['OpenAI'] })).toBe('4');
      expect(await total({ provider: ['%'] })).toBe('0');
      const filtered = await reports.coverage({
        ...NOVEMBER,
        filters: { owner: ['group:default/a'], model: [''] },
      });
      expect(filtered.query.filters).toEqual({ model: [''] });
      const { currency, groups } = await reports.coverage({
        ...NOVEMBER,
        currency: 'EUR',
      });
      expect([currency, groups.length]).toEqual(['EUR', 1]);
    });

    it('shows the course by month, beside the range before', async () => {
      const { ledger, reports, deliver } = await createLedger();
      const owned = await ledger.line({ entityRef: RANKER });
      const nobodys = await ledger.line({ resourceId: 'nobodys' });
      await deliver(
        [
          { line: owned, day: '2026-09-10', effective: '1' },
          { line: nobodys, day: '2026-09-11', effective: '3' },
        ],
        '2026-09',
      );
      await deliver(
        [
          { line: owned, day: '2026-10-10', effective: '1' },
          { line: nobodys, day: '2026-10-11', effective: '1' },
        ],
        '2026-10',
      );
      await deliver([{ line: owned, day: '2026-11-30', effective: '4' }]);

      const report = await reports.coverage({
        ...NOVEMBER,
        from: '2026-10-01',
      });

      expect(
        report.trend.map(({ start, coverage, completeness }) => [
          start,
          coverage,
          completeness,
        ]),
      ).toEqual([
        ['2026-10-01', 0.5, 'settled'],
        ['2026-11-01', 1, 'settled'],
      ]);
      expect(report.previousCoverage).toBe(0.25);
      expect(report.reasons[0]).toMatchObject({
        cost: '1',
        completeCost: '1',
        previousCost: '3',
      });
    });

    it('adds up to the charges, whatever they are', async () => {
      const { ledger, reports } = await createLedger();
      const amount = fc
        .bigInt({ min: -(10n ** 20n), max: 10n ** 20n })
        .map(formatDecimal);
      const part = fc.record({
        entityRef: fc.constantFrom(undefined, RANKER, INDEXER),
        weight: fc.integer({ min: 1, max: 7 }),
      });
      let count = 0;
      await fc.assert(
        fc.asyncProperty(
          fc.array(
            fc.record({
              segments: fc.array(
                fc.array(part, { minLength: 1, maxLength: 3 }),
                { minLength: 1, maxLength: 3 },
              ),
              category: fc.constantFrom('Usage', 'Credit'),
              amounts: fc.array(amount, { minLength: 1, maxLength: 5 }),
            }),
            { minLength: 1, maxLength: 5 },
          ),
          async lines => {
            count += 1;
            const provider = `run-${count}`;
            const charges: FixtureCharge[] = [];
            for (const [index, it] of lines.entries()) {
              const line = await ledger.line({
                serviceProviderName: provider,
                resourceId: String(index),
                chargeCategory: it.category,
                segments: it.segments.map((parts, at) => ({
                  validFrom: at === 0 ? undefined : `2026-11-${10 * at}`,
                  parts: parts.map(({ entityRef, weight }) => ({
                    entityRef,
                    unallocatedReason: entityRef ? undefined : 'no_tags',
                    weight,
                  })),
                })),
              });
              it.amounts.forEach((effective, at) =>
                charges.push({
                  line,
                  day: addDays('2026-11-03', 7 * at),
                  effective,
                }),
              );
            }
            await ledger.delivery({
              sourceId: provider,
              period: '2026-11',
              currentAt: '2026-12-03T06:00:00.000Z',
              charges,
            });

            const report = await reports.coverage({
              ...NOVEMBER,
              from: '2026-11-05',
              to: '2026-12-31',
              filters: { provider: [provider] },
            });

            const expected = charges
              .filter(({ day }) => day >= '2026-11-05')
              .reduce((sum, it) => sum + parseDecimal(it.effective), 0n);
            expect(report.parts.total).toBe(formatDecimal(expected));
            expect(addUp(report)).toBe(formatDecimal(expected));
          },
        ),
        { numRuns: 10 },
      );
    });
  });
});

/** Allocated parts and the groups of what is nobody's. */
function addUp({ parts, groups }: CoverageReport): string {
  const amounts = [
    parts.allocatedUsage,
    parts.allocatedOther,
    ...groups.map(({ cost }) => cost),
  ];
  return formatDecimal(
    amounts.reduce((sum, amount) => sum + parseDecimal(amount), 0n),
  );
}
