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

/** How Anthropic meters tokens. */
export const ANTHROPIC_TOKENS = {
  input: { meter: 'Input Tokens', direction: 'Input', cacheAction: 'Uncached' },
  cacheRead: {
    meter: 'Cache Read Input Tokens',
    direction: 'Input',
    cacheAction: 'Read',
  },
  cacheWrite: {
    meter: 'Cache Write Input Tokens',
    direction: 'Input',
    cacheAction: 'Write',
  },
  output: { meter: 'Output Tokens', direction: 'Output' },
} as const satisfies Record<string, TokenKind>;

/** Kinds of tokens that Anthropic prices. */
export type AnthropicKind = keyof typeof ANTHROPIC_TOKENS;
