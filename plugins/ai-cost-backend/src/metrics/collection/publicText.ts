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

import { looksLikeSecret } from 'backstage-plugin-ai-cost-common';

const LONGEST = 500;

/** Makes what a source says fit to be shown: short, printable, without secrets. */
export function publicText(text: string): string {
  const shown = text
    .slice(0, LONGEST)
    .replace(/\p{Cc}/gu, ' ')
    .replace(/\/\/[^\s/@]*@/g, '//');
  return looksLikeSecret(shown)
    ? 'The message looks as if it held a secret, so it is not shown; see the log of the backend'
    : shown;
}
