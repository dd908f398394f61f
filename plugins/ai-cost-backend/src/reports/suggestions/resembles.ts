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
const LONGEST_TEXT = 3;
const LONGEST_NAME = 1.5;

/**
 * True when a name from a bill may be the entity's: both have the same words,
 * or the words of one stand in the other and are a good part of it. Case and
 * the characters between words do not matter.
 *
 * @remarks
 * A name from a bill may add more to the entity's name (`prod-`, `-endpoint`)
 * than it may leave out: `search` is a team rather than `search-indexer`.
 */
export function resembles(entityName: string, text: string): boolean {
  const name = wordsOf(entityName);
  const words = wordsOf(text);
  return (
    (name !== '' && name === words) ||
    isGoodPart(name, words, LONGEST_TEXT) ||
    isGoodPart(words, name, LONGEST_NAME)
  );
}

function isGoodPart(part: string, whole: string, ratio: number): boolean {
  return (
    part.length >= MIN_LENGTH &&
    whole.length <= part.length * ratio &&
    `-${whole}-`.includes(`-${part}-`)
  );
}

/** A name in lower case, with one dash between words. */
export function wordsOf(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '');
}
