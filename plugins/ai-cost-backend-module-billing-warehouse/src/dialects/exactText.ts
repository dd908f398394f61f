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

import { OFFSET_INSTANT, UTC_INSTANT } from 'backstage-plugin-ai-cost-node';

/**
 * A decimal number, as a regular expression for the whole of a text. A number
 * with an exponent has at most twenty digits, as it has for the roll-up of
 * files.
 */
export const DECIMAL_TEXT = String.raw`\s*[+-]?((\d+(\.\d*)?|\.\d+)|(\d{1,20}(\.\d{0,20})?|\.\d{1,20})[eE][+-]?\d{1,3})\s*`;

const LEAP_YEARS = String.raw`(\d\d(0[48]|[2468][048]|[13579][26])|([02468][048]|[13579][26])00)`;

/** The first ten characters of an instant when there is such a day. */
const REAL_DAY = String.raw`(\d{4}-((0[13578]|1[02])-(0[1-9]|[12]\d|3[01])|(0[469]|11)-(0[1-9]|[12]\d|30)|02-(0[1-9]|1\d|2[0-8]))|${LEAP_YEARS}-02-29)`;

/**
 * Regular expressions for the whole of a text whose day exists, for engines
 * that fail over others.
 */
export const REAL_UTC_INSTANT = withRealDay(UTC_INSTANT);
export const REAL_OFFSET_INSTANT = withRealDay(OFFSET_INSTANT);

function withRealDay(pattern: string): string {
  return pattern.replace(String.raw`\d{4}-\d{2}-\d{2}`, () => REAL_DAY);
}
