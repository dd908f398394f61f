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

const MIN_LENGTH = 4;
const MAX_RATIO = 3;

/**
 * True when a name from a bill may be the entity's: both have the same words,
 * or the words of one stand in the other and are a good part of it. Case and
 * the characters between words do not matter.
 */
export function resembles(entityName: string, text: string): boolean {
  const a = wordsOf(entityName);
  const b = wordsOf(text);
  if (a === '' || b === '') {
    return false;
  }
  if (a === b) {
    return true;
  }
  const [shorter, longer] = a.length < b.length ? [a, b] : [b, a];
  return (
    shorter.length >= MIN_LENGTH &&
    longer.length <= shorter.length * MAX_RATIO &&
    `-${longer}-`.includes(`-${shorter}-`)
  );
}

function wordsOf(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '');
}
