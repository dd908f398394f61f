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

import type { Config } from '@backstage/config';
import { formatDecimal } from 'backstage-plugin-ai-cost-common';
import {
  CATALOGUE_CURRENCY,
  CATALOGUE_VERSION,
  cataloguePrice,
  discountedVersion,
} from './cataloguePrice';
import {
  agreedPrice,
  discounted,
  isOfUsage,
  type NegotiatedPrice,
} from './NegotiatedPrice';
import type {
  PricedUsage,
  PriceEstimate,
  UnknownPriceOf,
} from './PriceEstimate';
import { readNegotiatedPrices } from './readNegotiatedPrices';

/**
 * Estimates what requests cost, by prices that were agreed and else by the
 * public list.
 *
 * @remarks
 * Only ever for one request at a time: prices depend on its size.
 */
export class PriceBook {
  readonly #negotiated: readonly NegotiatedPrice[];

  /**
   * Reads `aiCost.prices`.
   *
   * @throws InputError when a price is not what it should be
   */
  static fromConfig(config: Config): PriceBook {
    return new PriceBook(readNegotiatedPrices(config));
  }

  private constructor(negotiated: readonly NegotiatedPrice[]) {
    this.#negotiated = negotiated;
  }

  /** The price at the time of the request, of the tokens that are reported. */
  estimate(usage: PricedUsage): PriceEstimate | UnknownPriceOf {
    const { model } = usage;
    if (model === undefined) {
      return { unknown: 'No model is reported' };
    }
    const agreed = this.#negotiated.find(price => isOfUsage(price, usage));
    return agreed?.prices
      ? estimateByAgreement(agreed, agreed.prices, usage)
      : estimateByCatalogue({ ...usage, model }, agreed);
  }
}

function estimateByAgreement(
  { from, discountPercent }: NegotiatedPrice,
  { currency, perMillion }: NonNullable<NegotiatedPrice['prices']>,
  { tokens, occurredAt }: PricedUsage,
): PriceEstimate | UnknownPriceOf {
  const price = agreedPrice(perMillion, tokens);
  if ('unknown' in price) {
    return price;
  }
  return {
    amount: formatDecimal(discounted(price.attos, discountPercent)),
    currency,
    priceVersion: from === undefined ? 'agreed' : `agreed from ${from}`,
    effectiveAt: occurredAt,
    source: 'negotiated',
  };
}

function estimateByCatalogue(
  usage: PricedUsage & { model: string },
  agreed: NegotiatedPrice | undefined,
): PriceEstimate | UnknownPriceOf {
  const price = cataloguePrice(usage);
  if ('unknown' in price) {
    return price;
  }
  const percent = agreed?.discountPercent ?? 0n;
  return {
    amount: formatDecimal(discounted(price.attos, percent)),
    currency: CATALOGUE_CURRENCY,
    priceVersion: agreed ? discountedVersion(percent) : CATALOGUE_VERSION,
    effectiveAt: usage.occurredAt,
    source: agreed ? 'negotiated' : 'catalogue',
  };
}
