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

import type { CoverageSum } from './CoverageSum';

/** The currency with the most charges in the asked window. */
export function mostCharged(
  sums: readonly Pick<CoverageSum, 'window' | 'currency' | 'rows'>[],
): string | undefined {
  const rows = new Map<string, number>();
  for (const sum of sums) {
    if (sum.window === 'current') {
      rows.set(sum.currency, (rows.get(sum.currency) ?? 0) + sum.rows);
    }
  }
  const [most] = [...rows].sort(
    ([a, rowsOfA], [b, rowsOfB]) => rowsOfB - rowsOfA || (a < b ? -1 : 1),
  );
  return most?.[0];
}
