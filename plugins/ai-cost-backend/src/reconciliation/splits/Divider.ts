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
import type { ChargeLine } from 'backstage-plugin-ai-cost-node';
import type { BilledKey, BilledPlace, BilledUsage } from './BilledUsage';
import type { ReportedPart, ReportedUsage } from './ReportedUsage';
import type { Division, UsageShare } from './Division';
import {
  isCompatible,
  isSamePlace,
  matchKeys,
  type MatchLevel,
  type UsagePlace,
} from './lineUsage';
import {
  unclaimedUsage,
  type MeasuredPlace,
  type UnclaimedUsage,
} from './unclaimedUsage';

const ATTOS = 1e18;

/** Sources that divide together, for they tell of different calls. */
export interface DividingSources {
  sourceIds: readonly string[];
  /** It allocates a whole resource, idle time and all. */
  allocates: boolean;
}

/** Billed usage, and who reports it. */
type UsageToDivide = BilledKey & DividingSources;

/** Finds how charges of a bill are divided by reported usage. */
export class Divider {
  readonly #reported: ReportedUsage;
  readonly #billed: BilledUsage;
  readonly #known = new Map<string, Division | undefined>();
  readonly #usage = new Map<string, UnclaimedUsage>();

  static create(options: {
    reported: ReportedUsage;
    billed: BilledUsage;
  }): Divider {
    return new Divider(options.reported, options.billed);
  }

  private constructor(reported: ReportedUsage, billed: BilledUsage) {
    this.#reported = reported;
    this.#billed = billed;
  }

  /**
   * How a line's charge of a day is divided: by the first sources that report
   * the same usage, told by the narrowest key that both have. A line that names
   * a model which nobody reports is not divided.
   */
  divide(options: {
    line: ChargeLine;
    account: string;
    day: Day;
    sources: readonly DividingSources[];
  }): Division | undefined {
    const { line, account, day, sources } = options;
    const keys = matchKeys(line);
    const place = this.#billed.placeOf(line);
    const currency = line.billingCurrency;
    for (const { sourceIds, allocates } of sources) {
      for (const level of levelsOf(keys, allocates)) {
        const key = keys[level]!;
        const of = { account, day, level, key, currency };
        const at = { ...of, sourceIds, allocates };
        const text = JSON.stringify([at, place]);
        if (!this.#known.has(text)) {
          this.#known.set(text, this.#find(at, place));
        }
        const division = this.#known.get(text);
        if (division) {
          return division;
        }
      }
    }
    return undefined;
  }

  #find(at: UsageToDivide, place: UsagePlace): Division | undefined {
    const { level, currency, allocates } = at;
    const parts = this.#partsOf(at).filter(it => isCompatible(it.place, place));
    const byTokens = countsTokens(level, parts, this.#billed.at(at));
    const usage = this.#unclaimed(at, byTokens);
    const told = usage.parts.filter(it => isCompatible(it.part.place, place));
    const here = usage.places
      .filter(it => isSamePlace(place, it.place))
      .reduce((sum, { amount }) => sum + amount, 0n);
    if (here <= 0n) {
      return undefined;
    }
    // Usage of which the bill does not tell where it was is billed at all places
    // where it may have been, in proportion to what is billed there.
    const spread = told
      .map(({ part, amount }) => ({
        part,
        amount,
        over: usage.places
          .filter(it => isCompatible(part.place, it.place))
          .reduce((sum, it) => sum + it.amount, 0n),
      }))
      .filter(({ amount, over }) => amount > 0n && over > 0n);
    if (spread.length === 0 && !told.some(({ claimed }) => claimed > 0n)) {
      return undefined;
    }
    const scale = [...new Set(spread.map(({ over }) => over))].reduce(
      (product, over) => product * over,
      1n,
    );
    const shares = sharesOf(
      spread.map(({ part, amount, over }) => ({
        part,
        weight: amount * here * (scale / over),
        quantity: (quantityOf(amount, byTokens) * Number(here)) / Number(over),
      })),
    );
    const reported = shares.reduce((sum, { weight }) => sum + weight, 0n);
    const whole = here * scale;
    const unreported = allocates || reported >= whole ? 0n : whole - reported;
    return {
      sourceId: (shares[0] ?? told[0].part).sourceId,
      matchedBy: level,
      unit: byTokens ? 'Tokens' : currency,
      shares,
      unreported,
      total: Math.max(
        allocates ? 0 : quantityOf(here, byTokens),
        shares.reduce((sum, { quantity }) => sum + quantity, 0),
      ),
    };
  }

  #partsOf(at: UsageToDivide): ReportedPart[] {
    return at.sourceIds
      .flatMap(sourceId => this.#reported.at({ ...at, sourceId }))
      .map(part => ({ ...part, place: this.#billed.sharedPlace(part.place) }));
  }

  #unclaimed(at: UsageToDivide, byTokens: boolean): UnclaimedUsage {
    const text = JSON.stringify([at, byTokens]);
    const known = this.#usage.get(text);
    if (known) {
      return known;
    }
    const measure = byTokens
      ? (it: { tokens?: bigint }) => it.tokens ?? 0n
      : (it: { money: bigint }) => it.money;
    const usage = unclaimedUsage(
      this.#partsOf(at)
        .filter(it => byTokens || it.currency === at.currency)
        .map(part => ({ part, amount: measure(part) })),
      this.#billed.at(at).map(it => measuredPlace(it, measure, at.allocates)),
    );
    this.#usage.set(text, usage);
    return usage;
  }
}

/** An allocation divides a resource whole, whoever has parts of it. */
function measuredPlace(
  { place, claims, ...billed }: BilledPlace,
  measure: (it: { tokens: bigint; money: bigint }) => bigint,
  allocates: boolean,
): MeasuredPlace {
  return {
    place,
    amount: measure(billed),
    claims: allocates
      ? []
      : [...claims]
          .sort(([a], [b]) => (a < b ? -1 : 1))
          .map(([, claim]) => ({ tags: claim.tags, amount: measure(claim) })),
  };
}

/** The levels at which a line may be matched, narrowest first. */
function levelsOf(
  keys: ReturnType<typeof matchKeys>,
  allocates: boolean,
): MatchLevel[] {
  if (allocates) {
    return keys.resource ? ['resource'] : [];
  }
  const levels: MatchLevel[] = keys.model
    ? ['token_class', 'model']
    : ['account'];
  return levels.filter(level => keys[level]);
}

/** Tokens are compared where both sides count them, of one model. */
function countsTokens(
  level: MatchLevel,
  parts: readonly ReportedPart[],
  billed: readonly BilledPlace[],
): boolean {
  return (
    (level === 'token_class' || level === 'model') &&
    parts.every(({ tokens }) => tokens !== undefined) &&
    billed.every(({ uncounted }) => !uncounted)
  );
}

/** One share for each identity, in an order that depends on nothing else. */
function sharesOf(
  parts: readonly { part: ReportedPart; weight: bigint; quantity: number }[],
): UsageShare[] {
  const shares = new Map<string, UsageShare>();
  for (const { part, weight, quantity } of parts) {
    const known = shares.get(part.identityKey);
    shares.set(part.identityKey, {
      sourceId: known?.sourceId ?? part.sourceId,
      identity: part.identity,
      weight: (known?.weight ?? 0n) + weight,
      quantity: (known?.quantity ?? 0) + quantity,
    });
  }
  return [...shares].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, it]) => it);
}

function quantityOf(amount: bigint, isTokens: boolean): number {
  return isTokens ? Number(amount) : Number(amount) / ATTOS;
}
