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
import { curRow, MACHINE, toLegacy } from '../__testUtils__/curBill';
import { rollUp } from '../__testUtils__/drain';

jest.setTimeout(60_000);

const COSTS = [
  'line_item_unblended_cost',
  'line_item_net_unblended_cost',
  'pricing_public_on_demand_cost',
  'savings_plan_savings_plan_effective_cost',
  'savings_plan_net_savings_plan_effective_cost',
  'savings_plan_total_commitment_to_date',
  'savings_plan_used_commitment',
  'savings_plan_amortized_upfront_commitment_for_billing_period',
  'savings_plan_net_amortized_upfront_commitment_for_billing_period',
  'reservation_effective_cost',
  'reservation_net_effective_cost',
  'reservation_unused_amortized_upfront_fee_for_billing_period',
  'reservation_unused_recurring_fee',
  'reservation_net_unused_recurring_fee',
];
/** A report with discounts and commitments has all of these columns. */
const ALL_COSTS: BillRow = Object.fromEntries(
  COSTS.map(name => [name, undefined]),
);
const PLAN = 'arn:aws:savingsplans::111122223333:savingsplan/plan-1';
const RESERVATION =
  'arn:aws:ec2:us-west-2:444455556666:reserved-instances/ri-1';

/** A line item for a GPU machine; the list cost is empty unless told. */
function item(line_item_line_item_type: string, cells: BillRow): BillRow {
  return {
    ...ALL_COSTS,
    ...curRow({ ...MACHINE, pricing_public_on_demand_cost: undefined }),
    savings_plan_savings_plan_a_r_n: undefined,
    savings_plan_offering_type: undefined,
    reservation_reservation_a_r_n: undefined,
    split_line_item_parent_resource_id: undefined,
    line_item_line_item_type,
    ...cells,
  };
}

const ofPlan = (type: string, cells: BillRow) =>
  item(type, {
    savings_plan_savings_plan_a_r_n: PLAN,
    savings_plan_offering_type: 'ComputeSavingsPlans',
    ...cells,
  });
const ofReservation = (type: string, cells: BillRow) =>
  item(type, { reservation_reservation_a_r_n: RESERVATION, ...cells });

