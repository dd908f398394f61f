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

import { quoteLiteral } from '../rollup/quote';

/** Keys whose numbers are money. */
const MONEY = /cost|amount/i;

/**
 * The value of a key as text, of a `line` of JSON, as SQL; what is nested is
 * JSON. Money is kept digit by digit.
 */
export function jsonCellSql(key: string): string {
  return MONEY.test(key) ? exactNumberSql(key) : textSql(key);
}

function textSql(key: string): string {
  return `json_extract_string(line, ${quoteLiteral(pointer(key))})`;
}

/**
 * A number as it is written: as a number of JSON it has 17 digits at most. The
 * digits are found as text, and taken when they stand for that number. Where the
 * key is there more than once, as in what is nested, that cannot tell which is
 * meant, and the number of JSON has to do.
 */
function exactNumberSql(key: string): string {
  const text = textSql(key);
  const pattern = `"${escapeRegex(
    JSON.stringify(key).slice(1, -1),
  )}"\\s*:\\s*(-?[0-9][0-9.eE+-]*)`;
  const found = `regexp_extract_all(CAST(line AS VARCHAR), ${quoteLiteral(
    pattern,
  )}, 1)`;
  return `CASE WHEN len(${found}) = 1
      AND TRY_CAST(${found}[1] AS DOUBLE) = TRY_CAST(${text} AS DOUBLE)
    THEN ${found}[1] ELSE ${text} END`;
}

/** RFC 6901. */
function pointer(key: string): string {
  return `/${key.replace(/~/g, '~0').replace(/\//g, '~1')}`;
}

function escapeRegex(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
