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
  MONEY_SCALE,
  parseDecimal,
  type DecimalString,
} from 'backstage-plugin-ai-cost-common';
import { currencyFormat } from './decimalFormat';

const TENTH = parseDecimal('0.1');

/**
 * Money at a glance: cents, or three significant digits below ten cents,
 * because tokens cost less than a cent and are not free.
 */
export function formatMoney(amount: DecimalString, currency: string): string {
  return currencyFormat(currency, glance(amount))(amount);
}

/** Like {@link formatMoney}, with a plus sign before an increase. */
export function formatMoneyChange(
  amount: DecimalString,
  currency: string,
): string {
  return currencyFormat(currency, {
    ...glance(amount),
    signDisplay: 'exceptZero',
  })(amount);
}

/** Money to its last digit. */
export function formatExactMoney(
  amount: DecimalString,
  currency: string,
): string {
  return currencyFormat(currency, { maximumFractionDigits: MONEY_SCALE })(
    amount,
  );
}

/** Money on an axis: `$1.2K`. */
export function formatCompactMoney(amount: number, currency: string): string {
  return currencyFormat(currency, {
    notation: 'compact',
    minimumFractionDigits: 0,
    maximumSignificantDigits: 3,
  })(amount);
}

/** A unit price, such as the cost of a million tokens. */
export function formatPrice(price: number, currency: string): string {
  return currencyFormat(currency, priceDigits(price))(price);
}

/** Like {@link formatPrice}, with a plus sign before an increase. */
export function formatPriceChange(change: number, currency: string): string {
  return currencyFormat(currency, {
    ...priceDigits(change),
    signDisplay: 'exceptZero',
  })(change);
}

/** A unit price to a number of digits that others beside it have as well. */
export function formatPriceTo(
  fractionDigits: number,
  price: number,
  currency: string,
): string {
  return currencyFormat(currency, toDigits(fractionDigits))(price);
}

/** Like {@link formatPriceTo}, with a plus sign before an increase. */
export function formatPriceChangeTo(
  fractionDigits: number,
  change: number,
  currency: string,
): string {
  return currencyFormat(currency, {
    ...toDigits(fractionDigits),
    signDisplay: 'exceptZero',
  })(change);
}

function toDigits(fractionDigits: number): Intl.NumberFormatOptions {
  return {
    minimumFractionDigits: fractionDigits,
    maximumFractionDigits: fractionDigits,
  };
}

function priceDigits(price: number): Intl.NumberFormatOptions {
  return Math.abs(price) >= 0.1 || price === 0
    ? { minimumFractionDigits: 2, maximumFractionDigits: 2 }
    : { maximumSignificantDigits: 3 };
}

function glance(amount: DecimalString): Intl.NumberFormatOptions {
  const attos = parseDecimal(amount);
  const magnitude = attos < 0n ? -attos : attos;
  return magnitude === 0n || magnitude >= TENTH
    ? { maximumFractionDigits: 2 }
    : { maximumSignificantDigits: 3 };
}
