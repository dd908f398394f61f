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
  bucketStart,
  formatDecimal,
  type ConvertedCosts,
  type Day,
  type Granularity,
} from 'backstage-plugin-ai-cost-common';
import type { DayCost } from './readDayCosts';
import type { CostWindow } from '../window/windowParts';
import type { Reporting } from '../../currency/ReportingRates';
import { UnconvertedList } from './UnconvertedList';
import { UsedRateList } from './UsedRateList';

/**
 * Converts costs to the reporting currency, each day at its rate. What has no
 * rate is listed, and is in no figure.
 *
 * @param options - `starts` are the first days of the buckets that hold the
 * current costs
 */
export function convertCosts(options: {
  reporting: Reporting;
  current: readonly DayCost[];
  previous: readonly DayCost[];
  starts: readonly Day[];
  granularity: Granularity;
}): ConvertedCosts {
  const { reporting, starts, granularity } = options;
  const used = UsedRateList.create();
  const unconverted = UnconvertedList.create();
  const totals: Record<CostWindow, bigint> = { current: 0n, previous: 0n };
  const buckets = new Map(starts.map(start => [start, 0n]));
  for (const window of ['current', 'previous'] as const) {
    for (const cost of options[window]) {
      const converted = convert(cost, reporting, used);
      if (converted === undefined) {
        const reason = reasonOf(cost.currency, reporting);
        unconverted.add(cost, { window, reason });
        continue;
      }
      totals[window] += converted;
      if (window === 'current') {
        const start = bucketStart(cost.day, granularity);
        buckets.set(start, buckets.get(start)! + converted);
      }
    }
  }
  return {
    currency: reporting.currency,
    current: formatDecimal(totals.current),
    previous: formatDecimal(totals.previous),
    values: [...buckets.values()].map(formatDecimal),
    rates: used.list(),
    unconverted: unconverted.list(),
  };
}

/** Nothing is nothing in every currency; of anything else the rate is needed. */
function convert(
  { currency, day, cost }: DayCost,
  { currency: to, book }: Reporting,
  used: UsedRateList,
): bigint | undefined {
  if (cost === 0n) {
    return 0n;
  }
  const rate = book.rateOn(currency, to, day);
  used.add(rate?.rates ?? []);
  return rate?.convert(cost);
}

function reasonOf(currency: string, { currency: to, book }: Reporting) {
  return book.connects(currency, to) ? 'no_rate_of_day' : 'no_rates';
}