describe('the costs of a Cost and Usage Report', () => {
  const folder = BillFolder.create();
  afterAll(() => folder.remove());

  async function read(rows: readonly BillRow[]) {
    const csv = await rollUp(folder.csv('costs.csv', rows));
    expect(csv.quarantine).toEqual([]);
    // The same must come of binary fractions and of the legacy names.
    const types = Object.fromEntries(COSTS.map(name => [name, 'DOUBLE']));
    for (const file of [
      await folder.parquet('costs.parquet', rows, types),
      folder.csv('legacy.csv', rows.map(toLegacy)),
    ]) {
      const { totals, lines, quarantine } = await rollUp(file);
      expect(quarantine).toEqual([]);
      expect(totals).toEqual(csv.totals);
      expect(lines).toEqual(expect.arrayContaining(csv.lines));
    }
    return csv;
  }

  async function onlyCharge(row: BillRow) {
    const { charges } = await read([row]);
    expect(charges).toHaveLength(1);
    return charges[0];
  }

  it('amortise a Savings Plan', async () => {
    const rows = [
      ofPlan('SavingsPlanCoveredUsage', {
        line_item_unblended_cost: '5.672',
        pricing_public_on_demand_cost: '5.672',
        savings_plan_savings_plan_effective_cost: '3.4',
      }),
      ofPlan('SavingsPlanNegation', { line_item_unblended_cost: '-5.672' }),
      ofPlan('SavingsPlanRecurringFee', {
        line_item_unblended_cost: '4',
        savings_plan_total_commitment_to_date: '4',
        savings_plan_used_commitment: '3.4',
      }),
      ofPlan('SavingsPlanUpfrontFee', { line_item_unblended_cost: '1000' }),
    ];
    const { totals, charges } = await read(rows);
    expect(totals).toMatchObject([
      { rows: 4, billed: '1004', effective: '4', list: '5.672' },
    ]);
    const told = charges.map(({ billed, effective, quantity, line }) => [
      line.chargeCategory,
      line.commitmentDiscountStatus,
      line.pricingCategory,
      billed,
      effective,
      quantity,
    ]);
    expect(told.sort()).toEqual([
      ['Purchase', undefined, undefined, '1000', '0', undefined],
      ['Purchase', 'Unused', undefined, '4', '0.6', undefined],
      ['Usage', undefined, undefined, '-5.672', '0', undefined],
      ['Usage', 'Used', 'Committed', '5.672', '3.4', 1],
    ]);
    for (const { line } of charges) {
      expect(line).toMatchObject({
        commitmentDiscountId: PLAN,
        commitmentDiscountType: 'ComputeSavingsPlans',
      });
    }
  });

  it('amortise reservations', async () => {
    const rows = [
      ofReservation('DiscountedUsage', {
        line_item_unblended_cost: '0',
        pricing_public_on_demand_cost: '5.672',
        reservation_effective_cost: '2.5',
      }),
      ofReservation('RIFee', {
        line_item_usage_type: 'USW2-HeavyUsage:g5.12xlarge',
        line_item_unblended_cost: '744',
        line_item_usage_amount: '744',
        reservation_unused_amortized_upfront_fee_for_billing_period: '10.25',
        reservation_unused_recurring_fee: '2.000000001',
      }),
      ofReservation('Fee', { line_item_unblended_cost: '5000' }),
    ];
    const { totals, charges } = await read(rows);
    expect(totals).toMatchObject([
      { billed: '5744', effective: '14.750000001', list: '5.672' },
    ]);
    expect(
      charges
        .map(({ line, effective, quantity }) => [
          line.chargeCategory,
          line.commitmentDiscountStatus,
          line.commitmentDiscountType,
          effective,
          quantity,
        ])
        .sort(),
    ).toEqual([
      ['Purchase', undefined, 'Reserved', '0', undefined],
      ['Purchase', 'Unused', 'Reserved', '12.250000001', undefined],
      ['Usage', 'Used', 'Reserved', '2.5', 1],
    ]);
  });

  it('leave fees as they are billed when nothing can be amortised', async () => {
    const { reservation_effective_cost: _, ...row } = ofReservation('RIFee', {
      line_item_unblended_cost: '744',
    });
    expect(await onlyCharge(row)).toMatchObject({
      billed: '744',
      effective: '744',
    });
  });

  it('are net of discounts in both bases where the bill has net costs', async () => {
    const rows = [
      item('Usage', {
        line_item_unblended_cost: '10',
        line_item_net_unblended_cost: '9.1',
        pricing_public_on_demand_cost: '10',
      }),
      item('EdpDiscount', {
        line_item_unblended_cost: '-0.9',
        line_item_net_unblended_cost: '0',
      }),
      ofPlan('SavingsPlanCoveredUsage', {
        line_item_unblended_cost: '5.672',
        line_item_net_unblended_cost: '5.672',
        pricing_public_on_demand_cost: '5.672',
        savings_plan_savings_plan_effective_cost: '3.4',
        savings_plan_net_savings_plan_effective_cost: '3.094',
      }),
      ofPlan('SavingsPlanNegation', {
        line_item_unblended_cost: '-5.672',
        line_item_net_unblended_cost: '-5.672',
      }),
      ofPlan('SavingsPlanRecurringFee', {
        line_item_unblended_cost: '4',
        line_item_net_unblended_cost: '3.64',
        savings_plan_total_commitment_to_date: '4',
        savings_plan_used_commitment: '3.4',
      }),
      ofReservation('DiscountedUsage', {
        line_item_unblended_cost: '0',
        line_item_net_unblended_cost: '0',
        pricing_public_on_demand_cost: '5.672',
        reservation_effective_cost: '2.5',
        reservation_net_effective_cost: '2.275',
      }),
      ofReservation('RIFee', {
        line_item_unblended_cost: '5',
        line_item_net_unblended_cost: '4.55',
        reservation_unused_recurring_fee: '2.5',
        reservation_net_unused_recurring_fee: '2.275',
      }),
    ];
    const { totals } = await read(rows);
    // 9.1 + 3.094 + 0.6 × 0.91 + 2.275 + 2.275
    expect(totals).toMatchObject([
      { rows: 7, billed: '17.29', effective: '17.29', list: '21.344' },
    ]);
  });

  it('give what is unused of a prepaid plan the discount of its prepayment', async () => {
    expect(
      await onlyCharge(
        ofPlan('SavingsPlanRecurringFee', {
          line_item_unblended_cost: '0',
          line_item_net_unblended_cost: '0',
          savings_plan_total_commitment_to_date: '4',
          savings_plan_used_commitment: undefined,
          savings_plan_amortized_upfront_commitment_for_billing_period: '30',
          savings_plan_net_amortized_upfront_commitment_for_billing_period:
            '20',
        }),
      ),
    ).toMatchObject({
      billed: '0',
      effective: '2.666668',
      line: { chargeCategory: 'Usage', commitmentDiscountStatus: 'Unused' },
    });
  });

  it.each([
    ['EdpDiscount', 'Usage'],
    ['BundledDiscount', 'Usage'],
    ['PrivateRateDiscount', 'Usage'],
    ['Credit', 'Credit'],
    ['Refund', 'Credit'],
    ['Tax', 'Tax'],
    ['Fee', 'Purchase'],
    ['credit', 'Credit'],
    ['CarbonRebate', 'CarbonRebate'],
  ])('take %s for %s, at no list cost', async (type, category) => {
    const charge = await onlyCharge(
      item(type, { line_item_unblended_cost: '-2.5' }),
    );
    expect(charge).toMatchObject({
      billed: '-2.5',
      effective: '-2.5',
      list: '0',
      quantity: undefined,
      line: { chargeCategory: category },
    });
  });

  it('leave a tax of a whole month on its first day', async () => {
    const { charges, totals } = await read([
      item('Tax', {
        line_item_product_code: 'AmazonBedrock',
        line_item_usage_type: undefined,
        line_item_operation: undefined,
        product: '{"product_name":"Amazon Bedrock"}',
        product_instance_type: undefined,
        pricing_unit: undefined,
        line_item_unblended_cost: '0.08',
        line_item_usage_start_date: '2026-10-01T00:00:00.000Z',
        line_item_usage_end_date: '2026-11-01T00:00:00.000Z',
      }),
    ]);
    expect(totals).toMatchObject([{ ai: true, rows: 1 }]);
    expect(charges).toMatchObject([
      { day: '2026-10-01', line: { workload: 'other' }, quantity: undefined },
    ]);
  });

  it('keep the list cost of what the free tier gives away', async () => {
    expect(
      await onlyCharge(
        item('Usage', {
          line_item_unblended_cost: '0',
          pricing_public_on_demand_cost: '5.672',
        }),
      ),
    ).toMatchObject({ billed: '0', effective: '0', list: '5.672' });
  });

  it('count a machine once, not its containers beside it', async () => {
    const rows = [
      item('Usage', {
        line_item_unblended_cost: '5.672',
        pricing_public_on_demand_cost: '5.672',
      }),
      item('Usage', {
        line_item_product_code: 'AmazonEKS',
        line_item_operation: 'EKSPod-EC2',
        line_item_usage_type: 'USW2-EKS-EC2-GPU-Hours',
        line_item_resource_id: 'arn:aws:eks:us-west-2:444455556666:pod/a/b/c',
        line_item_unblended_cost: undefined,
        split_line_item_parent_resource_id: 'i-0123456789abcdef0',
      }),
    ];
    const { totals, charges } = await read(rows);
    expect(totals).toMatchObject([
      { rows: 2, billed: '5.672', effective: '5.672', list: '5.672' },
    ]);
    expect(charges.map(({ quantity }) => quantity).sort()).toEqual([
      1,
      undefined,
    ]);
  });

  const HUGE = '99999999999999999999';
  it.each<[string, string, string?]>([
    ['savings_plan_used_commitment', 'SavingsPlanRecurringFee'],
    ['savings_plan_used_commitment', 'SavingsPlanRecurringFee', `-${HUGE}`],
    ['savings_plan_total_commitment_to_date', 'SavingsPlanRecurringFee'],
    ['savings_plan_total_commitment_to_date', 'SavingsPlanRecurringFee', '1_0'],
    ['savings_plan_savings_plan_effective_cost', 'SavingsPlanCoveredUsage'],
    ['reservation_unused_recurring_fee', 'RIFee'],
    ['reservation_net_unused_recurring_fee', 'RIFee'],
    ['reservation_effective_cost', 'DiscountedUsage'],
  ])(
    'are not guessed when %s is no number',
    async (column, type, text = 'n/a') => {
      const file = folder.csv('unreadable.csv', [
        item('Usage', { pricing_public_on_demand_cost: '0' }),
        ofPlan(type, {
          line_item_unblended_cost: '4',
          pricing_public_on_demand_cost: '0',
          savings_plan_total_commitment_to_date: '4',
          reservation_unused_amortized_upfront_fee_for_billing_period: '1',
          reservation_net_unused_recurring_fee: undefined,
          [column]: text,
        }),
      ]);
      const { totals, quarantine } = await rollUp(file);
      expect(totals).toMatchObject([{ rows: 1, effective: '5.672' }]);
      expect(quarantine).toMatchObject([
        {
          row: 2,
          column:
            'line_item_unblended_cost or savings_plan_savings_plan_effective_cost or reservation_effective_cost',
          problem: expect.stringContaining(text),
        },
      ]);
    },
  );
});
