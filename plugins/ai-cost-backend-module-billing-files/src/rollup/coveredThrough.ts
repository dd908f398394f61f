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
  lastDayOf,
  utcDay,
  type Day,
  type Month,
} from 'backstage-plugin-ai-cost-common';
import type { DuckDbSession } from './DuckDbSession';

/**
 * The last day that a bill tells of: that of its last usage, whether AI or not.
 * A day before it on which AI has no charge is zero. What was bought, taxed or
 * credited may be dated ahead, and says nothing of the days until then.
 *
 * @param options - `period` is that of the bill, where it has one
 */
export async function readCoveredThrough(options: {
  session: DuckDbSession;
  period?: Month;
}): Promise<Day | undefined> {
  const { session, period } = options;
  const [{ day }] = await session.rows<{ day: Day | null }>(
    // A charge period ends before its end. Ends that cannot be are left out.
    `SELECT strftime(max(greatest(day, CASE
       WHEN period_end BETWEEN '1970-01-01' AND '9999-12-31'
       THEN period_end - 1 END)), '%Y-%m-%d') AS day
     FROM charges JOIN (SELECT line, ChargeCategory FROM lines) USING (line)
     WHERE currency IS NOT NULL AND lower(ChargeCategory) = 'usage'`,
  );
  const today = utcDay(new Date());
  return day === null
    ? undefined
    : [day, today, period ? lastDayOf(period) : today].sort()[0];
}
