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

import type { Day } from '../time/days';
import type { DecimalString } from '../money/DecimalString';

/**
 * An entity's cost in the currency that the organisation reports in: each day's
 * cost of each currency at the rate of that day. Something beside the costs as
 * they were charged, never instead of them.
 *
 * @public
 */
export interface ConvertedCosts {
  /** The reporting currency. */
  currency: string;
  /**
   * Over the asked range, of the asked basis and of all currencies; without what
   * `unconverted` lists of it.
   */
  current: DecimalString;
  /** Like `current`, over the window before it. */
  previous: DecimalString;
  /** Like `current`, one amount per bucket. */
  values: DecimalString[];
  /** The published rates that were used, by currencies and source. */
  rates: UsedRates[];
  /** What no rate was known for, in its own currency. Empty when all is in. */
  unconverted: UnconvertedCost[];
}

/**
 * The rates of two currencies that amounts were converted by.
 *
 * @public
 */
export interface UsedRates {
  /** The currency that one unit is of. */
  base: string;
  /** The currency that the rate counts. */
  quote: string;
  /** Who says so, for people. */
  source: string;
  /** The rate of the first day that was used. */
  first: DatedRate;
  /** The rate of the last day that was used. */
  last: DatedRate;
}

/** @public */
export interface DatedRate {
  day: Day;
  /** Units of the quote for one unit of the base. */
  rate: DecimalString;
}

/**
 * Why an amount could not be converted: there is no rate of its currency at all,
 * or none of its days and those just before.
 *
 * @public
 */
export type UnconvertedReason = 'no_rates' | 'no_rate_of_day';

/**
 * Cost that is in no converted figure.
 *
 * @public
 */
export interface UnconvertedCost {
  /** Which of the figures lacks it. */
  window: 'current' | 'previous';
  currency: string;
  /** Of the asked basis. */
  amount: DecimalString;
  reason: UnconvertedReason;
  /** First day that lacks a rate. */
  from: Day;
  /** Last day that lacks a rate. */
  to: Day;
}
