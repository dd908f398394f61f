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

import { TOKEN_CLASSES } from 'backstage-plugin-ai-cost-common';
import type { UsageEvent } from 'backstage-plugin-ai-cost-node';
import type { PriceBook } from './PriceBook';

/**
 * An event with an estimate of its cost, unless its sender gave one or there is
 * no price.
 */
export function estimateEvent(
  event: UsageEvent,
  prices: PriceBook,
): UsageEvent {
  const hasTokens = TOKEN_CLASSES.some(
    tokenClass => event.tokens[tokenClass] !== undefined,
  );
  if (event.estimatedCost || !hasTokens) {
    return event;
  }
  const estimate = prices.estimate(event);
  if ('unknown' in estimate) {
    return event;
  }
  const { amount, currency } = estimate;
  return { ...event, estimatedCost: { amount, currency } };
}
