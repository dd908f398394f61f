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
import { identityKey, identityOf, type UsageIdentity } from './UsageIdentity';
import {
  isDivisible,
  matchKeys,
  placeOf,
  type MatchLevel,
  type UsagePlace,
} from './lineUsage';

/** What a source reports of someone's usage on a day. */
export interface ReportedPart {
  sourceId: string;
  identity: UsageIdentity;
  identityKey: string;
  place: UsagePlace;
  currency: string;
  /** Undefined when it is not counted in tokens. */
  tokens?: bigint;
  /** Estimated effective cost in attos. */
  money: bigint;
}

/** Where reported usage is looked up. */
export interface UsageKey {
  sourceId: string;
  /** Identifies the account. */
  account: string;
  day: Day;
  level: MatchLevel;
  key: string;
}

type LineFacts = Pick<ReportedPart, 'identity' | 'identityKey' | 'place'> & {
  keys: [MatchLevel, string][];
};

/** What sources of lower grades report of usage, by all that it may match. */
export class ReportedUsage {
  readonly #parts = new Map<string, ReportedPart[]>();
  readonly #facts = new Map<number, LineFacts>();
  readonly #tags = new Set<string>();
  readonly #places: Record<keyof UsagePlace, Set<string>> = {
    subAccount: new Set(),
    credential: new Set(),
    resource: new Set(),
  };

  static create(): ReportedUsage {
    return new ReportedUsage();
  }

  private constructor() {}

  add(
    usage: Pick<UsageKey, 'sourceId' | 'account'>,
    line: ChargeLine,
    charge: StoredCharge,
  ): void {
    if (!isDivisible({ ...line, allocatedMethodId: undefined })) {
      return;
    }
    const { keys, ...facts } = this.#factsOf(charge.id, line);
    const part: ReportedPart = {
      ...facts,
      sourceId: usage.sourceId,
      currency: line.billingCurrency,
      tokens: tokensOf(line, charge),
      money: charge.effective,
    };
    for (const [level, key] of keys) {
      const at = textOf({ ...usage, day: charge.time, level, key });
      const parts = this.#parts.get(at);
      if (parts) {
        parts.push(part);
      } else {
        this.#parts.set(at, [part]);
      }
    }
  }

  at(usage: UsageKey): readonly ReportedPart[] {
    return this.#parts.get(textOf(usage)) ?? [];
  }

  /** A place of the bill, without what no source of usage knows. */
  knownPlace(place: UsagePlace): UsagePlace {
    const known = (name: keyof UsagePlace) =>
      this.#places[name].has(place[name]) ? place[name] : '';
    return {
      subAccount: known('subAccount'),
      credential: known('credential'),
      resource: known('resource'),
    };
  }

  /** True when a line of the bill has tags, and all of them are reported. */
  knowsTags({ tags }: ChargeLine): boolean {
    const all = Object.entries(tags);
    return all.length > 0 && all.every(tag => this.#tags.has(tagText(tag)));
  }

  #factsOf(lineId: number, line: ChargeLine): LineFacts {
    const known = this.#facts.get(lineId);
    if (known) {
      return known;
    }
    const identity = identityOf(line);
    const place = placeOf(line);
    for (const name of ['subAccount', 'credential', 'resource'] as const) {
      this.#places[name].add(place[name]);
    }
    for (const tag of Object.entries(line.tags)) {
      this.#tags.add(tagText(tag));
    }
    const facts: LineFacts = {
      identity,
      identityKey: identityKey(identity),
      place,
      keys: Object.entries(matchKeys(line)).filter(([, key]) => key) as [
        MatchLevel,
        string,
      ][],
    };
    this.#facts.set(lineId, facts);
    return facts;
  }
}

/** Whole tokens of a charge; undefined when it does not count them. */
export function tokensOf(
  line: ChargeLine,
  { quantity }: Pick<StoredCharge, 'quantity'>,
): bigint | undefined {
  return line.unit === 'Tokens' && quantity !== undefined
    ? BigInt(Math.round(quantity))
    : undefined;
}

function tagText(tag: [key: string, value: string]): string {
  return JSON.stringify(tag);
}

function textOf({ sourceId, account, day, level, key }: UsageKey): string {
  return JSON.stringify([sourceId, account, day, level, key]);
}
