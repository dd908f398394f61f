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

import type { Charge } from 'backstage-plugin-ai-cost-node';
import type { Timed } from '../buckets/BucketReports';
import type { CompletionsResult } from './shapes';
import { tokensOfCompletions } from './tokensOfCompletions';

/** True for a charge for tokens of a model that does not say how many. */
export function lacksTokens({ dimensions, quantity }: Charge): boolean {
  return (
    quantity === undefined &&
    dimensions.modelId !== undefined &&
    dimensions.tokenDirection !== undefined
  );
}

/**
 * Gives charges the tokens that the usage API counted for the same day, project,
 * key, model and kind of tokens, where exactly one charge is for them. Elsewhere
 * quantities stay unknown.
 */
export function fillQuantities(
  charges: readonly Charge[],
  usage: readonly Timed<CompletionsResult>[],
): void {
  const tokens = new Map<string, number>();
  for (const each of usage) {
    for (const [kind, count] of tokensOf(each)) {
      const key = keyOf([
        each.time,
        each.project_id,
        each.api_key_id,
        each.model,
        kind,
      ]);
      tokens.set(key, (tokens.get(key) ?? 0) + count);
    }
  }
  const chargesOf = new Map<string, Charge[]>();
  for (const charge of charges) {
    const { dimensions } = charge;
    const key = keyOf([
      charge.day,
      dimensions.subAccountId,
      dimensions.credentialId,
      dimensions.modelId,
      `${dimensions.tokenDirection} ${dimensions.tokenCacheAction}`,
    ]);
    chargesOf.set(key, [...(chargesOf.get(key) ?? []), charge]);
  }
  for (const [key, ofKey] of chargesOf) {
    const count = tokens.get(key);
    if (count !== undefined && ofKey.length === 1 && lacksTokens(ofKey[0])) {
      ofKey[0].quantity = count;
      ofKey[0].dimensions.unitAsBilled = 'tokens';
    }
  }
}

/** By direction and cache action, as charges have them. */
function tokensOf(usage: CompletionsResult): [kind: string, tokens: number][] {
  const tokens = tokensOfCompletions(usage);
  return [
    ['Input Uncached', tokens.input],
    ['Input Read', tokens.cache_read],
    ['Input Write', tokens.cache_write],
    ['Output undefined', tokens.output],
  ];
}

function keyOf(parts: readonly (string | undefined)[]): string {
  return JSON.stringify(parts);
}
