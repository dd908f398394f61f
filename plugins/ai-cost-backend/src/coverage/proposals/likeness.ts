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

import leven from 'leven';
import { resembles, wordsOf } from '../../reports/suggestions/resembles';

const MIN_LENGTH = 4;
const MIN_LIKENESS = 0.75;
/** Of names that are spelt a little differently, and not the same. */
const SPELT_ALIKE = 0.8;

/** How much a name from a bill is like an entity's. */
export interface Likeness {
  /** 0 to 1. */
  score: number;
  /** For people. */
  words: string;
}

/** Undefined when the two have nothing to do with each other. */
export function likenessOf(
  entityName: string,
  text: string,
): Likeness | undefined {
  const name = wordsOf(entityName);
  const words = wordsOf(text);
  if (name === '' || words === '') {
    return undefined;
  }
  if (name === words) {
    return { score: 1, words: 'is its name' };
  }
  if (resembles(entityName, text)) {
    return { score: 0.85, words: 'has the words of its name' };
  }
  const longest = Math.max(name.length, words.length);
  const difference = Math.abs(name.length - words.length);
  if (
    Math.min(name.length, words.length) < MIN_LENGTH ||
    1 - difference / longest < MIN_LIKENESS
  ) {
    return undefined;
  }
  const alike = 1 - leven(name, words) / longest;
  return alike < MIN_LIKENESS
    ? undefined
    : {
        score: alike * SPELT_ALIKE,
        words: `is spelt ${Math.round(alike * 100)} % like its name`,
      };
}
