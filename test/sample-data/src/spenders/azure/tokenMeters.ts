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

import type { Workload } from 'backstage-plugin-ai-cost-common';

/** A token meter; priced and counted as Azure does: in blocks. */
export interface TokenMeter {
  meter: string;
  /** As the meter names it. */
  model: string;
  workload: Workload;
  /** Of a block. */
  nanos: number;
  thousands?: boolean;
}

const millions = (
  meter: string,
  model: string,
  nanos: number,
  workload: Workload = 'inference',
): TokenMeter => ({ meter, model, nanos, workload });

export const TOKEN_METERS = {
  miniInput: millions(
    'GPT 5 mini inp Glbl 1M Tokens',
    'GPT 5 mini',
    220_000_000,
  ),
  miniCached: millions(
    'GPT 5 mini cchd inp Glbl 1M Tokens',
    'GPT 5 mini',
    22_000_000,
  ),
  miniOutput: millions(
    'GPT 5 mini outp Glbl 1M Tokens',
    'GPT 5 mini',
    1_760_000_000,
  ),
  gpt5Input: millions('GPT 5 inp Data Zone 1M Tokens', 'GPT 5', 1_210_000_000),
  gpt5Output: millions(
    'GPT 5 outp Data Zone 1M Tokens',
    'GPT 5',
    9_680_000_000,
  ),
  codexInput: millions(
    '5.1 codex inp Gl 1M Tokens',
    '5.1 codex',
    1_100_000_000,
  ),
  codexOutput: millions(
    '5.1 codex opt Gl 1M Tokens',
    '5.1 codex',
    8_800_000_000,
  ),
  tuning: millions(
    'GPT 4.1 mini FTuned Trng 1M Tokens',
    'GPT 4.1 mini',
    4_400_000_000,
    'fine-tuning',
  ),
  embedding: {
    meter: 'text-embedding-3-large Glbl 1K Tokens',
    model: 'text-embedding-3-large',
    workload: 'embedding',
    nanos: 115_000,
    thousands: true,
  },
} as const satisfies Record<string, TokenMeter>;

export type TokenMeterName = keyof typeof TOKEN_METERS;
