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
  usageCharges,
  type Charge,
  type ChargeDimensions,
} from 'backstage-plugin-ai-cost-node';
import { usageTags } from '../attribution/usageTags';
import type { UsageSeries } from '../store/usageSeries';
import { billedProvider } from './billedProvider';
import type { UsageDay } from './readUsageDays';

/** How usage is put in the words of a bill. */
export interface UsageChargesOptions {
  /** Of usage whose cost is unknown: it is no money in any. */
  currency: string;
  /** Key of the tag that names an environment. */
  environmentTag?: string;
}

/**
 * Makes charges of usage. What is reported is no bill, so nothing is billed; GPU
 * time is none, for the bill of the machine has it.
 */
export class UsageCharges {
  readonly #currency: string;
  readonly #environmentTag?: string;

  static create(options: UsageChargesOptions): UsageCharges {
    return new UsageCharges(options);
  }

  private constructor(options: UsageChargesOptions) {
    this.#currency = options.currency;
    this.#environmentTag = options.environmentTag;
  }

  /** Nothing where neither a cost nor requests nor tokens are known. */
  chargesOf(usage: UsageDay): Charge[] {
    const { series, day, estimate, requests, tokens } = usage;
    return [
      ...usageCharges({
        dimensions: this.#dimensionsOf(
          series,
          estimate?.currency ?? this.#currency,
        ),
        day,
        cost: estimate?.cost,
        requests,
        tokens,
        inputIncludesCache: !tellsOfCache(tokens),
      }),
    ];
  }

  #dimensionsOf(series: UsageSeries, currency: string): ChargeDimensions {
    const provider = billedProvider(series.provider);
    const callsModels =
      series.model !== undefined || series.operation !== undefined;
    return {
      billingCurrency: currency,
      // Empty for an account that nobody has named.
      billingAccountId: series.account ?? '',
      subAccountId: series.project,
      serviceProviderName: provider,
      hostProviderName: provider,
      serviceCategory: 'AI and Machine Learning',
      serviceSubcategory: callsModels ? 'Generative AI' : undefined,
      serviceName: provider,
      chargeCategory: 'Usage',
      operation: series.operation,
      modelId: series.model,
      credentialId: series.apiKeyId,
      tags: usageTags(series, this.#environmentTag),
    };
  }
}

/** Else tokens of the cache may be among those of the input. */
function tellsOfCache(tokens: UsageDay['tokens']): boolean {
  return tokens.cache_read !== undefined || tokens.cache_write !== undefined;
}
