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

import type { Completeness, CostBucket } from 'backstage-plugin-ai-cost-common';
import { completenessOf } from '../freshness/completeness';
import type { SourceCoverage } from '../freshness/SourceCoverage';
import type { TimeBucket } from '../window/costBuckets';
import type { BucketSum } from './bucketSums';
import { daysOf, type DayRange } from '../window/dayRange';

/**
 * How far each bucket can be trusted: settled when all of its days are, missing
 * when none was delivered. A bucket that holds charges is not missing, even
 * where they came with another period's delivery.
 */
export function bucketCompleteness(options: {
  buckets: readonly TimeBucket[];
  range: DayRange;
  sources: readonly SourceCoverage[];
  sums: readonly BucketSum[];
}): CostBucket[] {
  const { buckets, range, sources, sums } = options;
  const chargedDays = new Set(sums.map(({ day }) => day));
  return buckets.map(({ start, end }) => {
    const from = start > range.from ? start : range.from;
    const days = daysOf({ from, to: end });
    const completeness = together(
      days.map(day => completenessOf(day, sources)),
    );
    return {
      start,
      end,
      completeness:
        completeness === 'missing' && days.some(day => chargedDays.has(day))
          ? 'provisional'
          : completeness,
    };
  });
}

function together(days: readonly Completeness[]): Completeness {
  if (days.every(day => day === days[0])) {
    return days[0];
  }
  return 'provisional';
}
