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

  add(account: string, line: ChargeLine, charge: StoredCharge): void {
    const place = this.placeOf(line);
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
    };
    places.set(at, sum);
    return sum;
  }
}

function textOf({ account, day, level, key, currency }: BilledKey): string {
  return JSON.stringify([account, day, level, key, currency]);
}
