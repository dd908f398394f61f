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
import { InputError } from '@backstage/errors';
import {
  isCurrencyCode,
  isDay,
  parseDecimal,
  type TokenClass,
} from 'backstage-plugin-ai-cost-common';
import { Glob } from 'backstage-plugin-ai-cost-node';
import type { NegotiatedPrice } from './NegotiatedPrice';

const KEY = 'aiCost.prices';

const PRICE_KEYS: readonly [TokenClass, string][] = [
  ['input', 'inputPerMillion'],
  ['output', 'outputPerMillion'],
  ['cache_read', 'cacheReadPerMillion'],
  ['cache_write', 'cacheWritePerMillion'],
];

const HUNDRED = parseDecimal('100');

/** What is wrong with a value, after its key. */
class WrongValue extends Error {}

/**
 * Reads `aiCost.prices`.
 *
 * @throws InputError that names the entry and what is wrong with it
 */
export function readNegotiatedPrices(config: Config): NegotiatedPrice[] {
  return (config.getOptionalConfigArray(KEY) ?? []).map((entry, index) => {
    try {
      return priceOf(entry);
    } catch (error) {
      if (error instanceof WrongValue) {
        throw new InputError(`${KEY}[${index}].${error.message}`);
      }
      throw error;
    }
  });
}

function priceOf(entry: Config): NegotiatedPrice {
  const discount = decimalOf(entry, 'discountPercent');
  const prices = pricesOf(entry);
  if (discount !== undefined && discount > HUNDRED) {
    throw new WrongValue('discountPercent must be 0 to 100');
  }
  if (!prices && discount === undefined) {
    throw new WrongValue(
      'inputPerMillion is missing: give prices, a discountPercent or both',
    );
  }
  const from = dayOf(entry, 'from');
  const to = dayOf(entry, 'to');
  if (from !== undefined && to !== undefined && to < from) {
    throw new WrongValue('to must not lie before from');
  }
  return {
    provider: entry.getString('provider'),
    model: Glob.compile(entry.getString('model')),
    from,
    to,
    prices,
    discountPercent: discount ?? 0n,
  };
}

function pricesOf(entry: Config): NegotiatedPrice['prices'] {
  const perMillion: Partial<Record<TokenClass, bigint>> = {};
  for (const [tokenClass, key] of PRICE_KEYS) {
    perMillion[tokenClass] = decimalOf(entry, key);
  }
  const currency = entry.getOptionalString('currency');
  if (Object.values(perMillion).every(price => price === undefined)) {
    if (currency !== undefined) {
      throw new WrongValue('currency belongs to prices, and there are none');
    }
    return undefined;
  }
  if (currency === undefined || !isCurrencyCode(currency)) {
    throw new WrongValue('currency must be a code like USD');
  }
  return { currency, perMillion };
}

function decimalOf(entry: Config, key: string): bigint | undefined {
  const value = entry.getOptional(key);
  if (value === undefined) {
    return undefined;
  }
  const text = String(value);
  if (!/^\d{1,9}(\.\d{1,18})?$/.test(text)) {
    throw new WrongValue(`${key} must be a plain decimal, like '2.50'`);
  }
  return parseDecimal(text);
}

function dayOf(entry: Config, key: string): string | undefined {
  const day = entry.getOptionalString(key);
  if (day !== undefined && !isDay(day)) {
    throw new WrongValue(`${key} must be a day like 2026-11-01`);
  }
  return day;
}
