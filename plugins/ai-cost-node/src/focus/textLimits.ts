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

import { JSON_COLUMNS } from './normaliseDimensions';
import type { RawDimension } from './rawDimensions';

const KIB = 1_024;

/**
 * Bytes that a text may have by which rows are told apart. Names and ids have
 * some hundred, and the longest that a cloud allows have 2,048.
 */
const LONGEST_TEXT = 4 * KIB;

/**
 * Columns that hold an object have more: fifty tags with the longest keys and
 * values that a cloud allows are some 40 KiB.
 */
const LONGEST_OBJECT = 64 * KIB;

/**
 * For people.
 *
 * @public
 */
export const TEXT_LIMITS = `${JSON_COLUMNS.join(', ')} may have ${
  LONGEST_OBJECT / KIB
} KiB, others ${LONGEST_TEXT / KIB} KiB`;

/**
 * The most bytes that the text of a dimension may have.
 *
 * @public
 */
export function longestText(dimension: RawDimension): number {
  return JSON_COLUMNS.some(name => name === dimension)
    ? LONGEST_OBJECT
    : LONGEST_TEXT;
}
