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

import { ColumnStyle, exactDecimal } from './columnSql';

/** Decimals without needless zeros, instants in UTC. */
export const PLAIN_TEXT: ColumnStyle = {
  decimal: trimmedDecimal,
  timestamp: expression => `strftime(${expression}, '%Y-%m-%dT%H:%M:%SZ')`,
};

/** Times that do not say that they are in UTC. */
export const NO_ZONE_TEXT: ColumnStyle = {
  decimal: trimmedDecimal,
  timestamp: expression => `strftime(${expression}, '%Y-%m-%d %H:%M:%S')`,
};

/** Very small amounts with an exponent. */
export const AZURE_TEXT: ColumnStyle = {
  decimal: (expression, scale) =>
    scale === 12
      ? `CASE WHEN abs(${expression}) BETWEEN 1 AND 999999
          THEN (${expression})::VARCHAR || 'E-12'
          ELSE ${trimmedDecimal(expression, scale)} END`
      : trimmedDecimal(expression, scale),
  timestamp: expression => `strftime(${expression}, '%Y-%m-%dT%H:%M:%SZ')`,
};

function trimmedDecimal(expression: string, scale: number): string {
  return `rtrim(rtrim((${exactDecimal(
    expression,
    scale,
  )})::VARCHAR, '0'), '.')`;
}
