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
  isCurrencyCode,
  isDay,
  parseDecimal,
} from 'backstage-plugin-ai-cost-common';
import type { CurrencyRate } from '../rates/CurrencyRate';

/** The parts of a rate as somebody wrote them. */
export const RATE_FIELDS = ['from', 'to', 'date', 'rate'] as const;

export type RateField = (typeof RATE_FIELDS)[number];

/** What is wrong with a part of a rate, for people. */
export interface RateProblem {
  field: RateField;
  problem: string;
}

/** What is wrong with a text that is no day. */
export const WRONG_DAY = 'must be a day like 2026-11-01';

/** What is wrong with a text for which {@link isRate} is false. */
export const WRONG_RATE = 'must be a decimal above zero, like 1.0923';

/** True for a plain decimal above zero. */
export function isRate(text: string): boolean {
  return /^\d{1,12}(\.\d{1,18})?$/.test(text) && parseDecimal(text) > 0n;
}

/** Understands a rate, or says what is wrong with it. */
export function readRate(
  written: Partial<Record<RateField, string>>,
  source: string,
): { rate: CurrencyRate } | { problem: RateProblem } {
  const { from = '', to = '', date = '', rate = '' } = written;
  if (!isCurrencyCode(from)) {
    return problemOf('from', 'must be a code like EUR');
  }
  if (!isCurrencyCode(to)) {
    return problemOf('to', 'must be a code like USD');
  }
  if (from === to) {
    return problemOf('to', 'must be another currency than from');
  }
  if (!isDay(date)) {
    return problemOf('date', WRONG_DAY);
  }
  if (!isRate(rate)) {
    return problemOf('rate', WRONG_RATE);
  }
  return {
    rate: {
      base: from,
      quote: to,
      day: date,
      rate: parseDecimal(rate),
      source,
    },
  };
}

function problemOf(field: RateField, problem: string) {
  return { problem: { field, problem } };
}
