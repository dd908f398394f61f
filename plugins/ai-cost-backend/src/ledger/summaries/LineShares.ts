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

import { splitAmount, type Day } from 'backstage-plugin-ai-cost-common';
import type { CostRow } from '../charges/CostRows';

/** Whose series a line's charges go to, by their ids. */
export interface LineShares {
  /** At least one, ordered; the first is valid from the beginning. */
  segments: ShareSegment[];
}

/** Shares from one day on. */
export interface ShareSegment {
  /** Empty for the beginning of time. */
  validFrom: Day | '';
  series: number[];
  /** As many as series. */
  weights: number[];
}

/** The segment that holds on a day. */
export function segmentOn(shares: LineShares, day: Day): ShareSegment {
  const { segments } = shares;
  let at = segments.length - 1;
  while (at > 0 && segments[at].validFrom > day) {
    at -= 1;
  }
  return segments[at];
}

/** True when both send every charge to the same series in the same parts. */
export function sameShares(a: LineShares, b: LineShares): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/**
 * Hands out a charge of a line to its series. The parts sum to the charge; each
 * of them counts all of its rows.
 */
export function shareCharge(
  segment: ShareSegment,
  charge: CostRow,
  receive: (seriesId: number, part: CostRow) => void,
): void {
  const { series, weights } = segment;
  if (series.length === 1) {
    receive(series[0], charge);
    return;
  }
  const billed = splitAmount(charge.billed, weights);
  const effective = splitAmount(charge.effective, weights);
  const list = splitAmount(charge.list, weights);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  series.forEach((id, part) =>
    receive(id, {
      ...charge,
      billed: billed[part],
      effective: effective[part],
      list: list[part],
      quantity:
        charge.quantity === undefined
          ? undefined
          : (charge.quantity * weights[part]) / total,
    }),
  );
}
