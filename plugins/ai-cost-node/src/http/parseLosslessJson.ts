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

// Node 22 hands the text of a primitive to the reviver; the types of the
// language do not know it yet.
type SourceReviver = (
  key: string,
  value: unknown,
  context: { source?: string },
) => unknown;

/**
 * Parses JSON and keeps numbers as the texts that were sent: a double cannot
 * hold every amount that a provider writes.
 *
 * @throws SyntaxError when the text is not JSON
 *
 * @public
 */
export function parseLosslessJson(text: string): unknown {
  const keepNumbers: SourceReviver = (_key, value, { source }) =>
    typeof value === 'number' ? source ?? String(value) : value;
  return JSON.parse(text, keepNumbers as (key: string, value: unknown) => any);
}
