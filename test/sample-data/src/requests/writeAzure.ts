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
  formatDecimal,
  lastDayOf,
  firstDayOf,
  monthOf,
  type Day,
  type TokenClass,
} from 'backstage-plugin-ai-cost-common';
import { PAYERS } from './callers';
import { toCsv } from './csv';
import type { DailyUsage } from './dailyUsage';
import { nameOf } from './nameOf';

const METERS: Partial<Record<TokenClass, string>> = {
  input: 'inp Glbl',
  output: 'outp Glbl',
  cache_read: 'cchd inp Glbl',
};

function american(day: Day): string {
  const [year, month, date] = day.split('-');
  return `${month}/${date}/${year}`;
}

/**
 * Usage of Azure OpenAI as an Azure cost export of a Microsoft Customer
 * Agreement, as CSV. Tokens are counted in blocks of a million.
 */
export function writeAzure(usage: readonly DailyUsage[]): string {
  return toCsv(
    usage.map(({ day, caller, model, tokenClass, tokens, cost }) => ({
      billingAccountId: PAYERS.azure,
      billingPeriodStartDate: american(firstDayOf(monthOf(day))),
      billingPeriodEndDate: american(lastDayOf(monthOf(day))),
      subscriptionId: caller.subAccount,
      subscriptionName: caller.subAccount,
      date: american(day),
      meterCategory: 'Foundry Models',
      meterSubCategory: 'Azure OpenAI',
      meterName: `${model.inMeters} ${METERS[tokenClass]} 1M Tokens`,
      meterId: `meter-${tokenClass}`,
      unitOfMeasure: '1M',
      quantity: formatDecimal(BigInt(tokens) * 1_000_000_000_000n),
      costInBillingCurrency: formatDecimal(cost),
      billingCurrency: 'USD',
      consumedService: 'Microsoft.CognitiveServices',
      resourceId: `/subscriptions/${caller.subAccount}/resourceGroups/ai/providers/Microsoft.CognitiveServices/accounts/models`,
      chargeType: 'Usage',
      frequency: 'UsageBased',
      pricingModel: 'OnDemand',
      publisherType: 'Microsoft',
      tags: `"component": "${nameOf(caller.entity)}","environment": "${
        caller.environment
      }"`,
    })),
  );
}
