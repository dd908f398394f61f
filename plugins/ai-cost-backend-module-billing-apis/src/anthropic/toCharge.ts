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

import type { Charge, ChargeDimensions } from 'backstage-plugin-ai-cost-node';
import type { CostPart } from './splitByKey';

const VENDOR = 'Anthropic';

/** How a cost was divided among keys; see `splitByKey`. */
const METHOD = 'anthropic:tokens-by-key';

/** Turns a cost into a charge under FOCUS names. */
export function toCharge(part: CostPart, account: string): Charge {
  const { cost, amount } = part;
  const {
    model,
    token_type: tokenType,
    service_tier: tier,
    context_window: context,
    inference_geo: geo,
  } = cost;
  return {
    dimensions: {
      billingCurrency: cost.currency.toUpperCase(),
      billingAccountId: account,
      // The report was asked for workspaces, so none is the default one.
      subAccountId: cost.workspace_id ?? 'default',
      subAccountName:
        cost.workspace_id === undefined ? 'Default workspace' : undefined,
      serviceProviderName: VENDOR,
      hostProviderName: VENDOR,
      invoiceIssuerName: VENDOR,
      serviceCategory: 'AI and Machine Learning',
      serviceSubcategory: 'Generative AI',
      serviceName: 'Anthropic API',
      chargeCategory: 'Usage',
      chargeDescription: cost.description,
      // What prices differ by.
      skuId:
        [model, tokenType, tier, context, geo].filter(Boolean).join('/') ||
        undefined,
      skuMeter: tokenType ?? cost.cost_type,
      modelId: model,
      modelDeveloper: model && VENDOR,
      ...tokensOf(tokenType),
      credentialId: part.keyId,
      allocatedMethodId: part.divided ? METHOD : undefined,
      unitAsBilled: part.tokens === undefined ? undefined : 'Tokens',
      tags: {},
    },
    day: cost.time,
    billed: amount,
    effective: amount,
    list: amount,
    quantity: part.tokens,
    rows: part.rows,
  };
}

function tokensOf(
  type: string | undefined,
): Pick<ChargeDimensions, 'tokenDirection' | 'tokenCacheAction'> {
  if (type === 'output_tokens') {
    return { tokenDirection: 'Output' };
  }
  if (type?.startsWith('cache_creation')) {
    return { tokenDirection: 'Input', tokenCacheAction: 'Write' };
  }
  if (type === 'cache_read_input_tokens') {
    return { tokenDirection: 'Input', tokenCacheAction: 'Read' };
  }
  return type === 'uncached_input_tokens'
    ? { tokenDirection: 'Input', tokenCacheAction: 'Uncached' }
    : {};
}
