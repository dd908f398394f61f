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

import { DeliveryError } from 'backstage-plugin-ai-cost-node';
import { foldName } from 'backstage-plugin-ai-cost-node';
import type { BillColumns } from '../files/BillColumns';
import { isFocusName } from '../focus/focusNames';
import type { BillFormat, FocusMapping } from '../formats/BillFormat';
import { quoteLiteral } from '../rollup/quote';

const MANDATORY = [
  'BilledCost',
  'EffectiveCost',
  'BillingCurrency',
  'ChargePeriodStart',
  'ChargeCategory',
  'ServiceName',
  'ServiceProviderName',
];
const LACKING = ['BillingAccountId', 'BillingPeriodStart', 'ListCost'];
const MADE_OF_OTHERS = new Set([...LACKING, 'SubAccountId'].map(foldName));

/**
 * What Vercel's API answers for the charges of a team: JSON lines with some of
 * the columns of FOCUS 1.3. They lack the account, the billing period and the
 * list cost; the project is a tag. See
 * https://vercel.com/docs/rest-api/billing/list-focus-billing-charges.
 *
 * @remarks
 * A file says nothing of the team that it is of, so `vercel` stands for the
 * account. The list cost is the billed one, and the billing period is the month
 * of the charge.
 */
export const VERCEL: BillFormat = {
  id: 'vercel',
  title: "Vercel's charges",
  isKnown: isFocusName,
  recognises: columns =>
    MANDATORY.every(name => columns.has(name)) &&
    !LACKING.some(name => columns.has(name)),
  check(file, columns) {
    const missing = MANDATORY.filter(name => !columns.has(name));
    if (missing.length > 0) {
      throw new DeliveryError(
        `${file}: columns of Vercel's charges are missing: ${missing.join(
          ', ',
        )}`,
        { file, advice: 'Keep what GET /v1/billing/charges answers as it is' },
      );
    }
  },
  toFocus,
};

function toFocus(columns: BillColumns): FocusMapping {
  const cell = (name: string) => columns.find(name)!.sql;
  const tags = columns.find('Tags')?.sql;
  return {
    columns: [
      ...columns.all
        .filter(({ name }) => !MADE_OF_OTHERS.has(foldName(name)))
        .map(({ name, sql }) => ({ name, sql, from: name })),
      { name: 'ListCost', sql: cell('BilledCost'), from: 'BilledCost' },
      { name: 'BillingAccountId', sql: quoteLiteral('vercel') },
      {
        name: 'BillingPeriodStart',
        sql: `left(${cell('ChargePeriodStart')}, 7) || '-01'`,
        from: 'ChargePeriodStart',
      },
      ...(tags
        ? [
            {
              name: 'SubAccountId',
              sql: `CASE WHEN json_valid(${tags})
                THEN json_extract_string(${tags}, '/ProjectId') END`,
              from: 'Tags',
            },
          ]
        : []),
    ],
  };
}
