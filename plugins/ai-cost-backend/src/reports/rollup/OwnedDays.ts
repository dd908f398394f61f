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

import type { DayRange } from '../window/dayRange';
import type { WindowPart } from '../window/windowParts';
import type { OwnedSpan } from './Ownership';

/** Entities that a scope answers for on the same days: most, on all of them. */
export interface OwnedDays extends DayRange {
  /** Owners by entity. */
  owners: ReadonlyMap<string, string>;
}

/**
 * Puts those together that can be read at once. Where an entity changed hands,
 * it comes once for each owner.
 */
export function ownedDays(spans: readonly OwnedSpan[]): OwnedDays[] {
  const groups = new Map<string, DayRange & { owners: Map<string, string> }>();
  for (const { entityRef, owner, from, to } of spans) {
    const key = `${from} ${to}`;
    const group = groups.get(key) ?? { from, to, owners: new Map() };
    groups.set(key, group);
    group.owners.set(entityRef, owner);
  }
  return [...groups.values()];
}

/** The part of a range that lies within some days; undefined for none. */
export function within(range: DayRange, days: DayRange): DayRange | undefined {
  const from = range.from > days.from ? range.from : days.from;
  const to = range.to < days.to ? range.to : days.to;
  return from <= to ? { from, to } : undefined;
}

/** Cuts off what of the parts of windows lies outside of some days. */
export function partsWithin(
  parts: readonly WindowPart[],
  days: DayRange,
): WindowPart[] {
  return parts.flatMap(part => {
    const range = within(part, days);
    return range ? [{ ...part, ...range }] : [];
  });
}
