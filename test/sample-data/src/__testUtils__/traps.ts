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

/** What the bills must hold: a name, the source, and the rows in SQL. */
export const TRAPS: [name: string, source: string, where: string][] = [
  [
    'credits without tags',
    'aws',
    `ChargeCategory = 'Credit' AND Tags IS NULL AND BilledCost < 0`,
  ],
  [
    'taxes of a whole month',
    'aws',
    `ChargeCategory = 'Tax' AND ChargePeriodEnd = BillingPeriodEnd`,
  ],
  [
    'a refund with tags',
    'aws',
    `ChargeCategory = 'Adjustment' AND Tags IS NOT NULL AND BilledCost < 0`,
  ],
  [
    'money back that says it is usage',
    'azure',
    `ChargeCategory = 'Usage' AND ChargeClass IS NULL AND BilledCost::DECIMAL(28,12) < 0`,
  ],
  [
    'corrections of closed months',
    'aws',
    `ChargeClass = 'Correction' AND ChargePeriodStart < BillingPeriodStart`,
  ],
  [
    'usage before the billing period',
    'gcp',
    `ChargePeriodStart < BillingPeriodStart`,
  ],
  [
    'a purchase that costs nothing effectively',
    'aws',
    `ChargeCategory = 'Purchase' AND BilledCost > 0 AND EffectiveCost = 0`,
  ],
  [
    'a prepayment of tokens',
    'anthropic',
    `ChargeCategory = 'Purchase' AND CommitmentDiscountId IS NOT NULL`,
  ],
  [
    'used commitments that bill nothing',
    'aws',
    `CommitmentDiscountStatus = 'Used' AND BilledCost = 0 AND EffectiveCost > 0`,
  ],
  [
    'unused commitments',
    'azure',
    `CommitmentDiscountStatus = 'Unused' AND Tags IS NULL`,
  ],
  [
    'GPUs that are sold as compute',
    'aws',
    `ServiceCategory = 'Compute' AND x_UsageType LIKE '%p4d.24xlarge'`,
  ],
  [
    'a model from the marketplace',
    'aws',
    `PublisherName LIKE 'Anthropic%' AND InvoiceIssuerName LIKE 'Amazon%'`,
  ],
  ['tokens in thousands', 'aws', `ConsumedUnit = '1K tokens'`],
  [
    'tokens priced by the million',
    'azure',
    `PricingUnit = '1M Tokens' AND ConsumedUnit = 'Tokens'`,
  ],
  [
    'blocks of tokens that are consumed as blocks',
    'azure',
    `ConsumedUnit = '1K'`,
  ],
  [
    'tag keys with blanks',
    'azure',
    `Tags LIKE '%" Application"%' OR Tags LIKE '%" Project "%'`,
  ],
  ['tag keys in capitals', 'azure', `Tags LIKE '%"ENVIRONMENT"%'`],
  ['usage without tags', 'aws', `ChargeCategory = 'Usage' AND Tags IS NULL`],
  ['amounts with an exponent', 'azure', `BilledCost LIKE '%E-12'`],
  ['callers without a project', 'openai', `SubAccountId IS NULL`],
  [
    'token directions of the 1.5 draft',
    'openai',
    `SkuPriceDetails LIKE '%"TokenDirection":"Output"%'`,
  ],
  [
    'cache actions of the 1.5 draft',
    'anthropic',
    `SkuPriceDetails LIKE '%"TokenCacheAction":"Write"%'`,
  ],
  [
    'times without a zone',
    'anthropic',
    `ChargePeriodStart LIKE '____-__-__ __:__:__'`,
  ],
  [
    'an open month without an invoice',
    'openai',
    `InvoiceId IS NULL AND BillingPeriodStart LIKE '2026-11%'`,
  ],
];
