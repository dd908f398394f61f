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

/** What a billed quantity counts. */
export interface BilledUnit {
  /** Undefined when the bill names none. */
  unit?: string;
  /** Units in one billed unit: 1000 for `1K tokens`. */
  factor: number;
}

const BLOCK =
  /^(?:(\d[\d,]*(?:\.\d+)?)\s*)?(?:([kmb]|thousand|million|billion)s?(?![a-z])(?:\s*of)?)?[\s/]*(.*)$/i;

const MAGNITUDES: ReadonlyMap<string, number> = new Map([
  ['k', 1e3],
  ['thousand', 1e3],
  ['m', 1e6],
  ['million', 1e6],
  ['b', 1e9],
  ['billion', 1e9],
]);

/** Providers spell these in many ways; others are kept as they stand. */
const UNITS: [spelling: RegExp, unit: string][] = [
  [/^tokens?$/, 'Tokens'],
  [/^(?:1 )?(?:duration )?(?:hours?|hrs?|h|horas?|小时)$/, 'Hours'],
  [/^(?:duration )?(?:minutes?|minute\(s\)|mins?)$/, 'Minutes'],
  [/^(?:duration )?(?:seconds?|secs?|s)$/, 'Seconds'],
  [/^gb (?:mo|months?|mes|月)$/, 'GB-Months'],
  [/^gb (?:hours?|hrs?)$/, 'GB-Hours'],
  [/^(?:api )?(?:requests?|calls?)$/, 'Requests'],
  [/^images?$/, 'Images'],
  [/^char(?:acter)?s?$/, 'Characters'],
];

/** A unit that says nothing, as marketplaces write it. */
const MERE_UNIT = /^(?:units?|quantity)$/i;
/** What a unit is, where the description of a price says it. */
const TOKEN_BLOCK =
  /(?:^|[|,])\s*(?:1\s*)?(thousand|million)\b[^|]*\btokens?\b/i;

/**
 * Reads a unit as a bill writes it: a block such as `1K tokens`, `1000 Tokens`
 * or `100 Hours` is a factor and a unit.
 *
 * @param text - ConsumedUnit or PricingUnit
 * @param countsTokens - the charge counts tokens, so that a bare number or
 * `count` is a number of them
 * @param description - of the charge: `Million Input Tokens` is what a mere
 * `Units` counts
 */
export function readBilledUnit(
  text: string | undefined,
  countsTokens: boolean,
  description = '',
): BilledUnit {
  if (!text?.trim()) {
    return { factor: 1 };
  }
  if (countsTokens && MERE_UNIT.test(text.trim())) {
    const block = TOKEN_BLOCK.exec(description.slice(0, 300))?.[1];
    if (block) {
      return { unit: 'Tokens', factor: MAGNITUDES.get(block.toLowerCase())! };
    }
  }
  const [, number, magnitude, rest] = BLOCK.exec(
    text.trim().slice(0, 60).replace(/_/g, ' '),
  )!;
  const factor =
    Number(number?.replace(/,/g, '') ?? 1) *
    (MAGNITUDES.get(magnitude?.toLowerCase() ?? '') ?? 1);
  const spelling = rest.toLowerCase().replace(/[-/\s]+/g, ' ');
  if (spelling === '' || spelling === 'count') {
    return { unit: countsTokens ? 'Tokens' : 'Count', factor };
  }
  const unit = UNITS.find(([pattern]) => pattern.test(spelling))?.[1] ?? rest;
  return { unit, factor: factor > 0 ? factor : 1 };
}
