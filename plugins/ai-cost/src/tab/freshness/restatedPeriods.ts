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
  CostBasis,
  DecimalString,
  Month,
  Restatement,
} from 'backstage-plugin-ai-cost-common';
import { sumAmounts } from '../../format/sumAmounts';

/** How a source has changed a billing period, one or more times. */
export interface RestatedPeriod {
  sourceId: string;
  period: Month;
  times: number;
  /** ISO 8601 instant of the last time. */
  at: string;
  /** All changes together; absent when the reader may not know one. */
  change?: DecimalString;
}

/** Adds up restatements of one currency by source and period, the newest first. */
export function restatedPeriods(
  restatements: readonly Restatement[],
  basis: CostBasis,
): RestatedPeriod[] {
  const groups = new Map<string, Restatement[]>();
  for (const restatement of restatements) {
    const key = `${restatement.sourceId} ${restatement.period}`;
    groups.set(key, [...(groups.get(key) ?? []), restatement]);
  }
  return [...groups.values()]
    .map(group => {
      const [{ sourceId, period }] = group;
      const changes = group.flatMap(({ change }) => change?.[basis] ?? []);
      return {
        sourceId,
        period,
        times: group.length,
        at: group.map(({ at }) => at).sort()[group.length - 1],
        change:
          changes.length === group.length ? sumAmounts(changes) : undefined,
      };
    })
    .sort((a, b) => (a.at < b.at ? 1 : -1));
}
