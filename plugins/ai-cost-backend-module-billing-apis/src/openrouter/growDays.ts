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
import type { Day } from 'backstage-plugin-ai-cost-common';
import { activityRow } from './shapes';

const usageRow = activityRow.pick({ usage: true });

/** Rows of activity by day. */
export type RowsByDay = ReadonlyMap<Day, readonly unknown[]>;

/**
 * What is to be archived of what OpenRouter tells now. It forgets, so a day that
 * it tells less of than before is not believed.
 *
 * @param options - `oldest` is the first day that it tells of, of which a part
 * may be forgotten already
 */
export function growDays(options: {
  told: RowsByDay;
  archived: RowsByDay;
  oldest: Day;
}): { grown: Map<Day, readonly unknown[]>; shrunk: Day[] } {
  const { told, archived, oldest } = options;
  const grown = new Map<Day, readonly unknown[]>();
  const shrunk: Day[] = [];
  for (const [day, rows] of told) {
    const before = archived.get(day);
    if (before === undefined || (day !== oldest && !isLess(rows, before))) {
      grown.set(day, rows);
    } else if (day !== oldest) {
      shrunk.push(day);
    }
  }
  return { grown, shrunk: shrunk.sort() };
}

/** Less money, or as much of it by fewer rows. */
function isLess(rows: readonly unknown[], before: readonly unknown[]): boolean {
  const change = usageOf(rows) - usageOf(before);
  return change < 0n || (change === 0n && rows.length < before.length);
}

/** Attos; rows that cannot be read add nothing. */
function usageOf(rows: readonly unknown[]): bigint {
  return rows.reduce<bigint>((sum, row) => {
    const read = usageRow.safeParse(row);
    return read.success ? sum + read.data.usage : sum;
  }, 0n);
}
