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

import { billRow, WEB_SERVER, type BillRow } from './TestBill';

const COSTS = [
  '0',
  '-2.5',
  ' 5 ',
  '+1',
  '1.',
  '.5',
  '1e3',
  '5.2E-9',
  '-1.5e-18',
  '0.1234567890123456789',
  '1e-19',
  '999999999999.5',
  '1e12',
  '1e400',
  '-1000000000000',
  '123456789012345678e-10',
  '123456789012345678901e-10',
  'n/a',
  'NULL',
  '',
  '1,000.00',
  '1_000',
  '--1',
  '1e',
  'NaN',
  'Infinity',
  '$5',
];
const INSTANTS = [
  '2026-10-05',
  '2026-10-05 10:00',
  ' 2026-10-05T10:00:00.123Z ',
  '2026-10-05T23:30:00-02:00',
  '2026-10-06T01:00:00+02:00',
  '2026-10-06 00:30:00+0030',
  '2026-10-05 10:00:00 UTC',
  '2024-02-29',
  '2026-02-29',
  '2026-02-30T01:00:00+02:00',
  '2026-13-01',
  '1969-12-31',
  '9/2/2023',
  'soon',
  '',
  'NULL',
];
const QUANTITIES = [
  '1e17',
  '1e18',
  '-3',
  '0.1234567890125',
  'many',
  '',
  '1e-9',
];
const CURRENCIES = [
  'eur',
  ' usd ',
  'USD',
  'US$',
  '',
  'JPY',
  'TOKENCREDITS',
  'X',
];
const TAGS = [
  '',
  'NULL',
  '{}',
  'null',
  'not json',
  '[1]',
  '{"a":"1","b":null,"c":true,"d":{"e":1}}',
  '{ "a ": "1" }',
  '[{"key":"a","value":"1"}]',
  '{"__proto__":"x","constructor":"y","u\\u0000v":"w"}',
  '{"ü":"日本"}',
  `{"long":"${'x'.repeat(70_000)}"}`,
];

function oneByOne(column: string, cells: readonly string[]): BillRow[] {
  return cells.map((cell, i) =>
    billRow({ SubAccountId: `${column}-${i % 3}`, [column]: cell }),
  );
}

/** Rows with whatever a bill may have, by and by in each cell that is read. */
export const ROWS: readonly BillRow[] = [
  billRow(),
  billRow(),
  billRow({ ...WEB_SERVER }),
  ...oneByOne('BilledCost', COSTS),
  ...oneByOne('EffectiveCost', COSTS),
  ...oneByOne('ListCost', COSTS),
  ...oneByOne('ChargePeriodStart', INSTANTS),
  ...oneByOne('BillingPeriodStart', INSTANTS),
  ...oneByOne('ConsumedQuantity', QUANTITIES),
  ...oneByOne('PricingQuantity', QUANTITIES).map(row => ({
    ...row,
    ConsumedUnit: undefined,
  })),
  ...oneByOne('BillingCurrency', CURRENCIES),
  ...oneByOne('Tags', TAGS),
  billRow({ ResourceId: 'ü'.repeat(2_049), BilledCost: '7' }),
  billRow({ ResourceId: 'ü'.repeat(2_048), BilledCost: '7' }),
  billRow({ ResourceId: 'a\u001fb' }),
  billRow({ ...WEB_SERVER, Tags: 'not json' }),
  billRow({
    ChargeCategory: 'usage',
    ServiceCategory: 'ai and machine learning',
  }),
  billRow({
    ChargeClass: 'Correction',
    ChargePeriodStart: '2026-08-30T00:00:00Z',
    BilledCost: '-0.25',
  }),
  billRow({ ChargeCategory: 'Credit', BilledCost: '-1', Tags: undefined }),
  billRow({
    AllocatedMethodId: 'split',
    AllocatedResourceId: 'target',
    AllocatedTags: '{"application":"target"}',
    ResourceId: 'origin',
  }),
  billRow({ AllocatedMethodId: 'split', ResourceId: 'origin' }),
];

/** Those that can be cast to decimals and times. */
export const TYPED_ROWS: readonly BillRow[] = ROWS.filter(
  row =>
    ![row.BilledCost, row.EffectiveCost, row.ListCost].some(
      cost =>
        cost === undefined || !/^[-+]?[\d.]+$/.test(cost) || cost.length > 20,
    ) &&
    /^(2026-10-05T10:00:00Z|2026-08-30T00:00:00Z|1969-12-31)$/.test(
      row.ChargePeriodStart!,
    ) &&
    row.BillingPeriodStart === '2026-10-01T00:00:00Z' &&
    (row.ConsumedUnit === undefined ||
      !/many|1e18/.test(row.ConsumedQuantity ?? '')) &&
    !/many|1e18/.test(row.PricingQuantity ?? ''),
);
