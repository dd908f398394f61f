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

import { InputError } from '@backstage/errors';
import {
  utcHour,
  type Day,
  type TelemetryQuery,
} from 'backstage-plugin-ai-cost-common';
import type {
  TelemetryPreview,
  TelemetrySample,
} from 'backstage-plugin-ai-cost-node';
import { labelsOf, SampleSelector } from './SampleSelector';

const KINDS: Record<TelemetryQuery['kind'], TelemetrySample['kind']> = {
  units: 'count',
  latency: 'histogram',
  quality: 'score',
};
const MOST_SERIES = 20;

/**
 * Answers a query for the last day that is over and has an answer.
 *
 * @param lines - of the file of samples
 * @throws InputError that says what is wrong with the query
 */
export async function previewSample(
  lines: AsyncIterable<string>,
  { kind, expression }: TelemetryQuery,
): Promise<TelemetryPreview> {
  const selector = SampleSelector.parse(expression);
  const today = utcHour(new Date()).slice(0, 10);
  let day: Day = '';
  let found = new Map<string, TelemetrySample[]>();
  for await (const line of lines) {
    // Most lines are of other measures, and need not be parsed.
    if (!line.includes(`"${selector.name}"`)) {
      continue;
    }
    const sample: TelemetrySample = JSON.parse(line);
    const of = sample.period.slice(0, 10);
    if (of < day || of >= today || !selector.matches(sample)) {
      continue;
    }
    if (sample.kind !== KINDS[kind]) {
      throw new InputError(
        `${selector.name} is a ${sample.kind}, and this asks for a ${KINDS[kind]}`,
      );
    }
    if (of > day) {
      found = new Map();
      day = of;
    }
    const key = JSON.stringify([...labelsOf(sample)]);
    found.set(key, [...(found.get(key) ?? []), sample]);
  }
  const series = [...found.values()];
  return {
    sent: day ? `${expression} of ${day}` : expression,
    found: series.length,
    series: series.slice(0, MOST_SERIES).map(some => ({
      labels: Object.fromEntries(labelsOf(some[0])),
      value: valueOf(some),
    })),
    ...(series.length === 0 && {
      problem: 'The sample has no such measure with these labels',
    }),
  };
}

/** What a series comes to over a day. */
function valueOf(samples: readonly TelemetrySample[]): string {
  const last = samples.at(-1)!;
  if (last.kind === 'score') {
    return last.sampleSize === undefined
      ? String(last.value)
      : `${last.value} of ${last.sampleSize} answers`;
  }
  const total = samples.reduce((sum, sample) => sum + countOf(sample), 0);
  return last.kind === 'histogram' ? `${total} calls timed` : String(total);
}

function countOf(sample: TelemetrySample): number {
  switch (sample.kind) {
    case 'count':
      return sample.value;
    case 'histogram':
      return sample.counts.reduce((sum, count) => sum + count, 0);
    default:
      return 0;
  }
}
