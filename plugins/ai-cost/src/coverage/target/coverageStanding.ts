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
  parseDecimal,
  type CoverageReport,
  type DecimalString,
} from 'backstage-plugin-ai-cost-common';

type Band = CoverageReport['bands'][number];

export interface CoverageStanding {
  /** The highest band that is reached. */
  band?: Band;
  /** The next one, and which part of usage it begins at. */
  next?: Band;
  /** What has to find an owner to reach the target; undefined once it is reached. */
  missing?: DecimalString;
}

/** Where a coverage stands among the bands, and how far from the target. */
export function coverageStanding(
  report: Pick<CoverageReport, 'coverage' | 'bands' | 'target' | 'parts'>,
): CoverageStanding {
  const { coverage = 0, target, parts } = report;
  const bands = [...report.bands].sort((a, b) => a.from - b.from);
  const reached = bands.filter(({ from }) => from <= coverage);
  const allocated = parseDecimal(parts.allocatedUsage);
  const gross = allocated + parseDecimal(parts.unallocatedUsage);
  // A target has few digits: millionths are enough.
  const aim = (gross * BigInt(Math.round(target * 1e6))) / 1_000_000n;
  return {
    band: reached.at(-1),
    next: bands[reached.length],
    missing: aim > allocated ? formatDecimal(aim - allocated) : undefined,
  };
}
