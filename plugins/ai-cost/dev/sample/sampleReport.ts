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
  COST_DIMENSIONS,
  formatDecimal,
  TOKEN_CLASSES,
  type CostAmounts,
  type CostBasis,
  type CostDimension,
  type CostShare,
  type Day,
  type EntityCostQuery,
  type EntityCostReport,
  type ModelCost,
  type TokenUsage,
} from 'backstage-plugin-ai-cost-common';
import { amountOn, tokensOn, type SampleCharge } from './SampleCharge';
import type { SampleEntity } from './SampleEntity';
import { bucketsOf, comparedDays, daysOf, rangeBefore } from './sampleWindow';

/** Answers as the backend would, from made-up charges. */
export function sampleReport(
  query: EntityCostQuery,
  entity: SampleEntity,
): EntityCostReport {
  const { basis, groupBy, granularity } = query;
  const environments = query.environments ?? [];
  const charges = entity.charges.filter(
    charge =>
      environments.length === 0 || environments.includes(charge.environment),
  );
  const has = (day: Day) =>
    !entity.missingDays?.includes(day) && day <= (entity.lastChargeDay ?? '');
  const compared = comparedDays(query, entity.completeThrough);
  const days = {
    current: daysOf(query).filter(has),
    previous: daysOf(rangeBefore(query)).filter(has),
    currentComplete: compared ? daysOf(compared.current).filter(has) : [],
    previousComplete: compared ? daysOf(compared.previous).filter(has) : [],
  };
  const currencies = [...new Set(charges.map(charge => charge.currency))];
  const totals = currencies
    .map(currency => {
      const own = charges.filter(charge => charge.currency === currency);
      return {
        currency,
        charges: own.length * days.current.length,
        current: amounts(own, days.current),
        previous: amounts(own, days.previous),
        currentComplete: amounts(own, days.currentComplete),
        previousComplete: amounts(own, days.previousComplete),
      };
    })
    .filter(({ current }) => current.effective !== '0')
    .sort((a, b) => b.charges - a.charges);
  const currency = query.currency ?? totals[0]?.currency;
  const own = charges.filter(charge => charge.currency === currency);
  const whole = total(own, days.current, basis);

  const shareOf = (part: SampleCharge[]) => {
    const cost = total(part, days.current, basis);
    return {
      cost: formatDecimal(cost),
      completeCost: formatDecimal(total(part, days.currentComplete, basis)),
      previousCost: formatDecimal(total(part, days.previousComplete, basis)),
      share: whole > 0n ? Number(cost) / Number(whole) : undefined,
    };
  };
  const breakdown = (dimension: CostDimension): CostShare[] =>
    grouped(own, charge => charge[dimension])
      .map(([key, part]) => ({ key, ...shareOf(part) }))
      .sort((a, b) => Number(b.cost) - Number(a.cost));
  const models: ModelCost[] = grouped(
    own,
    charge => `${charge.provider}|${charge.model}`,
  )
    .map(([, part]) => ({
      model: part[0].model,
      provider: part[0].provider,
      workloads: [...new Set(part.map(charge => charge.workload))],
      ...shareOf(part),
      usage: usageOf(part, days.current, basis),
    }))
    .sort((a, b) => Number(b.cost) - Number(a.cost));
  const buckets = bucketsOf(query, granularity, entity);
  const breakdowns = Object.fromEntries(
    COST_DIMENSIONS.map(dimension => [dimension, breakdown(dimension)]),
  ) as Record<CostDimension, CostShare[]>;
  return {
    entityRef: query.entityRef,
    owner: 'group:default/fraud',
    query: { ...query, environments, currency },
    previousRange: rangeBefore(query),
    comparedDays: compared,
    totals,
    buckets,
    series: breakdowns[groupBy].map(({ key }) => ({
      key,
      values: buckets.map(bucket =>
        formatDecimal(
          total(
            own.filter(charge => charge[groupBy] === key),
            daysOf({ from: bucket.start, to: bucket.end }).filter(
              day => has(day) && day >= query.from,
            ),
            basis,
          ),
        ),
      ),
    })),
    breakdowns,
    models,
    environments: [
      ...new Set(entity.charges.map(charge => charge.environment)),
    ].sort(),
    completeThrough: entity.completeThrough,
    freshness: entity.freshness,
    restatements: entity.restatements ?? [],
    problems: entity.problems ?? [],
    suggestions: entity.suggestions ?? [],
  };
}

/** All three cost metrics over some days; the public price is a quarter higher. */
export function amounts(charges: SampleCharge[], days: Day[]): CostAmounts {
  return {
    effective: formatDecimal(total(charges, days, 'effective')),
    billed: formatDecimal(total(charges, days, 'billed')),
    list: formatDecimal(total(charges, days, 'list')),
  };
}

function total(charges: SampleCharge[], days: Day[], basis: CostBasis): bigint {
  let sum = 0n;
  for (const charge of charges) {
    for (const day of days) {
      sum += amountOn(charge, day);
    }
  }
  return basis === 'list' ? (sum * 5n) / 4n : sum;
}

function usageOf(
  charges: SampleCharge[],
  days: Day[],
  basis: CostBasis,
): TokenUsage[] {
  return TOKEN_CLASSES.flatMap(tokenClass => {
    const own = charges.filter(charge => charge.tokenClass === tokenClass);
    if (own.length === 0) {
      return [];
    }
    let tokens = 0;
    for (const charge of own) {
      for (const day of days) {
        tokens += tokensOn(charge, day) ?? 0;
      }
    }
    const cost = formatDecimal(total(own, days, basis));
    const pricePerMillion =
      tokens > 0 ? (Number(cost) / tokens) * 1_000_000 : undefined;
    return [{ tokenClass, tokens, cost, pricePerMillion }];
  });
}

function grouped(
  charges: SampleCharge[],
  keyOf: (charge: SampleCharge) => string,
): [string, SampleCharge[]][] {
  const groups = new Map<string, SampleCharge[]>();
  for (const charge of charges) {
    const key = keyOf(charge);
    groups.set(key, [...(groups.get(key) ?? []), charge]);
  }
  return [...groups];
}
