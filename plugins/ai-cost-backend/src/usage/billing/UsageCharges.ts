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

import type { TokenClass } from 'backstage-plugin-ai-cost-common';
import type { Charge, ChargeDimensions } from 'backstage-plugin-ai-cost-node';
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

const TOKEN_DIMENSIONS: Record<
  TokenClass,
  Pick<ChargeDimensions, 'tokenDirection' | 'tokenCacheAction'>
> = {
  input: { tokenDirection: 'Input', tokenCacheAction: 'Uncached' },
  cache_read: { tokenDirection: 'Input', tokenCacheAction: 'Read' },
  cache_write: { tokenDirection: 'Input', tokenCacheAction: 'Write' },
  output: { tokenDirection: 'Output' },
};

/**
 * Makes charges of usage: one with the estimate, and one for each class of
 * tokens without money. An estimate is no bill, so nothing is billed. GPU time
 * is none: the bill of the machine has it.
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
    const { series, day, estimate, requests } = usage;
    const dimensions = this.#dimensionsOf(
      series,
      estimate?.currency ?? this.#currency,
    );
    const charges: Omit<Charge, 'rows'>[] = [];
    if (estimate || requests !== undefined) {
      const cost = estimate?.cost ?? 0n;
      charges.push({
        dimensions: {
          ...dimensions,
          skuMeter: requests === undefined ? 'Cost' : 'Requests',
          unitAsBilled: requests === undefined ? undefined : 'Requests',
        },
        day,
        billed: 0n,
        effective: cost,
        list: cost,
        quantity: requests,
      });
    }
    charges.push(...tokenCharges(usage, dimensions));
    // All of them are what was said once.
    return charges.map((charge, at) => ({ ...charge, rows: at === 0 ? 1 : 0 }));
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

function tokenCharges(
  { day, tokens }: UsageDay,
  dimensions: ChargeDimensions,
): Omit<Charge, 'rows'>[] {
  return Object.entries(TOKEN_DIMENSIONS).flatMap(([tokenClass, of]) => {
    const count = tokens[tokenClass as TokenClass] ?? 0;
    return count === 0
      ? []
      : [
          {
            dimensions: {
              ...dimensions,
              skuMeter: 'Tokens',
              unitAsBilled: 'Tokens',
              ...of,
              ...(tokenClass === 'input' &&
                !tellsOfCache(tokens) && { tokenCacheAction: undefined }),
            },
            day,
            billed: 0n,
            effective: 0n,
            list: 0n,
            quantity: count,
          },
        ];
  });
}

/** Else tokens of the cache may be among those of the input. */
function tellsOfCache(tokens: UsageDay['tokens']): boolean {
  return tokens.cache_read !== undefined || tokens.cache_write !== undefined;
}
