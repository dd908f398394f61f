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
import type { StoredCharge } from '../../ledger/charges/DailyChargeStore';
import { tokensOf, type ReportedUsage } from './ReportedUsage';
import {
  matchKeys,
  placeOf,
  type MatchLevel,
  type UsagePlace,
} from './lineUsage';

/** What a bill has at a place, claimed or not. */
export interface BilledPlace {
  place: UsagePlace;
  tokens: bigint;
  /** Effective cost in attos. */
  money: bigint;
  /** Some of it is not counted in tokens. */
  uncounted: boolean;
  /** What is somebody's by the bill, by tags that are reported too. */
  claims: Map<string, BilledClaim>;
}

/** What a bill makes somebody's, and the tags that it says it by. */
export interface BilledClaim {
  tags: Record<string, string>;
  tokens: bigint;
  /** Effective cost in attos. */
  money: bigint;
}

/** Where billed usage is looked up. */
export interface BilledKey {
  account: string;
  day: Day;
  level: MatchLevel;
  key: string;
  currency: string;
}

/** What a bill has of usage, by all that it may match. */
export class BilledUsage {
  readonly #reported: ReportedUsage;
  readonly #places = new Map<string, Map<string, BilledPlace>>();
  /** Sub-accounts, keys and resources that both sides know. */
  readonly #shared: Record<keyof UsagePlace, Set<string>> = {
    subAccount: new Set(),
    credential: new Set(),
    resource: new Set(),
  };

  static create(options: { reported: ReportedUsage }): BilledUsage {
    return new BilledUsage(options.reported);
  }

  private constructor(reported: ReportedUsage) {
    this.#reported = reported;
  }

  /** @param options - `claimed` when it is somebody's on that day */
  add(
    line: ChargeLine,
    charge: StoredCharge,
    options: { account: string; claimed: boolean },
  ): void {
    const { account, claimed } = options;
    const place = this.placeOf(line);
    const told = claimed && this.#reported.knowsTags(line);
    for (const name of ['subAccount', 'credential', 'resource'] as const) {
      if (place[name] !== '') {
        this.#shared[name].add(place[name]);
      }
    }
    const tokens = tokensOf(line, charge);
    for (const [level, key] of Object.entries(matchKeys(line))) {
      if (key) {
        const sum = this.#sumAt(
          {
            account,
            day: charge.time,
            level: level as MatchLevel,
            key,
            currency: line.billingCurrency,
          },
          place,
        );
        sum.tokens += tokens ?? 0n;
        sum.money += charge.effective;
        sum.uncounted ||= tokens === undefined;
        if (told) {
          addClaim(sum, line, { tokens, money: charge.effective });
        }
      }
    }
  }

  at(billed: BilledKey): BilledPlace[] {
    return [...(this.#places.get(textOf(billed))?.values() ?? [])];
  }

  /** A line's place, as far as usage is told apart by it. */
  placeOf(line: ChargeLine): UsagePlace {
    return this.#reported.knownPlace(placeOf(line));
  }

  /**
   * A reported place without what the bill does not know: that is another kind
   * of name, and says nothing of where the usage was billed.
   */
  sharedPlace(place: UsagePlace): UsagePlace {
    const shared = (name: keyof UsagePlace) =>
      this.#shared[name].has(place[name]) ? place[name] : '';
    return {
      subAccount: shared('subAccount'),
      credential: shared('credential'),
      resource: shared('resource'),
    };
  }

  #sumAt(billed: BilledKey, place: UsagePlace): BilledPlace {
    const text = textOf(billed);
    const places = this.#places.get(text) ?? new Map<string, BilledPlace>();
    this.#places.set(text, places);
    const at = JSON.stringify(place);
    const sum = places.get(at) ?? {
      place,
      tokens: 0n,
      money: 0n,
      uncounted: false,
      claims: new Map(),
    };
    places.set(at, sum);
    return sum;
  }
}

function addClaim(
  { claims }: BilledPlace,
  { tags }: ChargeLine,
  amount: { tokens?: bigint; money: bigint },
): void {
  const key = JSON.stringify(Object.entries(tags).sort());
  const claim = claims.get(key) ?? { tags, tokens: 0n, money: 0n };
  claim.tokens += amount.tokens ?? 0n;
  claim.money += amount.money;
  claims.set(key, claim);
}

function textOf({ account, day, level, key, currency }: BilledKey): string {
  return JSON.stringify([account, day, level, key, currency]);
}
