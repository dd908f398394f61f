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

import { foldName } from 'backstage-plugin-ai-cost-node';
import type { BillColumns } from '../files/BillColumns';
import { checkColumns } from '../focus/checkColumns';
import { FOCUS } from '../focus/FocusFormat';
import { isFocusName } from '../focus/focusNames';
import type { BillFormat, FocusMapping } from '../formats/BillFormat';

const MADE_OF_OTHERS = new Set(
  [
    'BilledCost',
    'BillingAccountId',
    'BillingAccountName',
    'BillingPeriodStart',
    'ConsumedQuantity',
    'ConsumedUnit',
    'PricingQuantity',
    'PricingUnit',
    'CredentialId',
    'SkuPriceDetails',
  ].map(foldName),
);

/**
 * The FOCUS export of a LiteLLM proxy. It has the columns of FOCUS and other
 * things in them, so it has to be named; its columns do not give it away; FOCUS is
 * tried first.
 *
 * @remarks
 * - Costs are what the gateway reckons: the effective and the list cost. Nobody
 *   was billed.
 * - The billing account is the hash of an API key: that is a credential.
 * - Each row counts as one request, though it is a day's worth of them: that is
 *   no quantity.
 * - The billing period is the day; bills are of months.
 * - The resource is the model.
 *
 * See https://docs.litellm.ai/docs/observability/focus.
 */
export const LITELLM: BillFormat = {
  id: 'litellm',
  title: 'the FOCUS export of LiteLLM',
  grade: 'gateway_estimate',
  isKnown: isFocusName,
  recognises: columns => FOCUS.recognises(columns),
  check: checkColumns,
  toFocus,
};

function toFocus(columns: BillColumns): FocusMapping {
  const cell = (name: string) => columns.find(name)!.sql;
  const model = columns.find('ResourceId')?.sql;
  return {
    columns: [
      ...columns.all
        .filter(({ name }) => !MADE_OF_OTHERS.has(foldName(name)))
        .map(({ name, sql }) => ({ name, sql, from: name })),
      { name: 'BilledCost', sql: "'0'", from: 'BilledCost' },
      {
        name: 'CredentialId',
        sql: cell('BillingAccountId'),
        from: 'BillingAccountId',
      },
      {
        name: 'BillingPeriodStart',
        sql: `left(CAST(${cell('BillingPeriodStart')} AS VARCHAR), 7) || '-01'`,
        from: 'BillingPeriodStart',
      },
      ...(model
        ? [
            {
              name: 'SkuPriceDetails',
              sql: `CAST(json_object('ModelId', ${model}) AS VARCHAR)`,
              from: 'ResourceId',
            },
          ]
        : []),
    ],
  };
}
