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
import type { ScoreFigure } from '../telemetry/Figure';

/** A score over some days. */
export interface MeanScore {
  value: number;
  /** Absent when nobody says how many were evaluated. */
  sampleSize?: number;
  /** Last day that it is of. */
  day: Day;
}

/**
 * The mean of like scores, weighted by how many were evaluated. Where nobody
 * says, the newest stands: a mean of such scores would mean nothing.
 */
export function meanScore(
  figures: readonly ScoreFigure[],
): MeanScore | undefined {
  const newest = figures.reduce<ScoreFigure | undefined>(
    (last, figure) => (last && last.day > figure.day ? last : figure),
    undefined,
  );
  if (!newest) {
    return undefined;
  }
  const sized = figures.filter(({ sampleSize }) => (sampleSize ?? 0) > 0);
  if (sized.length === 0) {
    return { value: newest.value, day: newest.day };
  }
  const sampleSize = sized.reduce((sum, it) => sum + it.sampleSize!, 0);
  const weighted = sized.reduce(
    (sum, it) => sum + it.value * it.sampleSize!,
    0,
  );
  return { value: weighted / sampleSize, sampleSize, day: newest.day };
}
