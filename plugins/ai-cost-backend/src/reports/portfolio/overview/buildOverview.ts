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
  PORTFOLIO_DIMENSIONS,
  REST_KEY,
  type OverviewReport,
  type PortfolioSeriesQuery,
} from 'backstage-plugin-ai-cost-common';
import type { Knex } from 'knex';
import { bucketCompleteness } from '../../entity/bucketCompleteness';
import { costSeries } from '../../entity/costSeries';
import { bucketsOf } from '../../window/costBuckets';
import { isCostDimension } from '../isCostDimension';
import type { PortfolioInputs } from '../PortfolioInputs';
import { readPortfolioWindow } from '../readPortfolioWindow';
import { readScopedBuckets } from '../scopedBuckets';
import { scopesOf } from '../spenderScopes';
import { readSpenderTotals } from '../SpenderTotals';
import { changeSums, readChangeSums } from './changeSums';
import { convertedSpend } from './convertedSpend';
import { breakdownsOf, costsByDimension } from './costsByDimension';
import { spenderSeries } from './spenderSeries';
import { spendWaterfall } from './spendWaterfall';

/**
 * Reads what everybody's charges add up to and folds it into the overview. All
 * reads must be of one snapshot.
 */
export async function buildOverview(
  knex: Knex,
  query: PortfolioSeriesQuery,
  inputs: PortfolioInputs,
): Promise<OverviewReport> {
  const { basis, granularity, groupBy } = query;
  const window = await readPortfolioWindow(knex, query, inputs);
  const { range, scopes, filters, parts, sums, currency } = window;
  const owned = currency === undefined ? [] : scopes.owned;
  const spend = currency === undefined ? [] : scopes.spend;
  const spenders = await readSpenderTotals({
    ...{ knex, filters, parts, basis },
    scopes: owned,
  });
  const buckets = bucketsOf(range, granularity);
  const over = { knex, filters, range, granularity, basis, buckets };
  const bucketSums = await readScopedBuckets({
    ...over,
    scopes: spend,
    dimension: isCostDimension(groupBy) ? groupBy : 'provider',
  });
  const costs = costsByDimension(sums, spenders, basis);
  const breakdowns = breakdownsOf(costs);
  const changes = changeSums(sums, basis);
  const { reporting } = inputs;
  return {
    ...window.totals,
    query: { ...query, currency },
    converted: await convertedSpend({
      ...{ knex, query, window, buckets, reporting },
    }),
    buckets: bucketCompleteness({
      buckets,
      range,
      sources: window.coverages,
      sums: bucketSums,
    }),
    series: isCostDimension(groupBy)
      ? costSeries(bucketSums, { buckets, granularity })
      : await spenderSeries({
          ...over,
          scopes: owned,
          dimension: groupBy,
          totals: spenders,
          all: bucketSums,
        }),
    breakdowns,
    titles: titlesIn(breakdowns, inputs),
    waterfall: await spendWaterfall({
      comparedDays: window.totals.comparedDays,
      costs: costs[groupBy],
      sums: changes,
      sumsOf: async key =>
        isCostDimension(groupBy)
          ? changes.filter(({ series }) => series[groupBy] === key)
          : readChangeSums({
              ...{ knex, filters, parts, basis, changes },
              scopes: scopesOf(owned, groupBy, new Set([key])),
            }),
    }),
  };
}

function titlesIn(
  breakdowns: OverviewReport['breakdowns'],
  { titles }: PortfolioInputs,
): Record<string, string> {
  const named = PORTFOLIO_DIMENSIONS.filter(it => !isCostDimension(it));
  const keys = named.flatMap(dimension =>
    breakdowns[dimension].map(({ key }) => key),
  );
  return Object.fromEntries(
    keys.flatMap(key => {
      const title = titles.get(key);
      return title === undefined || key === REST_KEY ? [] : [[key, title]];
    }),
  );
}
