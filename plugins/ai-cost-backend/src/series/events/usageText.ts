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

/** Characters of a name, an id or the value of a tag, whoever reports it. */
export const LONGEST_USAGE_TEXT = 256;

/** Characters of the key of a tag. */
export const LONGEST_USAGE_TAG_KEY = 128;

export const MOST_USAGE_TAGS = 50;

// Databases refuse U+0000 and halves of characters.
const PRINTABLE = /^[^\p{Cc}\p{Cs}]*$/u;

/** What is wrong with a text that usage is told apart by, in words for people. */
export function problemOfUsageText(
  text: string,
  maxLength = LONGEST_USAGE_TEXT,
): string | undefined {
  if (text.length > maxLength) {
    return `must have ${maxLength} characters at most`;
  }
  if (!PRINTABLE.test(text)) {
    return 'must not have control characters or halves of characters';
  }
  return looksLikeSecret(text)
    ? 'looks like a secret key; send the id or alias of the key, and replace the key'
    : undefined;
}
