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
  addDays,
  formatDecimal,
  monthOf,
  type TokenClass,
} from 'backstage-plugin-ai-cost-common';
import { PAYERS } from './callers';
import { toCsv } from './csv';
import type { DailyUsage } from './dailyUsage';
import { nameOf } from './nameOf';
import type { Vendor } from './ModelRequest';

const PROVIDERS: Record<Vendor, string> = {
  aws: 'AWS',
  azure: 'Microsoft',
  gcp: 'Google Cloud',
  openai: 'OpenAI',
  anthropic: 'Anthropic',
};

const CACHE_ACTIONS: Record<TokenClass, string> = {
  input: 'Uncached',
  cache_read: 'Read',
  cache_write: 'Write',
  output: 'Uncached',
};

/**
 * Usage as a FOCUS 1.2 bill with the AI keys of the 1.5 draft, as CSV.
 *
 * @param options - `knows` is what the bill can tell charges apart by: `account`
 * is the payer alone, `project` the sub-account as well, `tags` all of it
 */
export function writeFocus(
  usage: readonly DailyUsage[],
  options: { knows: 'account' | 'project' | 'tags' },
): string {
  const { knows } = options;
  return toCsv(
    usage.map(({ day, caller, model, tokenClass, tokens, cost }) => ({
      BilledCost: formatDecimal(cost),
      EffectiveCost: formatDecimal(cost),
      ListCost: formatDecimal(cost),
      BillingCurrency: 'USD',
      BillingAccountId: PAYERS[caller.vendor],
      BillingPeriodStart: `${monthOf(day)}-01T00:00:00Z`,
      ChargePeriodStart: `${day}T00:00:00Z`,
      ChargePeriodEnd: `${addDays(day, 1)}T00:00:00Z`,
      ChargeCategory: 'Usage',
      ProviderName: PROVIDERS[caller.vendor],
      InvoiceId: '',
      ServiceCategory: 'AI and Machine Learning',
      ServiceName: `${PROVIDERS[caller.vendor]} models`,
      SubAccountId: knows === 'account' ? '' : caller.subAccount,
      ConsumedQuantity: String(tokens),
      ConsumedUnit: 'Tokens',
      SkuPriceDetails: JSON.stringify({
        ModelId: model.model,
        TokenDirection: tokenClass === 'output' ? 'Output' : 'Input',
        TokenCacheAction: CACHE_ACTIONS[tokenClass],
      }),
      Tags:
        knows === 'tags'
          ? JSON.stringify({
              component: nameOf(caller.entity),
              environment: caller.environment,
            })
          : '',
    })),
  );
}
