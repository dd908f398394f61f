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
  firstDayOf,
  type CoverageReport,
  type PortfolioQuery,
  type UnallocatedByReason,
  type UnallocatedReason,
} from 'backstage-plugin-ai-cost-common';
import type { BillingSource } from 'backstage-plugin-ai-cost-node';
import type { Knex } from 'knex';
import { bucketCompleteness } from '../../reports/entity/bucketCompleteness';
import {
  addCompared,
  formatCompared,
  type ComparedCosts,
} from '../../reports/entity/comparedCosts';
import { sourceFreshness } from '../../reports/entity/sourceFreshness';
import { bucketsOf } from '../../reports/window/costBuckets';
import type { CoverageOptions } from '../coverageOptions';
import type { CoverageScope, CoverageSum } from '../sums/CoverageSum';
import { ALLOCATED, coverageFilters } from '../sums/lineKinds';
import { mostCharged } from '../../reports/sums/mostCharged';
import {
  readCoverageSums,
  readUnallocatedSums,
} from '../sums/readCoverageSums';
import { readMixedSums } from '../sums/readMixedSums';
import { coverageOf, coverageParts, coverageTrend } from './coverageParts';
import { readCoverageWindow } from './coverageWindow';
import { describeGroups } from './describeGroups';
import {
  compareCosts,
  groupLines,
  nobodysLines,
  type NobodysLine,
} from './lineGroups';

/** Reads the report; all reads must be of one snapshot. */
export async function buildCoverage(options: {
  knex: Knex;
  query: PortfolioQuery;
  configured: BillingSource[];
  options: CoverageOptions;
  now: Date;
}): Promise<CoverageReport> {
  const { knex, query, configured, now } = options;
  const range = { from: query.from, to: query.to };
  const filters = coverageFilters(query.filters);
  const window = await readCoverageWindow({ knex, range, configured, now });
  const scope: CoverageScope = {
    ...{ knex, filters, currency: query.currency, basis: query.basis },
    parts: window.parts,
  };
  const mixed = await readMixedSums(scope);
  const all = [...(await readCoverageSums(scope)), ...mixed];
  const currency =
    query.currency ??
    mostCharged(
      all
        .filter(sum => sum.window === 'current')
        .map(sum => ({ currency: sum.currency, charges: sum.rows })),
    );
  const sums = all.filter(sum => sum.currency === currency);
  const current = sums.filter(sum => sum.window === 'current');
  const lines = nobodysLines([
    ...(currency === undefined
      ? []
      : await readUnallocatedSums({ ...scope, currency })),
    ...mixed.filter(sum => sum.currency === currency && sum.kind !== ALLOCATED),
  ]);
  const groups = groupLines(lines.filter(({ charged }) => charged));
  const described = await describeGroups({ knex, groups, range });
  return {
    query: { ...query, filters, currency },
    currency,
    completeThrough: window.completeThrough,
    freshness: window.sources.flatMap(source => sourceFreshness(source) ?? []),
    coverage: coverageOf(current),
    previousCoverage: coverageOf(comparable(sums)),
    ...options.options,
    parts: coverageParts(current),
    trend: coverageTrend(
      current,
      bucketCompleteness({
        buckets: bucketsOf(range, 'month'),
        range,
        sources: window.sources.map(({ countedCoverage }) => countedCoverage),
        sums: current.map(({ month, kind, cost }) => ({
          key: kind,
          day: firstDayOf(month) > range.from ? firstDayOf(month) : range.from,
          cost,
        })),
      }),
    ),
    reasons: byReason(lines),
    ...described,
    groupsLeftOut: groups.length - described.groups.length,
  };
}

function comparable(sums: readonly CoverageSum[]): CoverageSum[] {
  return sums.filter(
    ({ window, complete }) => window === 'previous' && complete,
  );
}

/** Most expensive first. */
function byReason(lines: readonly NobodysLine[]): UnallocatedByReason[] {
  const reasons = new Map<string, { costs: ComparedCosts; lines: number }>();
  for (const { kind, costs, charged } of lines) {
    const known = reasons.get(kind);
    const one = charged ? 1 : 0;
    reasons.set(kind, {
      costs: known ? addCompared(known.costs, costs) : costs,
      lines: (known?.lines ?? 0) + one,
    });
  }
  return [...reasons]
    .sort(
      ([a, { costs: costsOfA }], [b, { costs: costsOfB }]) =>
        compareCosts(costsOfB.cost, costsOfA.cost) || (a < b ? -1 : 1),
    )
    .map(([reason, { costs, lines: count }]) => ({
      reason: reason as UnallocatedReason,
      lines: count,
      ...formatCompared(costs),
    }));
}
