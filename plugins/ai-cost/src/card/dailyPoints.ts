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

import type {
  CostBucket,
  CostSeries,
  Day,
} from 'backstage-plugin-ai-cost-common';
import { sumAmounts } from '../format/sumAmounts';
import type { SparklinePoint } from './Sparkline';

/** What each day of a report cost, without days to come. */
export function dailyPoints(
  report: { buckets: CostBucket[]; series: CostSeries[] },
  today: Day,
): SparklinePoint[] {
  return report.buckets
    .filter(bucket => bucket.start <= today)
    .map(({ completeness }, index) => ({
      value:
        completeness === 'missing'
          ? undefined
          : Number(
              sumAmounts(report.series.map(series => series.values[index])),
            ),
      provisional: completeness !== 'settled',
    }));
}
