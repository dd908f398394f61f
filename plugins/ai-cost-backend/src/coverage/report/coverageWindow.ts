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

import { monthOf, type Day } from 'backstage-plugin-ai-cost-common';
import type { BillingSource } from 'backstage-plugin-ai-cost-node';
import type { Knex } from 'knex';
import { completeThroughOf } from '../../reports/freshness/completeness';
import {
  readKnownSources,
  type KnownSource,
} from '../../reports/freshness/readKnownSources';
import type { DayRange } from '../../reports/window/dayRange';
import { previousRange } from '../../reports/window/previousRange';
import { windowParts, type WindowPart } from '../../reports/window/windowParts';

/** A range, the one that it is compared with, and how far both can be trusted. */
export interface CoverageWindow {
  parts: WindowPart[];
  completeThrough?: Day;
  /** Those that have charges in the two ranges; all of them when none has. */
  sources: KnownSource[];
}

export async function readCoverageWindow(options: {
  knex: Knex;
  range: DayRange;
  configured: BillingSource[];
  now: Date;
}): Promise<CoverageWindow> {
  const { range } = options;
  const previous = previousRange(range);
  const known = await readKnownSources(options);
  const charged = known.filter(({ counted }) =>
    counted.some(
      ({ firstChargeDay, lastChargeDay }) =>
        firstChargeDay !== undefined &&
        lastChargeDay !== undefined &&
        monthOf(firstChargeDay) <= monthOf(range.to) &&
        monthOf(lastChargeDay) >= monthOf(previous.from),
    ),
  );
  const sources = charged.length > 0 ? charged : known;
  const completeThrough = completeThroughOf(
    sources.map(({ countedCoverage }) => countedCoverage),
  );
  return {
    parts: windowParts({ range, previous, completeThrough }),
    completeThrough,
    sources,
  };
}
