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

import { addSpend, type AddedSpend } from './addSpend';
import type { ChangeDriver } from './ChangeDriver';
import { DriverSums } from './DriverSums';
import type { SpendPart } from './SpendPart';

/** A key of both ranges. */
interface Continuing {
  group?: string;
  before: AddedSpend;
  after: AddedSpend;
}

/** A key whose tokens were counted in both. */
interface Metered {
  group?: string;
  before: Required<AddedSpend>;
  after: Required<AddedSpend>;
}

/**
 * Why spend changed. The drivers add up to the change, to the last atto.
 *
 * @remarks
 * `volume` is the old mix at the old prices, for the new number of tokens;
 * `mix` is the new shares of tokens at the old prices; `price` is the new prices
 * of the new tokens. All three are over the keys whose tokens were counted in
 * both ranges. `unmetered` is the change of those of which they were not. `gone`
 * and `new` are keys of one range alone.
 *
 * Where parts have groups, volume is what a group would have added had all of
 * its tokens grown as all tokens did, and mix what it added beside that: so a
 * move from one group to another is mix in both.
 *
 * Amounts are whole attos: what a division leaves goes to the next driver.
 *
 * @returns the largest first, without those that are zero
 * @public
 */
export function explainChange(change: {
  before: readonly SpendPart[];
  after: readonly SpendPart[];
}): ChangeDriver[] {
  const sums = DriverSums.create();
  const continuing = compareKeys(change, sums);
  const metered = continuing.flatMap(part => asMetered(part) ?? []);
  for (const { group, before, after } of continuing) {
    if (!isMetered(before) || !isMetered(after)) {
      sums.add('unmetered', group, after.cost - before.cost);
    }
  }
  const tokens = {
    before: totalOf(metered.map(({ before }) => before)),
    after: totalOf(metered.map(({ after }) => after)),
  };
  for (const { group, before, after } of metered) {
    const grown = (before.cost * tokens.after) / tokens.before;
    const moved = (before.cost * after.tokens) / before.tokens;
    sums.add('volume', group, grown - before.cost);
    sums.add('mix', group, moved - grown);
    sums.add('price', group, after.cost - moved);
  }
  return sums.list();
}

/** Finds what is of both ranges, and adds what is not. */
function compareKeys(
  change: Parameters<typeof explainChange>[0],
  sums: DriverSums,
): Continuing[] {
  const before = addSpend(change.before);
  const after = addSpend(change.after);
  const continuing: Continuing[] = [];
  for (const [group, parts] of before) {
    for (const [key, part] of parts) {
      const now = after.get(group)?.get(key);
      if (now) {
        continuing.push({ group, before: part, after: now });
      } else {
        sums.add('gone', group, -part.cost);
      }
    }
  }
  for (const [group, parts] of after) {
    for (const [key, part] of parts) {
      if (!before.get(group)?.has(key)) {
        sums.add('new', group, part.cost);
      }
    }
  }
  return continuing;
}

function isMetered(part: AddedSpend): part is Required<AddedSpend> {
  return part.tokens !== undefined;
}

function asMetered({ group, before, after }: Continuing): Metered | undefined {
  return isMetered(before) && isMetered(after)
    ? { group, before, after }
    : undefined;
}

function totalOf(parts: readonly Required<AddedSpend>[]): bigint {
  return parts.reduce((sum, { tokens }) => sum + tokens, 0n);
}
