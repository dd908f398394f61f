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
import { parseDecimal } from 'backstage-plugin-ai-cost-common';
import type { BillingSource } from 'backstage-plugin-ai-cost-node';
import type { EntityCostExportQuery } from '../CostReports';
import { RateBook } from '../../currency/rates/RateBook';
import type { Reporting } from '../../currency/ReportingRates';
import { LedgerFixture } from '../__testUtils__/LedgerFixture';
import { EntityCostExport } from './EntityCostExport';

jest.setTimeout(60_000);

const RANKER = 'component:default/ranker';

const query: EntityCostExportQuery = {
  entityRef: RANKER,
  from: '2026-09-01',
  to: '2026-11-30',
};

const AWS = {
  id: 'aws',
  grade: 'invoice',
  description: 'FOCUS export',
  schedule: { frequency: { hours: 6 }, timeout: { hours: 1 } },
  completenessLagDays: 2,
} as BillingSource;

const HEADER =
  'day,entity,owner,cost_center,environment,model,workload,provider,service,token_class,unit,quantity,currency,billed_cost,effective_cost,list_cost,charges,completeness,sources,reporting_currency,converted_amount,rate,rate_date';

describe('EntityCostExport', () => {
  const databases = TestDatabases.create();

  describe.each(databases.eachSupportedId())('on %s', databaseId => {
    async function createLedger(reporting?: () => Reporting) {
      const knex = await databases.init(databaseId);
      const ledger = await LedgerFixture.create(knex);
      const exporter = EntityCostExport.create({
        knex,
        configuredSources: () => [AWS],
        now: () => new Date('2026-11-20T12:00:00.000Z'),
        reporting,
      });
      const lines = async (asked: Partial<EntityCostExportQuery> = {}) => {
        let file = '';
        for await (const piece of await exporter.exportEntityCosts({
          ...query,
          ...asked,
        })) {
          file += piece;
        }
        expect(file.endsWith('\r\n')).toBe(true);
        return file.slice(0, -2).split('\r\n');
      };
      return { ledger, exporter, lines };
    }

    it('writes one row for each day and series', async () => {
      const { ledger, lines } = await createLedger();
      const tokens = await ledger.line({
        entityRef: RANKER,
        environment: 'production',
        model: 'claude, "sonnet"',
        tokenClass: 'input',
        unit: 'Tokens',
      });
      const same = await ledger.line({
        entityRef: RANKER,
        environment: 'production',
        model: 'claude, "sonnet"',
        tokenClass: 'input',
        unit: 'Tokens',
        resourceId: 'another',
      });
      const euros = await ledger.line({
        entityRef: RANKER,
        billingCurrency: 'EUR',
      });
      await ledger.delivery({
        period: '2026-10',
        currentAt: '2026-11-03T06:00:00.000Z',
        charges: [
          {
            line: tokens,
            day: '2026-10-31',
            effective: '-0.000000000000000001',
            billed: '1',
            list: '2',
            quantity: 2e21,
          },
          { line: same, day: '2026-10-31', effective: '3', rows: 4 },
        ],
      });
      await ledger.delivery({
        sourceId: 'gateway',
        grade: 'gateway_estimate',
        period: '2026-10',
        currentAt: '2026-11-03T06:00:00.000Z',
        charges: [{ line: same, day: '2026-10-31', effective: '1' }],
      });
      await ledger.delivery({
        period: '2026-11',
        currentAt: '2026-11-20T06:00:00.000Z',
        charges: [{ line: euros, day: '2026-11-19', effective: '1e-7' }],
      });
      await ledger.knex('entity_owners').insert([
        {
          entity_ref: RANKER,
          valid_from: '',
          owner: 'group:default/old',
          cost_center: '',
        },
        {
          entity_ref: RANKER,
          valid_from: '2026-11-10',
          owner: 'group:default/search',
          cost_center: 'CC-1',
        },
      ]);

      expect(await lines()).toEqual([
        HEADER,
        `2026-10-31,${RANKER},group:default/old,,production,"claude, ""sonnet""",inference,AWS,Amazon Bedrock,input,Tokens,2000000000000000000000,USD,5,3.999999999999999999,6,6,provisional,aws gateway,,,,`,
        `2026-11-19,${RANKER},group:default/search,CC-1,,,inference,AWS,Amazon Bedrock,,,,EUR,0.0000001,0.0000001,0.0000001,1,provisional,aws,,,,`,
      ]);
      expect(await lines({ currency: 'EUR' })).toHaveLength(2);
      expect(await lines({ environments: ['production'] })).toHaveLength(2);
      expect(await lines({ to: '2026-10-30' })).toEqual([HEADER]);
      expect(await lines({ entityRef: 'component:default/none' })).toEqual([
        HEADER,
      ]);
    });

    it('writes no text that a spreadsheet takes for a formula', async () => {
      const { ledger, lines } = await createLedger();
      const hostile = ['=1+1', '+1', '-1', '@SUM(A1)', '\tx', '\rx', "='a\nb'"];
      const charges = [];
      for (const model of hostile) {
        const line = await ledger.line({ entityRef: RANKER, model });
        charges.push({ line, day: '2026-10-05', effective: '-2.5' });
      }
      await ledger.delivery({
        period: '2026-10',
        currentAt: '2026-11-03T06:00:00.000Z',
        charges,
      });

      const file = (await lines()).join('\r\n');

      for (const cell of [
        ",'=1+1,",
        ",'+1,",
        ",'-1,",
        ",'@SUM(A1),",
        ",'\tx,",
        `,"'\rx",`,
        `,"'='a\nb'",`,
      ]) {
        expect(file).toContain(cell);
      }
      // A credit is a number, and stays one.
      expect(file.match(/,-2\.5,-2\.5,-2\.5,1,/g)).toHaveLength(hostile.length);
    });

    it('fails rather than mix what changed meanwhile', async () => {
      const { ledger, exporter } = await createLedger();
      const line = await ledger.line({ entityRef: RANKER });
      const october = {
        period: '2026-10',
        currentAt: '2026-11-03T06:00:00.000Z',
        charges: [{ line, day: '2026-10-05', effective: '1' }],
      };
      const id = await ledger.delivery(october);

      const replaced = await exporter.exportEntityCosts(query);
      await replaced.next();
      await ledger.supersede(id, {
        ...october,
        charges: [{ line, day: '2026-10-05', effective: '2' }],
      });
      const rest = [];
      for await (const piece of replaced) {
        rest.push(piece);
      }
      // The replaced delivery is still there: the export is of its beginning.
      expect(rest.join('')).toContain(',USD,1,1,1,1,');

      const attributed = await exporter.exportEntityCosts(query);
      await attributed.next();
      await ledger.knex('attribution_state').increment('version', 1);
      await expect(attributed.next()).rejects.toMatchObject({
        name: 'ConflictError',
      });

      const pruned = await exporter.exportEntityCosts(query);
      await pruned.next();
      await ledger.knex('deliveries').update({ pruned_at: 'now' });
      await expect(pruned.next()).rejects.toMatchObject({
        name: 'ConflictError',
      });
    });

    it('writes the effective cost in the reporting currency, with its rate', async () => {
      const book = RateBook.create({
        rates: [
          {
            base: 'EUR',
            quote: 'USD',
            day: '2026-10-02',
            rate: parseDecimal('1.0923'),
            source: 'ECB',
          },
        ],
        validDays: 7,
      });
      const { ledger, lines } = await createLedger(() => ({
        currency: 'USD',
        book,
      }));
      const euros = await ledger.line({
        entityRef: RANKER,
        billingCurrency: 'EUR',
      });
      const dollars = await ledger.line({ entityRef: RANKER });
      await ledger.delivery({
        period: '2026-10',
        currentAt: '2026-11-03T06:00:00.000Z',
        charges: [
          { line: dollars, day: '2026-10-01', effective: '5' },
          { line: euros, day: '2026-10-04', effective: '-0.01', billed: '9' },
          { line: euros, day: '2026-10-10', effective: '1' },
        ],
      });

      const [, ...rows] = await lines();

      expect(rows.map(row => row.split(',').slice(-4).join())).toEqual([
        'USD,5,1,',
        'USD,-0.010923,1.0923,2026-10-02',
        // Unknown is not zero.
        'USD,,,',
      ]);
    });
  });
});
