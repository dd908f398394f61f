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

import type { Day } from 'backstage-plugin-ai-cost-common';
import type { AttributionRow } from '../../ledger/attributions/attributionRow';

/** A line that would be somebody else's, wholly or in part. */
export interface ChangedLine {
  lineId: number;
  before: readonly AttributionRow[];
  after: readonly AttributionRow[];
}

/** True when both give every charge to the same in the same parts. */
export function sameOwners(
  before: readonly AttributionRow[],
  after: readonly AttributionRow[],
): boolean {
  const owners = (rows: readonly AttributionRow[]) =>
    JSON.stringify(
      rows.map(row => [row.valid_from, row.entity_ref, row.weight]),
    );
  return owners(before) === owners(after);
}

/** Every entity that has a part of some lines, or shares one out, on any day. */
export function partiesOf(lines: readonly ChangedLine[]): string[] {
  const refs = new Set(
    lines.flatMap(({ before, after }) =>
      [...before, ...after].flatMap(row => [row.entity_ref, row.shared_from]),
    ),
  );
  refs.delete('');
  return [...refs];
}

/** True when a line's charges can be handed out without looking at days. */
export function isUndivided({ before, after }: ChangedLine): boolean {
  return before.length === 1 && after.length === 1;
}

/** The parts of a line that hold on a day. */
export function partsOn(
  rows: readonly AttributionRow[],
  day: Day,
): readonly AttributionRow[] {
  const valid = rows.filter(row => row.valid_from <= day);
  const since = valid[valid.length - 1].valid_from;
  return valid.filter(row => row.valid_from === since);
}
