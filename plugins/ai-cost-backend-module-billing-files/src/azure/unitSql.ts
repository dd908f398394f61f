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

import type { AzureColumns } from './AzureColumns';

/** A number of something, such as `1K`, `10000` or `1 Unit`. */
const BARE = String.raw`(?:[\d,]+ ?[KMB]?)?(?: ?(?:units?|count))?`;
const ONE = String.raw`(?:1)?(?: ?(?:units?|count))?|unassigned`;
/** The block that a meter names itself, as in `GPT 5 outpt Glbl 1M Tokens`. */
const METER_BLOCK = String.raw`(?i)\b(\d+ ?[KM])[- ]?tokens?\b`;

/**
 * The unit of a quantity, as SQL. Quantities count blocks of it, such as `10K`.
 *
 * @remarks
 * No unit of an export says tokens; meters do. Where the unit is a bare one, the
 * meter's own block is what is counted.
 */
export function unitSql(columns: AzureColumns): string {
  const unit = columns.text('unit');
  if (!columns.has('meterName')) {
    return unit;
  }
  const meter = columns.text('meterName');
  const known = `coalesce(${unit}, '')`;
  return `CASE
    WHEN regexp_full_match(${known}, '${ONE}', 'i')
      AND regexp_matches(${meter}, '${METER_BLOCK}')
    THEN regexp_extract(${meter}, '${METER_BLOCK}', 1) || ' Tokens'
    WHEN regexp_full_match(${known}, '${BARE}', 'i')
      AND regexp_matches(${meter}, '(?i)\\btokens?\\b') AND ${unit} IS NOT NULL
    THEN regexp_extract(${unit}, '^[\\d,]* ?[KMB]?', 0, 'i') || ' Tokens'
    ELSE ${unit} END`;
}
