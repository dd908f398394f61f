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
  monthOf,
  type CostBasis,
  type CostDimension,
  type CostShare,
  type RollUpReport,
  type TieOut,
} from 'backstage-plugin-ai-cost-common';
import type { Knex } from 'knex';
import { bucketCompleteness } from '../entity/bucketCompleteness';
import { costSeries } from '../entity/costSeries';
import { costShares } from '../entity/costShares';
import { chooseCurrency, currencyTotals } from '../entity/currencyTotals';
import { sourceFreshness } from '../entity/sourceFreshness';
import { completeThroughOf } from '../freshness/completeness';
import { sourcesBehind } from '../freshness/sourcesBehind';
import { readSumDeliveries } from '../sums/readSumDeliveries';
import { bucketsOf } from '../window/costBuckets';
import { previousRange } from '../window/previousRange';
import { comparedDays, windowParts } from '../window/windowParts';
import { MemberSums } from './MemberSums';
import { ownedDays, within } from './OwnedDays';
import { readRollUpBuckets } from './rollUpBuckets';
import { rollUpChildren } from './rollUpChildren';
import type { RollUpInputs } from './RollUpInputs';
import { rollUpMembers } from './rollUpMembers';
import { readRollUpSums } from './rollUpSums';
import { spendMovers } from './spendMovers';

/**
 * Reads what the entities of a scope add up to and folds it into its report. All
 * reads must be of one snapshot.
 */
export async function buildRollUp(
  knex: Knex,
  inputs: RollUpInputs,
): Promise<RollUpReport> {
  const { query, structure, sources: allSources } = inputs;
  const { scopeRef, granularity, basis, filters } = query;
  const range = { from: query.from, to: query.to };
  const previous = previousRange(range);
  const spans = inputs.spans.filter(
    ({ entityRef, owner }) =>
      (filters?.entity?.includes(entityRef) ?? true) &&
      (filters?.owner?.includes(owner) ?? true),
  );
  const used = await readSumDeliveries({
    knex,
    entities: [...refsOf(spans)],
    months: { from: monthOf(previous.from), to: monthOf(range.to) },
  });
  const sources = sourcesBehind(used, allSources);
  // Where nothing was charged, all sources tell which days are missing.
  const coverages = (sources.length > 0 ? sources : allSources).map(
    ({ countedCoverage }) => countedCoverage,
  );
  const completeThrough = completeThroughOf(coverages);

  const parts = windowParts({ range, previous, completeThrough });
  const owned = ownedDays(spans);
  const sums = await readRollUpSums({ knex, owned, parts, filters });
  const totals = currencyTotals(sums);
  const currency = chooseCurrency(totals, query.currency);
  const shown = sums.filter(sum => sum.series.currency === currency);
  const bucketSums =
    currency === undefined
      ? []
      : await readRollUpBuckets({
          knex,
          owned,
          range,
          granularity,
          basis,
          dimension: query.groupBy,
          filters: { ...filters, currency },
        });
  const buckets = bucketsOf(range, granularity);
  const byEntity = MemberSums.byEntity(shown, basis);
  const members = [...byEntity.values()];
  const counted = inputs.spans.filter(
    span =>
      within(range, span) !== undefined &&
      (structure.entity(span.entityRef) ?? byEntity.get(span.entityRef)) !==
        undefined,
  );
  return {
    scopeRef,
    query: { ...query, currency },
    currency,
    previousRange: { from: previous.from, to: previous.to },
    comparedDays: comparedDays(parts),
    completeThrough,
    freshness: sources.flatMap(source => sourceFreshness(source) ?? []),
    totals,
    tieOut: tieOut(members),
    hidden:
      inputs.hiddenEntities > 0
        ? { entities: inputs.hiddenEntities, unallocated: false }
        : undefined,
    buckets: bucketCompleteness({
      buckets,
      range,
      sources: coverages,
      sums: bucketSums,
    }),
    series: costSeries(bucketSums, { buckets, granularity }),
    breakdowns: breakdowns(shown, basis),
    members: rollUpMembers(members, {
      structure,
      owners: inputs.lastOwners,
      problems: inputs.problems,
    }),
    entities: refsOf(counted).size,
    children: rollUpChildren({
      childRefs: inputs.childRefs,
      structure,
      members,
      spans: counted,
    }),
    movers: spendMovers(members, {
      basis,
      titleOf: ref => structure.titleOf(ref),
    }),
  };
}

function refsOf(spans: readonly { entityRef: string }[]): Set<string> {
  return new Set(spans.map(({ entityRef }) => entityRef));
}

function tieOut(members: readonly MemberSums[]): TieOut {
  const total = members.reduce((sum, { costs }) => sum + costs.cost, 0n);
  const shared = members.reduce((sum, it) => sum + it.sharedCost, 0n);
  return {
    direct: formatDecimal(total - shared),
    shared: formatDecimal(shared),
    unallocated: formatDecimal(0n),
    total: formatDecimal(total),
  };
}

function breakdowns(
  sums: Parameters<typeof costShares>[0],
  basis: CostBasis,
): Record<CostDimension, CostShare[]> {
  return Object.fromEntries(
    COST_DIMENSIONS.map(dimension => [
      dimension,
      costShares(sums, { dimension, basis }),
    ]),
  ) as Record<CostDimension, CostShare[]>;
}
