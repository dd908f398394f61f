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
  monthOf,
  type CoverageBucket,
  type CoverageParts,
  type CostBucket,
} from 'backstage-plugin-ai-cost-common';
import { shareOf } from '../../reports/entity/comparedCosts';
import type { CoverageSum } from '../sums/CoverageSum';
import { ALLOCATED } from '../sums/lineKinds';

type Counted = Pick<CoverageSum, 'kind' | 'gross' | 'cost'>;

/** The four parts of some charges. */
export function coverageParts(sums: readonly Counted[]): CoverageParts {
  const part = (allocated: boolean, gross: boolean) =>
    formatDecimal(
      total(
        sums.filter(
          sum => (sum.kind === ALLOCATED) === allocated && sum.gross === gross,
        ),
      ),
    );
  return {
    allocatedUsage: part(true, true),
    unallocatedUsage: part(false, true),
    allocatedOther: part(true, false),
    unallocatedOther: part(false, false),
    total: formatDecimal(total(sums)),
  };
}

/** The allocated part of gross usage; undefined when there is none. */
export function coverageOf(sums: readonly Counted[]): number | undefined {
  const usage = sums.filter(({ gross }) => gross);
  const allocated = usage.filter(({ kind }) => kind === ALLOCATED);
  return shareOf(total(allocated), total(usage));
}

/** The course of coverage; the sums are of the asked window. */
export function coverageTrend(
  sums: readonly CoverageSum[],
  buckets: readonly CostBucket[],
): CoverageBucket[] {
  return buckets.map(bucket => {
    const own = sums.filter(({ month }) => month === monthOf(bucket.end));
    const { allocatedUsage, unallocatedUsage } = coverageParts(own);
    return {
      ...bucket,
      allocatedUsage,
      unallocatedUsage,
      coverage: coverageOf(own),
    };
  });
}

function total(sums: readonly Counted[]): bigint {
  return sums.reduce((sum, { cost }) => sum + cost, 0n);
}
