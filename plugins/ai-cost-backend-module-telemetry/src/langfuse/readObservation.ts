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

import { utcHour } from 'backstage-plugin-ai-cost-common';
import { readRequestTags } from 'backstage-plugin-ai-cost-node';
import { cleanName } from '../source/cleanName';
import type { ModelCall } from '../source/CallTally';
import { readInstant } from '../source/readInstant';
import { observation } from './shapes';

/**
 * Reads a generation.
 *
 * @param keptTags - keys in lower case; undefined for all of them
 * @returns undefined when it is none
 */
export function readObservation(
  row: unknown,
  keptTags: ReadonlySet<string> | undefined,
): ModelCall | undefined {
  const found = observation.safeParse(row).data;
  const startedAt = readInstant(found?.startTime);
  if (!found || !startedAt) {
    return undefined;
  }
  const failed = found.level === 'ERROR';
  const trace = cleanName(found.traceName);
  return {
    hour: utcHour(startedAt),
    failed,
    dimensions: {
      model: cleanName(found.providedModelName),
      environment: cleanName(found.environment),
      tags: {
        ...readRequestTags(found.tags ?? [], keptTags),
        ...(trace && { trace }),
      },
    },
    ...(!failed && {
      duration: seconds(found.latency),
      toFirstToken: seconds(found.timeToFirstToken),
    }),
    tokens: tokensOf(found.usageDetails ?? {}),
  };
}

function seconds(value: number | undefined): number | undefined {
  return value !== undefined && Number.isFinite(value) && value >= 0
    ? value
    : undefined;
}

/** Kinds of tokens in Langfuse exclude each other; a total is none of them. */
function tokensOf(usage: Record<string, unknown>): ModelCall['tokens'] {
  const tokens = new Map<string, number>();
  for (const [kind, told] of Object.entries(usage)) {
    const measure = measureOf(kind.toLowerCase());
    const count = Number(told);
    if (measure && Number.isInteger(count) && count >= 0 && count <= 1e15) {
      tokens.set(measure, (tokens.get(measure) ?? 0) + count);
    }
  }
  return Object.fromEntries(tokens);
}

function measureOf(
  kind: string,
): keyof NonNullable<ModelCall['tokens']> | undefined {
  if (kind.includes('cache')) {
    return /creation|write/.test(kind)
      ? 'cache_write_tokens'
      : 'cache_read_tokens';
  }
  if (/^(input|prompt)/.test(kind)) {
    return 'input_tokens';
  }
  return /^(output|completion)/.test(kind) ? 'output_tokens' : undefined;
}
