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

import type { TokenKind } from './modelApiUsage';

/** How OpenAI meters tokens. */
export const OPENAI_TOKENS = {
  input: { meter: 'Input Tokens', direction: 'Input', cacheAction: 'Uncached' },
  cached: {
    meter: 'Cached Input Tokens',
    direction: 'Input',
    cacheAction: 'Read',
  },
  output: { meter: 'Output Tokens', direction: 'Output' },
  batchInput: {
    meter: 'Batch Input Tokens',
    direction: 'Input',
    cacheAction: 'Uncached',
  },
  batchOutput: { meter: 'Batch Output Tokens', direction: 'Output' },
  training: { meter: 'Training Tokens' },
} as const satisfies Record<string, TokenKind>;

/** Kinds of tokens that OpenAI prices. */
export type OpenAiKind = keyof typeof OPENAI_TOKENS;
