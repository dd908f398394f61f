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

import { BillFolder, type BillRow } from '../__testUtils__/BillFolder';
import {
  CUR_PARQUET_TYPES,
  curRow,
  MACHINE,
  toAthena,
  toLegacy,
} from '../__testUtils__/curBill';
import { rollUp } from '../__testUtils__/drain';

jest.setTimeout(60_000);

describe('what a Cost and Usage Report says', () => {
  const folder = BillFolder.create();
  afterAll(() => folder.remove());

  async function onlyCharge(row: BillRow) {
    const { charges, quarantine } = await rollUp(folder.csv('bill.csv', [row]));
    expect(quarantine).toEqual([]);
    expect(charges).toHaveLength(1);
    return charges[0];
  }

  const onlyLine = async (row: BillRow) => (await onlyCharge(row)).line;

  describe('of tags', () => {
    it('comes without the prefix of AWS, cost categories with one', async () => {
      const row = {
        ...curRow({
          resource_tags:
            '{"user_application":"shop","aws_created_by":"Root","user_":"x"}',
        }),
        cost_category: '{"Team":"ml","Goal":"a,"}',
        tags: '{"iamPrincipal/project":"ranker","resourceTags/user:env":"prod"}',
      };
      const tags = {
        'costCategory/Goal': 'a,',
        'costCategory/Team': 'ml',
        'iamPrincipal/project': 'ranker',
        application: 'shop',
        aws_created_by: 'Root',
        env: 'prod',
        '': 'x',
      };
      expect((await onlyLine(row)).tags).toEqual(tags);
      const { lines } = await rollUp(
        await folder.parquet('maps.parquet', [row], {
          ...CUR_PARQUET_TYPES,
          cost_category: 'MAP(VARCHAR, VARCHAR)',
          tags: 'MAP(VARCHAR, VARCHAR)',
        }),
      );
      expect(lines[0].tags).toEqual(tags);
    });

    it('comes from one column for each tag in legacy reports', async () => {
      const line = await onlyLine({
        ...toLegacy(curRow({ resource_tags: undefined })),
        'resourceTags/user:Cost-Center': 'CC "7"',
        'resourceTags/user:owner': 'a',
        'resourceTags/user:Owner': 'b',
        'resourceTags/user:unused': undefined,
        'resourceTags/aws:createdBy': 'Root',
        'costCategory/Team': 'ml',
      });
      expect(line.tags).toEqual({
        'Cost-Center': 'CC "7"',
        Owner: 'b',
        'aws:createdBy': 'Root',
        'costCategory/Team': 'ml',
        owner: 'a',
      });
    });

    it('is kept for hostile keys, and shown when it is no object', async () => {
      const { lines, quarantine, totals } = await rollUp(
        folder.csv('hostile.csv', [
          curRow({
            resource_tags: JSON.stringify({
              "user_a'b": 'y',
              user_note: ',"user_x":"z",{"user_',
              user_list: ['a', 'b'],
            }).replace('{', '{ "user___proto__" : "x", '),
          }),
          curRow({ resource_tags: '{broken', line_item_operation: 'other' }),
        ]),
      );
      expect(totals).toMatchObject([{ rows: 2 }]);
      expect(lines.map(({ tags }) => Object.entries(tags))).toEqual(
        expect.arrayContaining([
          [
            ['__proto__', 'x'],
            ["a'b", 'y'],
            ['list', '["a","b"]'],
            ['note', ',"user_x":"z",{"user_'],
          ],
          [],
        ]),
      );
      expect(quarantine).toMatchObject([
        { row: 2, column: 'resource_tags', excluded: false },
      ]);
    });
  });

  describe('of who called', () => {
    it.each([
      [
        'arn:aws:sts::444455556666:assumed-role/ShopRole/alice@example.com',
        'arn:aws:sts::444455556666:assumed-role/ShopRole',
      ],
      [
        'arn:aws:sts::444455556666:federated-user/alice',
        'arn:aws:sts::444455556666:federated-user',
      ],
      [
        'arn:aws:iam::444455556666:user/batch/nightly',
        'arn:aws:iam::444455556666:user/batch/nightly',
      ],
      [
        'arn:aws:iam::444455556666:user/alice@example.com',
        'arn:aws:iam::444455556666:user/',
      ],
      ['AROAEXAMPLE:alice@example.com', 'AROAEXAMPLE:'],
    ])('names no person: %s', async (principal, credentialId) => {
      const line = await onlyLine({
        ...curRow(),
        line_item_iam_principal: principal,
        line_item_user_identifier: 'alice@example.com',
      });
      expect(line.credentialId).toBe(credentialId);
      expect(JSON.stringify(line)).not.toContain('alice@');
    });

    it('adds the rows of many sessions of a role up', async () => {
      const { charges } = await rollUp(
        folder.csv(
          'sessions.csv',
          ['a', 'b', 'c'].map(session => ({
            ...curRow(),
            line_item_iam_principal: `arn:aws:sts::444455556666:assumed-role/Shop/${session}`,
          })),
        ),
      );
      expect(charges).toMatchObject([{ rows: 3, billed: '3.905037' }]);
    });
  });

  describe('of who sells', () => {
    const marketplace = (cells: BillRow) =>
      curRow({
        bill_billing_entity: 'AWS Marketplace',
        line_item_product_code: '5gh0abcdefghijklmnop',
        line_item_usage_type: 'USW2-MP:USW2_OutputTokenCount-Units',
        line_item_line_item_description:
          'AWS Marketplace software usage|us-west-2|Million Response Tokens',
        pricing_unit: 'Units',
        line_item_usage_amount: '2',
        product:
          '{"product_name":"Claude Sonnet 4.6 (Amazon Bedrock Edition)"}',
        ...cells,
      });

    it('is the seller on the marketplace, and AWS hosts and bills', async () => {
      const { line, quantity } = await onlyCharge(
        marketplace({ line_item_legal_entity: 'Anthropic, PBC' }),
      );
      expect(line).toMatchObject({
        serviceProviderName: 'Anthropic, PBC',
        publisherName: 'Anthropic, PBC',
        hostProviderName: 'AWS',
        invoiceIssuerName: 'Amazon Web Services, Inc.',
        classificationRule: 'aws-bedrock',
        model: 'Claude Sonnet 4.6',
        tokenClass: 'output',
        unit: 'Tokens',
      });
      expect(quantity).toBe(2_000_000);
    });

    it('is AWS where it resells, and for its own services', async () => {
      expect(await onlyLine(marketplace({}))).toMatchObject({
        serviceProviderName: 'AWS',
        publisherName: 'Amazon Web Services, Inc.',
      });
      expect(
        await onlyLine(curRow({ line_item_legal_entity: 'Example Ltd.' })),
      ).toMatchObject({ serviceProviderName: 'AWS' });
    });
  });

  describe('of usage', () => {
    it.each([
      ['-input-tokens', 'input'],
      ['-output-tokens', 'output'],
      ['-cache-read-input-token-count', 'cache_read'],
      ['-cache-write-input-token-count-cross-region-global', 'cache_write'],
      ['-input-tokens-batch', 'input'],
      ['-output-tokens-flex', 'output'],
      ['_LCtx-output-tokens-priority', 'output'],
    ])(
      'counts tokens of Claude4.6Sonnet%s in thousands',
      async (end, token) => {
        for (const pricing_unit of ['1K tokens', undefined]) {
          const { line, quantity } = await onlyCharge(
            curRow({
              line_item_usage_type: `USW2-Claude4.6Sonnet${end}`,
              pricing_unit,
            }),
          );
          expect(line).toMatchObject({
            model: 'Claude4.6Sonnet',
            tokenClass: token,
            unit: 'Tokens',
          });
          expect(quantity).toBe(433_893);
        }
      },
    );

    it.each([
      ['USW2-BoxUsage:g5.12xlarge', 'OnDemand', 'Standard'],
      ['USW2-SpotUsage:g5.12xlarge', 'OnDemand', 'Dynamic'],
      ['USW2-BoxUsage:g5.12xlarge', 'Spot', 'Dynamic'],
      ['USW2-UnusedBox:g5.12xlarge', 'OnDemand', 'Standard'],
      ['USW2-DedicatedUsage:g5.12xlarge', 'OnDemand', 'Standard'],
    ])('finds the GPU of %s', async (usageType, term, category) => {
      const line = await onlyLine(
        curRow({
          ...MACHINE,
          line_item_usage_type: usageType,
          pricing_term: term,
          product: undefined,
          product_instance_type: undefined,
          product_region_code: undefined,
        }),
      );
      expect(line).toMatchObject({
        classificationRule: 'accelerator',
        serviceName: 'Amazon Elastic Compute Cloud',
        pricingCategory: category,
      });
    });

    it('is AI for the Savings Plans of SageMaker', async () => {
      const line = await onlyLine(
        curRow({
          line_item_product_code: 'MachineLearningSavingsPlans',
          line_item_line_item_type: 'SavingsPlanRecurringFee',
          line_item_usage_type: 'USW2-MLSP:1yrNoUpfront',
          product: undefined,
        }),
      );
      expect(line).toMatchObject({
        classificationRule: 'aws-sagemaker',
        serviceCategory: 'AI and Machine Learning',
        chargeCategory: 'Purchase',
      });
    });

    it('has instance and service of legacy Parquet', async () => {
      const { lines } = await rollUp(
        await folder.parquet('legacy.parquet', [
          toAthena(curRow({ ...MACHINE, line_item_usage_type: 'BoxUsage' })),
        ]),
      );
      expect(lines).toMatchObject([
        { instanceType: 'g5.12xlarge', gpuCount: 4, regionId: 'us-west-2' },
      ]);
    });
  });
});
