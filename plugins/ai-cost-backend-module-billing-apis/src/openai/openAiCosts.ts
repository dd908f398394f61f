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

import type { ApiClient, Charge } from 'backstage-plugin-ai-cost-node';
import type { BucketReports, Timed } from '../buckets/BucketReports';
import { ReportedCosts } from '../buckets/ReportedCosts';
import type { CostReader } from '../source/CostReader';
import { fillQuantities, lacksTokens } from './fillQuantities';
import { readLineItem } from './lineItem';
import { COMPLETIONS, COSTS, OPENAI_FORMAT } from './reports';
import type { CostResult } from './shapes';

const VENDOR = 'OpenAI';

/**
 * Reads what an organization paid OpenAI, by project, key and line item. The
 * usage API is asked only where costs come without a number of tokens; it adds
 * no money.
 */
export function openAiCosts(options: {
  client: ApiClient;
  account: string;
}): CostReader {
  const { account } = options;
  return ReportedCosts.create({
    ...options,
    vendor: VENDOR,
    format: OPENAI_FORMAT,
    readCharges: reports => readCharges(reports, account),
  });
}

async function readCharges(
  reports: BucketReports,
  account: string,
): Promise<Charge[]> {
  const costs = await reports.read(COSTS);
  const charges = costs.map(cost => toCharge(cost, account));
  if (charges.some(lacksTokens)) {
    const usage = await reports.readWhereAllowed(
      COMPLETIONS,
      'some costs come without a number of tokens',
    );
    fillQuantities(charges, usage);
  }
  return charges;
}

function toCharge(cost: Timed<CostResult>, account: string): Charge {
  const { value } = cost.amount;
  return {
    dimensions: {
      billingCurrency: cost.amount.currency.toUpperCase(),
      billingAccountId: account,
      subAccountId: cost.project_id,
      serviceProviderName: VENDOR,
      hostProviderName: VENDOR,
      invoiceIssuerName: VENDOR,
      serviceCategory: 'AI and Machine Learning',
      serviceSubcategory: 'Generative AI',
      serviceName: 'OpenAI API',
      chargeCategory: 'Usage',
      skuMeter: cost.line_item,
      ...readLineItem(cost.line_item),
      credentialId: cost.api_key_id,
      unitAsBilled: cost.quantity_unit,
      tags: {},
    },
    day: cost.time,
    billed: value,
    effective: value,
    list: value,
    quantity: cost.quantity,
  };
}
