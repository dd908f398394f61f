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

import { calcPrice } from '@pydantic/genai-prices';
import {
  formatDecimal,
  parseDecimal,
  type TokenClass,
} from 'backstage-plugin-ai-cost-common';
import type { PricedUsage, UnknownPriceOf } from './PriceEstimate';

/** The edition of the catalogue: the version that package.json pins. */
export const CATALOGUE_VERSION = 'genai-prices 0.1.8';

/** The catalogue has no other. */
export const CATALOGUE_CURRENCY = 'USD';

// OpenTelemetry's names of providers that the catalogue does not know by them.
const PROVIDERS: ReadonlyMap<string, string> = new Map([
  ['aws.bedrock', 'aws'],
  ['azure.ai.inference', 'azure'],
  ['azure.ai.openai', 'azure'],
  ['gcp.gemini', 'google'],
  ['gcp.gen_ai', 'google'],
  ['gcp.vertex_ai', 'google'],
  ['mistral_ai', 'mistral'],
  ['x_ai', 'x-ai'],
]);

// The prices without which the catalogue would count tokens as free. Cached
// tokens without a price of their own cost what other input does.
const NEEDED: readonly [TokenClass, string][] = [
  ['input', 'input_mtok'],
  ['cache_read', 'input_mtok'],
  ['cache_write', 'input_mtok'],
  ['output', 'output_mtok'],
];

const DECIMAL_PLACES = 12;

/**
 * What a request costs by the public price list.
 *
 * @remarks
 * The catalogue computes in floating point, so that the result is rounded to 12
 * decimal places: enough for a token, and without the noise of binary fractions.
 *
 * @returns attos of {@link CATALOGUE_CURRENCY}
 */
export function cataloguePrice(
  usage: PricedUsage & { model: string },
): { attos: bigint } | UnknownPriceOf {
  const { provider, model, tokens, requests = 1, occurredAt } = usage;
  const { input = 0, output = 0 } = tokens;
  const { cache_read: read = 0, cache_write: write = 0 } = tokens;
  let price: ReturnType<typeof calcPrice>;
  try {
    price = calcPrice(
      {
        // Here, tokens of the cache are input tokens, too.
        input_tokens: input + read + write,
        cache_read_tokens: read,
        cache_write_tokens: write,
        output_tokens: output,
      },
      model,
      {
        providerId: PROVIDERS.get(provider) ?? provider,
        timestamp: new Date(occurredAt),
      },
    );
  } catch {
    return { unknown: 'The price list cannot price these tokens' };
  }
  if (!price) {
    return { unknown: 'The price list does not have the model' };
  }
  const prices = price.model_price;
  const lacking = NEEDED.find(
    ([tokenClass, key]) =>
      (tokens[tokenClass] ?? 0) > 0 && prices[key] === undefined,
  );
  if (lacking) {
    return { unknown: `The price list has no price of ${lacking[0]} tokens` };
  }
  if (
    requests > 1 &&
    Object.values(prices).some(it => typeof it === 'object')
  ) {
    return {
      unknown:
        'The price depends on the size of a request, and several are reported as one',
    };
  }
  return { attos: parseDecimal(price.total_price.toFixed(DECIMAL_PLACES)) };
}

/** The catalogue's price list by name and edition, with a discount on it. */
export function discountedVersion(percent: bigint): string {
  return `${CATALOGUE_VERSION} less ${formatDecimal(percent)} %`;
}
