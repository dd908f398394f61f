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

import type { ActivityMetrics } from './shapes';

/** Attos: what sums of doubles may differ by. */
export const NEGLIGIBLE = 10n ** 12n;

const COUNTS = [
  'prompt_tokens',
  'completion_tokens',
  'cache_read_input_tokens',
  'cache_creation_input_tokens',
  'successful_requests',
] as const;

/**
 * What is left of a whole when its parts are taken out; undefined when nothing
 * is. Parts that add up to more leave nothing.
 */
export function restOf(
  whole: ActivityMetrics,
  parts: readonly ActivityMetrics[],
): ActivityMetrics | undefined {
  const spend = parts.reduce((left, part) => left - part.spend, whole.spend);
  const rest = { ...whole, spend: spend > NEGLIGIBLE ? spend : 0n };
  for (const name of COUNTS) {
    const count = whole[name];
    if (count !== undefined) {
      const left = parts.reduce((sum, part) => sum - (part[name] ?? 0), count);
      rest[name] = Math.max(0, left);
    }
  }
  return Object.values(rest).some(Boolean) ? rest : undefined;
}
