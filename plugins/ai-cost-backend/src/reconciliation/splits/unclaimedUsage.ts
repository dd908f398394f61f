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

import { splitAmount } from 'backstage-plugin-ai-cost-common';
import type { ReportedPart } from './ReportedUsage';
import { isCompatible, type UsagePlace } from './lineUsage';

/** Reported usage, and how much of it there is. */
export interface MeasuredPart {
  part: ReportedPart;
  amount: bigint;
}

/** What a bill has at a place, in the measure of the reports. */
export interface MeasuredPlace {
  place: UsagePlace;
  amount: bigint;
  /** What the bill itself makes somebody's, by its tags. */
  claims: readonly { tags: Record<string, string>; amount: bigint }[];
}

/** What a bill leaves open, and what is reported of it. */
export interface UnclaimedUsage {
  /** What is left of reports, and what was left out of them. */
  parts: (MeasuredPart & { claimed: bigint })[];
  places: MeasuredPlace[];
}

/**
 * Leaves out, on both sides, what the bill itself tells of usage that is
 * reported: whoever has it would be given it once more. It is told by the tags of
 * the bill, where the report has all of them.
 */
export function unclaimedUsage(
  parts: readonly MeasuredPart[],
  places: readonly MeasuredPlace[],
): UnclaimedUsage {
  const left = parts.map(({ amount }) => amount);
  const reported = sumOf(left);
  const billed = sumOf(places.map(({ amount }) => amount));
  // Where more is reported than billed, all reports are of so much less.
  const isMore = billed > 0n && reported > billed;
  const unclaimed = places.map(({ place, amount, claims }) => {
    let open = amount;
    for (const claim of claims) {
      const told = parts.flatMap(({ part }, at) =>
        left[at] > 0n &&
        isCompatible(part.place, place) &&
        hasTags(part, claim.tags)
          ? [at]
          : [],
      );
      const known = sumOf(told.map(at => left[at]));
      const wanted = isMore ? (claim.amount * reported) / billed : claim.amount;
      if (known > 0n && wanted > 0n) {
        const taken = wanted < known ? wanted : known;
        splitAmount(
          taken,
          told.map(at => left[at]),
        ).forEach((share, index) => {
          left[told[index]] -= share;
        });
        const ofBill = isMore ? (taken * billed) / reported : taken;
        open -= taken === wanted ? claim.amount : ofBill;
      }
    }
    return { place, amount: open, claims };
  });
  return {
    parts: parts.map(({ part, amount }, at) => ({
      part,
      amount: left[at],
      claimed: amount - left[at],
    })),
    places: unclaimed,
  };
}

function hasTags(
  { identity }: ReportedPart,
  tags: Record<string, string>,
): boolean {
  return Object.entries(tags).every(
    ([key, value]) =>
      Object.hasOwn(identity.tags, key) && identity.tags[key] === value,
  );
}

function sumOf(amounts: readonly bigint[]): bigint {
  return amounts.reduce((sum, amount) => sum + amount, 0n);
}
