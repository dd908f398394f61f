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

import type { UnknownPrice } from 'backstage-plugin-ai-cost-common';

/**
 * Configuration that gives models a price, with the amounts left to fill in.
 * Names come from senders, so that they are quoted: JSON's texts are YAML's, too.
 */
export function priceSnippet(prices: readonly UnknownPrice[]): string {
  const entries = prices.flatMap(({ provider, model }) =>
    model === undefined
      ? []
      : [
          `    - provider: ${JSON.stringify(provider)}`,
          `      model: ${JSON.stringify(model)}`,
          `      inputPerMillion: '…'`,
          `      outputPerMillion: '…'`,
          `      currency: USD`,
        ],
  );
  return ['aiCost:', '  prices:', ...entries].join('\n');
}
