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

import { InputError } from '@backstage/errors';
import {
  daysInRange,
  isCurrencyCode,
  isDay,
  type CostBasis,
} from 'backstage-plugin-ai-cost-common';
import type { Request } from 'express';

const FIRST_DAY = '2000-01-01';
const LAST_DAY = '2199-12-31';
const MAX_DAYS = 1100;
// PostgreSQL cannot even be asked for U+0000.
export const CONTROL = /\p{Cc}/u;

/**
 * Reads `from` and `to`.
 *
 * @param arm - number at the end of the names, where there are several ranges
 * @throws InputError that names the parameter and what is allowed
 */
export function rangeOf(
  request: Pick<Request, 'query'>,
  arm: '' | 1 | 2 = '',
): { from: string; to: string } {
  const [first, last] = [`from${arm}`, `to${arm}`];
  const from = dayOf(request, first);
  const to = dayOf(request, last);
  const days = daysInRange(from, to);
  if (days < 1) {
    throw new InputError(
      `${last} must not lie before ${first}; ${to} does (${from})`,
    );
  }
  if (days > MAX_DAYS) {
    throw new InputError(
      `${first} and ${last} must be at most ${MAX_DAYS} days apart; ${from} to ${to} are ${days}`,
    );
  }
  return { from, to };
}

function dayOf({ query }: Pick<Request, 'query'>, field: string): string {
  const day = query[field];
  if (
    typeof day !== 'string' ||
    !isDay(day) ||
    day < FIRST_DAY ||
    day > LAST_DAY
  ) {
    throw new InputError(
      `${field} must be a day like 2026-11-01, from ${FIRST_DAY} to ${LAST_DAY}`,
    );
  }
  return day;
}

/** Reads `basis`, which the specification checked. */
export function basisOf({ query }: Request): CostBasis {
  return (query.basis ?? 'effective') as CostBasis;
}

/**
 * Reads `currency`.
 *
 * @throws InputError when it is none
 */
export function currencyOf({
  query,
}: Pick<Request, 'query'>): string | undefined {
  const currency = query.currency as string | undefined;
  return currency === undefined ? undefined : checkedCurrency(currency);
}

/** @throws InputError when it is no currency */
export function checkedCurrency(currency: string): string {
  if (!isCurrencyCode(currency)) {
    throw new InputError(
      'currency must be a code of three to sixteen capital letters, like USD',
    );
  }
  return currency;
}
