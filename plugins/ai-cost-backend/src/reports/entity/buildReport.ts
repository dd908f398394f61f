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
  monthOf,
  type CostDimension,
  type CostShare,
  type EntityCostReport,
} from 'backstage-plugin-ai-cost-common';
import type { Knex } from 'knex';
import { convertedCosts } from '../conversion/convertedCosts';
import { completeThroughOf } from '../freshness/completeness';
import { sourcesBehind } from '../freshness/sourcesBehind';
import { readSuggestions } from '../suggestions/readSuggestions';
import { bucketsOf } from '../window/costBuckets';
import { previousRange } from '../window/previousRange';
import { comparedDays, windowParts } from '../window/windowParts';
import { bucketCompleteness } from './bucketCompleteness';
import { readBucketSums } from './bucketSums';

import { costSeries } from './costSeries';
import { costShares } from './costShares';
import { chooseCurrency, currencyTotals } from './currencyTotals';
import {
  hasCharges,
  readEntityDeliveries,
  readEntitySeries,
} from './EntitySeries';
import type { ReportInputs } from './entityTag';
import { modelCosts } from './modelCosts';
import { ownerOn } from './readEntityOwners';
import { readRestatements } from './readRestatements';
import { readSharedCost, sharedCost } from './readSharedCost';
import { sourceFreshness } from './sourceFreshness';
import { readWindowSums, type WindowSum } from './windowSums';

/**
 * Reads what an entity's charges add up to and folds it into its report. All
 * reads must be of one snapshot.
 */
export async function buildReport(
  knex: Knex,
  inputs: ReportInputs,
): Promise<EntityCostReport> {
  const { query, now, facts, sources: allSources } = inputs;
  const { entityRef, granularity, basis } = query;
  const range = { from: query.from, to: query.to };
  const previous = previousRange(range);
  const series = await readEntitySeries(knex, entityRef);
  const used = await readEntityDeliveries({
    knex,
    entityRef,
    months: { from: monthOf(previous.from), to: monthOf(range.to) },
  });
  const sources = sourcesBehind(used, allSources);
  // Where nothing was charged, all sources tell which days are missing.
  const coverages = (sources.length > 0 ? sources : allSources).map(
    ({ countedCoverage }) => countedCoverage,
  );
  const completeThrough = completeThroughOf(coverages);

  const parts = windowParts({ range, previous, completeThrough });
  const allSums = await readWindowSums({
    knex,
    entityRef,
    series,
    parts,
  });
  const sums = inEnvironments(allSums, query.environments);
  const totals = currencyTotals(sums);
  const shared = await readSharedCost({
    ...{ knex, entityRef, range, basis },
    environments: query.environments,
  });
  // Who gives all of its cost away has a currency, too.
  const [sharedIn] = [...shared.keys()].sort();
  const currency = chooseCurrency(totals, query.currency) ?? sharedIn;
  const shown = sums.filter(sum => sum.series.currency === currency);

  const bucketSums =
    currency === undefined
      ? []
      : await readBucketSums({
          knex,
          entityRef,
          range,
          granularity,
          basis,
          dimension: query.groupBy,
          currency,
          environments: query.environments,
        });
  const buckets = bucketsOf(range, granularity);
  const owner = ownerOn(range.to, facts.owners);
  return {
    entityRef,
    owner: owner?.owner,
    costCenter: owner?.costCenter,
    query: { ...query, environments: query.environments ?? [], currency },
    previousRange: { from: previous.from, to: previous.to },
    comparedDays: comparedDays(parts),
    totals,
    converted: await convertedCosts({
      knex,
      query,
      previous,
      buckets,
      totals,
      reporting: inputs.reporting,
    }),
    shared: sharedCost(shared.get(currency ?? '')),
    buckets: bucketCompleteness({
      buckets,
      range,
      sources: coverages,
      sums: bucketSums,
    }),
    series: costSeries(bucketSums, { buckets, granularity }),
    breakdowns: breakdowns(dimension =>
      costShares(shown, { dimension, basis }),
    ),
    models: modelCosts(shown, basis),
    environments: environmentsOf(allSums),
    completeThrough,
    freshness: sources.flatMap(source => sourceFreshness(source) ?? []),
    restatements: await readRestatements({
      knex,
      sources,
      now,
      amounts: inputs.mayReadSources,
    }),
    problems: facts.problems,
    suggestions:
      totals.length > 0 ||
      shared.size > 0 ||
      (await hasCharges(knex, entityRef))
        ? []
        : await readSuggestions({
            knex,
            entityRef,
            deliveries: allSources.flatMap(({ counted }) => counted),
          }),
  };
}

function inEnvironments(
  sums: readonly WindowSum[],
  environments: readonly string[] | undefined,
): WindowSum[] {
  return sums.filter(
    ({ series }) => !environments || environments.includes(series.environment),
  );
}

function environmentsOf(sums: readonly WindowSum[]): string[] {
  const current = sums.filter(({ window }) => window === 'current');
  return [...new Set(current.map(({ series }) => series.environment))].sort();
}

function breakdowns(
  of: (dimension: CostDimension) => CostShare[],
): Record<CostDimension, CostShare[]> {
  return Object.fromEntries(
    COST_DIMENSIONS.map(dimension => [dimension, of(dimension)]),
  ) as Record<CostDimension, CostShare[]>;
}
