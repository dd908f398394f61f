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

import type { Charge } from 'backstage-plugin-ai-cost-node';
import { utcDay, type Day } from 'backstage-plugin-ai-cost-common';
import type { ApiClient } from '../http/ApiClient';
import type { CostReader, Reading, ReadWindow } from '../source/CostReader';
import { dayRange } from '../source/dayRange';
import { Findings } from '../source/Findings';
import type { Bucket } from '../source/readBuckets';
import { whereAllowed } from '../source/whereAllowed';
import { fillQuantities, lacksTokens, type DailyUsage } from './fillQuantities';
import { readLineItem } from './lineItem';
import { readOpenAiBuckets } from './readOpenAiBuckets';
import { completionsResult, costResult, type CostResult } from './shapes';

const COSTS = 'v1/organization/costs';
const COMPLETIONS = 'v1/organization/usage/completions';
const VENDOR = 'OpenAI';

/**
 * Reads what an organization paid OpenAI, by project, key and line item. The
 * usage API is asked only where costs come without a number of tokens; it adds
 * no money.
 */
export class OpenAiReader implements CostReader {
  readonly grade = 'provider_cost';
  readonly description: string;
  readonly fingerprint: string;
  readonly completenessLagDays = 3;
  readonly readsToday = false;
  readonly #client: ApiClient;
  readonly #account: string;

  static create(options: { client: ApiClient; account: string }): OpenAiReader {
    return new OpenAiReader(options);
  }

  private constructor(options: { client: ApiClient; account: string }) {
    this.#client = options.client;
    this.#account = options.account;
    this.description = `Costs of the OpenAI organization ${options.account}`;
    this.fingerprint = JSON.stringify(['openai', options.account]);
  }

  async read(
    window: ReadWindow,
    { signal }: { signal: AbortSignal },
  ): Promise<Reading> {
    const findings = Findings.create();
    const charges: Charge[] = [];
    const buckets = await readOpenAiBuckets({
      client: this.#client,
      path: COSTS,
      groupBy: ['project_id', 'line_item', 'api_key_id'],
      range: dayRange(window),
      signal,
    });
    for (const { start, results } of buckets) {
      const day = utcDay(new Date(start));
      for (const [at, row] of results.entries()) {
        const result = findings.read(row, {
          schema: costResult,
          file: `costs of ${day}`,
          row: at + 1,
        });
        if (result) {
          charges.push(this.#toCharge(day, result));
        }
      }
    }
    if (charges.some(lacksTokens)) {
      const usage = await whereAllowed(findings, {
        what: 'Usage of completions',
        loss: 'some costs come without a number of tokens',
        read: () =>
          readOpenAiBuckets({
            client: this.#client,
            path: COMPLETIONS,
            groupBy: ['project_id', 'model', 'api_key_id'],
            range: dayRange(window),
            signal,
          }),
      });
      fillQuantities(charges, (usage ?? []).flatMap(toUsage));
    }
    return findings.toReading(charges);
  }

  #toCharge(day: Day, result: CostResult): Charge {
    const { value } = result.amount;
    return {
      dimensions: {
        billingCurrency: result.amount.currency.toUpperCase(),
        billingAccountId: this.#account,
        subAccountId: result.project_id,
        serviceProviderName: VENDOR,
        hostProviderName: VENDOR,
        invoiceIssuerName: VENDOR,
        serviceCategory: 'AI and Machine Learning',
        serviceSubcategory: 'Generative AI',
        serviceName: 'OpenAI API',
        chargeCategory: 'Usage',
        skuMeter: result.line_item,
        ...readLineItem(result.line_item),
        credentialId: result.api_key_id,
        unitAsBilled: result.quantity_unit,
        tags: {},
      },
      day,
      billed: value,
      effective: value,
      list: value,
      quantity: result.quantity,
    };
  }
}

/** Usage that cannot be read leaves quantities unknown, and money alone. */
function toUsage({ start, results }: Bucket): DailyUsage[] {
  const day = utcDay(new Date(start));
  return results.flatMap(row => {
    const result = completionsResult.safeParse(row);
    return result.success ? [{ day, ...result.data }] : [];
  });
}
