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
  KPIS,
  TOKEN_CLASSES,
  type Day,
  type TokenClass,
} from 'backstage-plugin-ai-cost-common';
import { BILL, type TokenDay } from '../money/TokenCounts';
import { toNumber } from '../money/DailyCosts';
import type { ValueFacts } from '../ValueFacts';
import { dayCount, sourcesOf } from './callCosts';
import type { KpiMethod } from './KpiFigure';

const HOURS = 24;
const SECONDS = 86_400;

/** What tokens cost, how many come from a cache, and how fast money makes them. */
export const TOKEN_KPIS: readonly KpiMethod[] = [
  ...TOKEN_CLASSES.map(
    (tokenClass): KpiMethod => ({
      kpi: KPIS.costPerThousandTokens,
      of: tokenClass,
      over: 'complete',
      compute: ({ costs }, days) => {
        const billed = costs
          .list(days, { tokenClass })
          .filter(({ quantity }) => quantity !== undefined);
        if (billed.length === 0) {
          return { unavailable: 'The bill counts no such tokens.' };
        }
        const tokens = billed.reduce((all, it) => all + it.quantity!, 0);
        const cost = billed.reduce((all, it) => all + it.cost, 0n);
        return {
          value: tokens > 0 ? (toNumber(cost) / tokens) * 1_000 : undefined,
          numerator: cost,
          denominator: tokens,
          days: dayCount(billed),
          sources: [BILL],
          unavailable: 'The count of tokens is zero.',
        };
      },
    }),
  ),
  {
    kpi: KPIS.cacheHitRate,
    over: 'complete',
    compute: (facts, days) => {
      const counted = tokenDays(facts, days);
      const cached = classes(counted, ['cache_read', 'cache_write']);
      if (cached.length === 0) {
        return { unavailable: 'Nothing counts tokens of the cache.' };
      }
      // Where nobody counts a model's cache, its share is unknown and not zero.
      const models = new Set(cached.map(({ model }) => model));
      const all = classes(counted, [
        'input',
        'cache_read',
        'cache_write',
      ]).filter(({ model }) => models.has(model));
      const read = sum(cached, ['cache_read']);
      const input = sum(all, ['input', 'cache_read', 'cache_write']);
      return {
        value: input > 0 ? read / input : undefined,
        numerator: read,
        denominator: input,
        days: dayCount(all),
        sources: sourcesOf(all),
        unavailable: 'The count of tokens is zero.',
      };
    },
  },
  {
    kpi: KPIS.tokensPerSecondPerMoney,
    over: 'complete',
    compute: (facts, days) => {
      const counted = classes(tokenDays(facts, days), ['output']);
      if (counted.length === 0) {
        return { unavailable: 'No output tokens were counted.' };
      }
      const used = [...new Set(counted.map(({ day }) => day))];
      const tokens = sum(counted, ['output']);
      const cost = facts.costs.sum(used);
      const perHour = toNumber(cost) / (used.length * HOURS);
      const perSecond = tokens / (used.length * SECONDS);
      return {
        value: cost > 0n ? perSecond / perHour : undefined,
        numerator: perSecond,
        denominator: perHour,
        days: used.length,
        sources: sourcesOf(counted),
        unavailable: 'There was no cost.',
      };
    },
  },
];

function tokenDays({ tokens }: ValueFacts, days: readonly Day[]): TokenDay[] {
  return days.flatMap(day => tokens.on(day));
}

function classes(
  counted: readonly TokenDay[],
  some: readonly TokenClass[],
): TokenDay[] {
  return counted.filter(({ tokens }) =>
    some.some(tokenClass => tokens[tokenClass] !== undefined),
  );
}

function sum(
  counted: readonly TokenDay[],
  some: readonly TokenClass[],
): number {
  return counted.reduce(
    (total, { tokens }) =>
      some.reduce((all, tokenClass) => all + (tokens[tokenClass] ?? 0), total),
    0,
  );
}
