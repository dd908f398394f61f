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

import type {
  ConvertedCosts,
  UnconvertedCost,
  UsedRates,
} from 'backstage-plugin-ai-cost-common';
import { formatDay, formatDays } from '../../format/day';
import { formatMoney } from '../../format/money';

/** Which rates a converted figure follows from, and what is not in it. */
export function RatesExplained(props: { converted: ConvertedCosts }) {
  const { currency, rates, unconverted } = props.converted;
  return (
    <>
      <div>
        Each day of every currency, at the rate of that day, in {currency}.
      </div>
      {rates.map(used => (
        <div key={`${used.base} ${used.quote} ${used.source}`}>
          {rateInWords(used)}
        </div>
      ))}
      {unconverted.map(cost => (
        <div key={`${cost.window} ${cost.currency} ${cost.reason}`}>
          {unconvertedInWords(cost, currency)}
        </div>
      ))}
    </>
  );
}

function rateInWords({ base, quote, source, first, last }: UsedRates): string {
  const rates =
    first.day === last.day
      ? `${first.rate} (${formatDay(first.day)})`
      : `${first.rate} (${formatDay(first.day)}) to ${last.rate} (${formatDay(
          last.day,
        )})`;
  return `1 ${base} in ${quote}: ${rates}, from ${source}`;
}

function unconvertedInWords(cost: UnconvertedCost, to: string): string {
  const amount = formatMoney(cost.amount, cost.currency);
  const days = cost.from === cost.to ? formatDay(cost.from) : formatDays(cost);
  const period = cost.window === 'previous' ? ' of the period before' : '';
  return cost.reason === 'no_rates'
    ? `Without ${amount}${period}: no rate of ${cost.currency} to ${to} is known`
    : `Without ${amount}${period}: no rate of ${cost.currency} to ${to} is known for ${days}`;
}
