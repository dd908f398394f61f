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
  formatDecimal,
  parseDecimal,
  type DecimalString,
  type DeliverySummary,
  type DeliveryTotal,
  type Month,
} from 'backstage-plugin-ai-cost-common';

/** How a newer delivery changed what a billing period adds up to. */
export interface PeriodChange {
  /** Id of the newer delivery. */
  deliveryId: number;
  period: Month;
  /** ISO 8601 instant. */
  at: string;
  currency: string;
  /** Billed cost. */
  before: DecimalString;
  after: DecimalString;
  change: DecimalString;
  /** The part of the change that is AI. */
  aiChange: DecimalString;
}

/**
 * What each delivery has changed about the one that it replaced, by the billed
 * cost; the newest period first, and in it the newest change.
 */
export function restatementHistory(
  deliveries: readonly DeliverySummary[],
): PeriodChange[] {
  const used = deliveries
    .filter(({ status }) => status === 'current' || status === 'superseded')
    .sort((a, b) => (a.deliveredAt < b.deliveredAt ? 1 : -1));
  return used
    .flatMap((newer, index) => {
      const older = used
        .slice(index + 1)
        .find(({ period }) => period === newer.period);
      return older ? changesBetween(older, newer) : [];
    })
    .sort(
      (a, b) =>
        b.period.localeCompare(a.period) ||
        b.at.localeCompare(a.at) ||
        a.currency.localeCompare(b.currency),
    );
}

function changesBetween(
  older: DeliverySummary,
  newer: DeliverySummary,
): PeriodChange[] {
  const currencies = new Set(
    [...newer.totals, ...older.totals].map(({ currency }) => currency),
  );
  return [...currencies].sort().flatMap(currency => {
    const before = amountsOf(older.totals, currency);
    const after = amountsOf(newer.totals, currency);
    const change = after.billed - before.billed;
    const aiChange = after.ai - before.ai;
    return change === 0n && aiChange === 0n
      ? []
      : [
          {
            deliveryId: newer.id,
            period: newer.period,
            at: newer.deliveredAt,
            currency,
            before: formatDecimal(before.billed),
            after: formatDecimal(after.billed),
            change: formatDecimal(change),
            aiChange: formatDecimal(aiChange),
          },
        ];
  });
}

/** In attos; a currency that a delivery does not have adds up to nothing in it. */
function amountsOf(totals: readonly DeliveryTotal[], currency: string) {
  const total = totals.find(one => one.currency === currency);
  return {
    billed: total ? parseDecimal(total.cost.billed) : 0n,
    ai: total ? parseDecimal(total.aiCost.billed) : 0n,
  };
}
