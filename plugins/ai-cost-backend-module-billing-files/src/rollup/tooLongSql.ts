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

import {
  longestText,
  RAW_DIMENSION_NAMES,
  type RawDimension,
} from 'backstage-plugin-ai-cost-node';

/**
 * True when a text of a line is too long, as SQL. Lines are held in memory and
 * written by the thousand, so a small file with long texts could bring the
 * backend down.
 *
 * @param dimensions - those that there are; all of them unless told
 */
export function tooLongSql(
  dimensions: readonly RawDimension[] = RAW_DIMENSION_NAMES,
): string {
  return `(${dimensions
    .map(name => `coalesce(strlen(${name}), 0) > ${longestText(name)}`)
    .join(' OR ')})`;
}
