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

/**
 * What a column can hold:
 * - `text`
 * - `json`: objects, maps, lists and records, read as JSON text
 * - `decimal`: exact numbers, whole ones too
 * - `binary`: binary fractions
 * - `day`: dates
 * - `local`: times without a zone, which are taken for UTC
 * - `instant`: points in time
 * - `other`: read as text
 */
export type ColumnKind =
  | 'text'
  | 'json'
  | 'decimal'
  | 'binary'
  | 'day'
  | 'local'
  | 'instant'
  | 'other';

/** The type of a column, in the terms of all engines. */
export interface ColumnType {
  kind: ColumnKind;
  /** Decimal places; absent when each number may have others. */
  scale?: number;
}

/**
 * Tells types by what their names begin with, in lower case.
 *
 * @param names - the first that fits counts
 */
export function kindByName(
  name: string,
  names: readonly (readonly [kind: ColumnKind, pattern: RegExp])[],
): ColumnKind {
  return names.find(([, pattern]) => pattern.test(name))?.[0] ?? 'other';
}

/** The scale in a type such as `decimal(38,18)`; undefined without one. */
export function scaleIn(name: string): number | undefined {
  const scale = /\(\s*\d+\s*,\s*(\d+)\s*\)/.exec(name)?.[1];
  return scale === undefined ? undefined : Number(scale);
}
