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
  TOKEN_CLASSES,
  type ReportedUsage,
  type UsageHour,
} from 'backstage-plugin-ai-cost-common';
import { TOKEN_CLASS_NAMES } from '../../format/words';

/** What of the usage a chart shows. */
export type UsageMeasure = 'tokens' | 'requests' | 'gpu';

/** A part of a bar, by name. */
export interface UsagePart {
  id: string;
  name: string;
  /** Undefined where it is unknown. */
  amountOf(hour: UsageHour): number | undefined;
}

export const MEASURE_NAMES: Record<UsageMeasure, string> = {
  tokens: 'Tokens',
  requests: 'Requests',
  gpu: 'GPU hours',
};

const SECONDS_PER_HOUR = 3_600;

const PARTS: Record<UsageMeasure, UsagePart[]> = {
  tokens: TOKEN_CLASSES.map(tokenClass => ({
    id: tokenClass,
    name: TOKEN_CLASS_NAMES[tokenClass],
    amountOf: hour => hour.tokens[tokenClass],
  })),
  requests: [
    { id: 'requests', name: 'Requests', amountOf: hour => hour.requests },
  ],
  gpu: [
    {
      id: 'gpu',
      name: 'GPU hours',
      amountOf: ({ gpuSeconds }) =>
        gpuSeconds === undefined ? undefined : gpuSeconds / SECONDS_PER_HOUR,
    },
  ],
};

/** The parts of a measure that a reporter tells of. */
export function usageParts(
  measure: UsageMeasure,
  { hours }: ReportedUsage,
): UsagePart[] {
  return PARTS[measure].filter(part =>
    hours.some(hour => part.amountOf(hour) !== undefined),
  );
}

/** The measures that a reporter tells of. */
export function usageMeasures(reported: ReportedUsage): UsageMeasure[] {
  const measures: UsageMeasure[] = ['tokens', 'requests', 'gpu'];
  return measures.filter(measure => usageParts(measure, reported).length > 0);
}
