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
  parseDecimal,
  type CostShare,
  type OverviewReport,
  type PortfolioDimension,
  type PortfolioSeriesQuery,
} from 'backstage-plugin-ai-cost-common';
import { sampleReport } from '../sampleReport';
import { filtered, valueOf, type PortfolioCharge } from './PortfolioCharge';
import { sampleWaterfall } from './sampleWaterfall';
import type { SamplePortfolio } from './SamplePortfolio';

/** Answers as the backend would, from made-up charges. */
export function sampleOverview(
  query: PortfolioSeriesQuery,
  portfolio: SamplePortfolio,
): OverviewReport {
  const charges = filtered(portfolio.charges, query.filters);
  const { groupBy } = query;
  const isCost = COST_DIMENSIONS.find(one => one === groupBy);
  const reportOf = (part: PortfolioCharge[]) =>
    sampleReport(
      {
        ...query,
        entityRef: 'component:default/all',
        groupBy: isCost ?? 'provider',
      },
      { ...portfolio, charges: part },
    );
  const all = reportOf(charges);
  const { currency } = all.query;
  const costOf = (part: PortfolioCharge[]) => {
    const own = part.filter(charge => charge.currency === currency);
    const { totals } = reportOf(own);
    return {
      cost: totals[0]?.current[query.basis] ?? '0',
      completeCost: totals[0]?.currentComplete[query.basis] ?? '0',
      previousCost: totals[0]?.previousComplete[query.basis] ?? '0',
    };
  };
  const total = costOf(charges);
  const sharesBy = (dimension: PortfolioDimension): CostShare[] => {
    const keys = [...new Set(charges.map(one => valueOf(one, dimension)))];
    return keys
      .map(key => {
        const part = costOf(
          charges.filter(one => valueOf(one, dimension) === key),
        );
        const share =
          Number(total.cost) > 0
            ? Number(part.cost) / Number(total.cost)
            : undefined;
        return { key, ...part, share };
      })
      .filter(({ cost, previousCost }) => cost !== '0' || previousCost !== '0')
      .sort((a, b) => Number(b.cost) - Number(a.cost));
  };
  const owner = sharesBy('owner');
  const entity = sharesBy('entity');
  const breakdowns = { ...all.breakdowns, owner, entity };
  const series = isCost
    ? all.series
    : breakdowns[groupBy].map(({ key }) => ({
        key,
        values: seriesOf(
          reportOf(charges.filter(one => valueOf(one, groupBy) === key)),
        ),
      }));
  const direct = charges.filter(one => !one.shared && one.entityRef !== '');
  return {
    query: { ...query, currency },
    currency,
    previousRange: all.previousRange,
    comparedDays: all.comparedDays,
    completeThrough: all.completeThrough,
    freshness: all.freshness,
    totals: all.totals,
    tieOut: {
      direct: costOf(direct).cost,
      shared: costOf(charges.filter(one => one.shared)).cost,
      unallocated: costOf(charges.filter(one => one.entityRef === '')).cost,
      total: total.cost,
    },
    hidden: portfolio.hidden,
    buckets: all.buckets,
    series,
    breakdowns,
    titles: portfolio.titles,
    waterfall: sampleWaterfall(breakdowns[groupBy]),
  };
}

/** What all values of a report come to by bucket. */
function seriesOf({ buckets, series }: ReturnType<typeof sampleReport>) {
  return buckets.map((_, index) =>
    formatDecimal(
      series.reduce((sum, one) => sum + parseDecimal(one.values[index]), 0n),
    ),
  );
}
