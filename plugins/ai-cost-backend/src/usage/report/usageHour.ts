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
  type TokenClass,
  type UsageHour,
} from 'backstage-plugin-ai-cost-common';

/** Sums of an hour as text; NULL where nothing is known. */
export type UsageHourRow = { hour: string } & Record<
  `${TokenClass}_tokens` | 'requests' | 'gpu_micros',
  string | null
>;

const MICROS_PER_SECOND = 1_000_000;

export function usageHourOf(row: UsageHourRow): UsageHour {
  const gpuMicros = numberOf(row.gpu_micros);
  return compact({
    hour: row.hour,
    tokens: mapTokens(tokenClass => numberOf(row[`${tokenClass}_tokens`])),
    requests: numberOf(row.requests),
    gpuSeconds:
      gpuMicros === undefined ? undefined : gpuMicros / MICROS_PER_SECOND,
  });
}

/** A part of an hour's usage. */
export function shareOfUsage(usage: UsageHour, share: number): UsageHour {
  const part = (amount?: number) =>
    amount === undefined ? undefined : amount * share;
  return compact({
    hour: usage.hour,
    tokens: mapTokens(tokenClass => part(usage.tokens[tokenClass])),
    requests: part(usage.requests),
    gpuSeconds: part(usage.gpuSeconds),
  });
}

/** The sum of two parts of the same hour. */
export function addUsage(a: UsageHour, b: UsageHour): UsageHour {
  return compact({
    hour: a.hour,
    tokens: mapTokens(tokenClass =>
      plus(a.tokens[tokenClass], b.tokens[tokenClass]),
    ),
    requests: plus(a.requests, b.requests),
    gpuSeconds: plus(a.gpuSeconds, b.gpuSeconds),
  });
}

function mapTokens(
  amountOf: (tokenClass: TokenClass) => number | undefined,
): UsageHour['tokens'] {
  const tokens: UsageHour['tokens'] = {};
  for (const tokenClass of TOKEN_CLASSES) {
    const amount = amountOf(tokenClass);
    if (amount !== undefined) {
      tokens[tokenClass] = amount;
    }
  }
  return tokens;
}

/** Leaves out what is unknown. */
function compact({ requests, gpuSeconds, ...usage }: UsageHour): UsageHour {
  return {
    ...usage,
    ...(requests !== undefined && { requests }),
    ...(gpuSeconds !== undefined && { gpuSeconds }),
  };
}

function numberOf(text: string | null): number | undefined {
  return text === null ? undefined : Number(text);
}

function plus(a?: number, b?: number): number | undefined {
  return a === undefined || b === undefined ? a ?? b : a + b;
}
