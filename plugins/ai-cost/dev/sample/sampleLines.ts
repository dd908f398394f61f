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
  type AttributedChargeLine,
  type ChargeLinePage,
  type ChargeLineQuery,
  type CostAmounts,
  type CostDimension,
} from 'backstage-plugin-ai-cost-common';
import { amountOn, tokensOn, type SampleCharge } from './SampleCharge';
import type { SampleEntity } from './SampleEntity';
import { amounts } from './sampleReport';
import { daysOf } from './sampleWindow';

/** A page of the charge lines behind a report. */
export function sampleLines(
  query: ChargeLineQuery,
  entity: SampleEntity,
): ChargeLinePage {
  const { filters = {}, environments = [], currency, limit = 50 } = query;
  const items = entity.charges
    .filter(
      charge =>
        (!currency || charge.currency === currency) &&
        (environments.length === 0 ||
          environments.includes(charge.environment)) &&
        Object.entries(filters).every(
          ([dimension, value]) => charge[dimension as CostDimension] === value,
        ),
    )
    .flatMap(charge => lineOf(charge, query, entity) ?? [])
    .sort((a, b) => Number(b.cost[query.basis]) - Number(a.cost[query.basis]));
  const start = Number(query.cursor ?? 0);
  const end = start + limit;
  return {
    items: items.slice(start, end),
    nextCursor: end < items.length ? String(end) : undefined,
    totalItems: items.length,
  };
}

function lineOf(
  charge: SampleCharge,
  query: ChargeLineQuery,
  entity: SampleEntity,
): AttributedChargeLine | undefined {
  const days = daysOf(query).filter(
    day =>
      day <= (entity.lastChargeDay ?? '') &&
      !entity.missingDays?.includes(day) &&
      amountOn(charge, day) > 0n,
  );
  if (days.length === 0) {
    return undefined;
  }
  const { perDay, pricePerMillion, startsOn, endsOn, spikes, ...line } = charge;
  const cost = amounts([charge], days);
  const quantity =
    pricePerMillion === undefined
      ? undefined
      : days.reduce((sum, day) => sum + (tokensOn(charge, day) ?? 0), 0);
  return {
    ...line,
    id: String(charge.lineId),
    cost,
    lineCost: wholeLine(cost, charge.share),
    firstDay: days[0],
    lastDay: days[days.length - 1],
    quantity,
    unit: quantity === undefined ? undefined : 'tokens',
  };
}

function wholeLine(cost: CostAmounts, share: number): CostAmounts {
  const parts = BigInt(Math.round(1 / share));
  const whole = (amount: string) => formatDecimal(parseDecimal(amount) * parts);
  return {
    effective: whole(cost.effective),
    billed: whole(cost.billed),
    list: whole(cost.list),
  };
}
