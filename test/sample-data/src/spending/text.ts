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

import { noise } from '../story/noise';

/** Tags as a bill has them: one flat JSON object, or null. */
export function tagText(
  tags: Record<string, string | boolean> | undefined,
): string | undefined {
  return tags && JSON.stringify(tags);
}

const ALPHABET = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';

/** An id as providers make them up, always the same for the same name. */
export function opaqueId(name: string, length = 16): string {
  return Array.from(
    { length },
    (_, i) => ALPHABET[noise(7, name, i) % ALPHABET.length],
  ).join('');
}
