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

import type { CostBucket, Day } from 'backstage-plugin-ai-cost-common';
import { sumAmounts } from '../../format/sumAmounts';
import type { TrendGroup } from './trendGroups';

/** One bar of the chart. */
export interface TrendBar extends CostBucket {
  /** Exact, over all groups; undefined where nothing was delivered. */
  total?: string;
  /** By group; empty where nothing was delivered, which is not zero. */
  amounts: Record<string, string>;
  /** The same as numbers, to draw them. */
  heights: Record<string, number>;
}

/** The bars of a chart, without those of days to come. */
export function trendBars(options: {
  buckets: CostBucket[];
  groups: TrendGroup[];
  /** First day of the period; a week or month may start before it. */
  from: Day;
  today: Day;
}): TrendBar[] {
  const { groups, from, today } = options;
  return options.buckets.flatMap(({ start, end, completeness }, index) => {
    if (start > today) {
      return [];
    }
    const bucket = { start: start > from ? start : from, end, completeness };
    if (completeness === 'missing') {
      return [{ ...bucket, amounts: {}, heights: {} }];
    }
    const amounts: Record<string, string> = {};
    const heights: Record<string, number> = {};
    for (const group of groups) {
      amounts[group.id] = group.values[index];
      heights[group.id] = Number(group.values[index]);
    }
    return [
      {
        ...bucket,
        total: sumAmounts(Object.values(amounts)),
        amounts,
        heights,
      },
    ];
  });
}
