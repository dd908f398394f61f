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

import type { Day, TokenClass } from 'backstage-plugin-ai-cost-common';
import type { Charge } from './Charge';
import type { ChargeDimensions } from './ChargeDimensions';

/**
 * What calls of a day used and cost.
 *
 * @public
 */
export interface CallUsage {
  /** What they have in common. */
  dimensions: ChargeDimensions;
  day: Day;
  /** Attos, for all tokens together; absent when it is not known. */
  cost?: bigint;
  /** Attos; nothing when left out, for an estimate is no bill. */
  billed?: bigint;
  /** Calls; absent when they are not counted. */
  requests?: number;
  /** Each token is in one class only. */
  tokens: Partial<Record<TokenClass, number>>;
  /** Tokens of the cache are among those of the input, and cannot be told. */
  inputIncludesCache?: boolean;
}

const TOKEN_DIMENSIONS: Record<
  TokenClass,
  Pick<ChargeDimensions, 'tokenDirection' | 'tokenCacheAction'>
> = {
  input: { tokenDirection: 'Input', tokenCacheAction: 'Uncached' },
  cache_read: { tokenDirection: 'Input', tokenCacheAction: 'Read' },
  cache_write: { tokenDirection: 'Input', tokenCacheAction: 'Write' },
  output: { tokenDirection: 'Output' },
};

/**
 * Makes charges of calls: one with the cost and the calls, where either is known,
 * and one without money for each class of tokens. How much of the cost each class
 * has is not known; the numbers of tokens are what bills are divided by.
 *
 * @returns charges that count as one row together; none where nothing is known
 *
 * @public
 */
export function* usageCharges(usage: CallUsage): Generator<Charge> {
  let rows = 1;
  for (const charge of chargesOf(usage)) {
    yield { ...charge, rows };
    rows = 0;
  }
}

function* chargesOf(usage: CallUsage): Generator<Omit<Charge, 'rows'>> {
  const { dimensions, day, cost, billed = 0n, requests, tokens } = usage;
  if (cost !== undefined || requests !== undefined) {
    yield {
      dimensions: {
        ...dimensions,
        skuMeter: requests === undefined ? 'Cost' : 'Requests',
        unitAsBilled: requests === undefined ? undefined : 'Requests',
      },
      day,
      billed,
      effective: cost ?? 0n,
      list: cost ?? 0n,
      quantity: requests,
    };
  }
  for (const [tokenClass, of] of Object.entries(TOKEN_DIMENSIONS)) {
    const count = tokens[tokenClass as TokenClass] ?? 0;
    if (count > 0) {
      yield {
        dimensions: {
          ...dimensions,
          skuMeter: 'Tokens',
          unitAsBilled: 'Tokens',
          ...of,
          ...(tokenClass === 'input' &&
            usage.inputIncludesCache && { tokenCacheAction: undefined }),
        },
        day,
        billed: 0n,
        effective: 0n,
        list: 0n,
        quantity: count,
      };
    }
  }
}
