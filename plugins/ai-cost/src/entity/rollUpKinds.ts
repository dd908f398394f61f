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

/** Kinds of entities that show the costs of others: those who answer for them. */
export const ROLL_UP_KINDS = ['Group', 'User', 'System', 'Domain'] as const;

export type RollUpKind = (typeof ROLL_UP_KINDS)[number];

/** The kind as written here, whatever its case; undefined for other kinds. */
export function rollUpKindOf(kind: string): RollUpKind | undefined {
  return ROLL_UP_KINDS.find(
    known => known.toLowerCase() === kind.toLowerCase(),
  );
}
