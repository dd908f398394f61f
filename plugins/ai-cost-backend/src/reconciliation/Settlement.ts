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

import { hash } from 'node:crypto';
import type { ProviderAccount } from '../ledger/accounts/providerAccount';
import {
  readVisibleVersion,
  type CountedDeliveries,
} from '../ledger/deliveries/CountedDeliveries';
import type {
  Derivation,
  DerivedDelivery,
} from '../ledger/deliveries/DerivedDeliveryStore';
import type { Ledger } from '../ledger/Ledger';
import {
  followAttributions,
  type SharedLines,
} from '../ledger/summaries/followAttributions';
import type { AccountNames } from './AccountNames';
import { addMissingAccountDays } from './addMissingAccountDays';
import { deriveStandIn, type StandIn } from './deriveStandIn';
import { overruledCharges } from './overruledCharges';
import { readTold } from './readTold';
import { reconciliationProblems } from './reconciliationProblems';
import { standInsOf } from './standIns';

/** A derived delivery that nobody sees yet. */
interface StagedDelivery {
  id: number;
  lines: SharedLines;
  /** Of the attributions that its summaries follow. */
  version: number;
}

/** What settles what counts, see {@link Settlement}. */
export interface SettlementOptions {
  ledger: Ledger;
  names: AccountNames;
  /** A staged delivery that is about to become visible. */
  publishing?: number;
  runId?: number;
  now: () => Date;
  signal: AbortSignal;
}

/**
 * One attempt to settle what counts. It may have to be settled again when other
 * processes were faster; what was derived before is kept where it still holds.
 */
export class Settlement {
  readonly #options: SettlementOptions;
  readonly #ledger: Ledger;
  /** By what they were derived from, and how. */
  readonly #staged = new Map<string, StagedDelivery>();

  static create(options: SettlementOptions): Settlement {
    return new Settlement(options);
  }

  private constructor(options: SettlementOptions) {
    this.#options = options;
    this.#ledger = options.ledger;
  }

  /**
   * Finds what counts of the deliveries that are visible now, and derives what
   * is needed for it.
   */
  async settle(): Promise<CountedDeliveries> {
    const { names, publishing, signal } = this.#options;
    const ledger = this.#ledger;
    await addMissingAccountDays(ledger, signal);
    // Before all else: what changes from here on is noticed by it.
    const version = await readVisibleVersion(ledger.knex);
    const told = await readTold({ ledger, names, publishing });
    const overruled = overruledCharges(told);
    const standIns = standInsOf(told, overruled);

    const visible = await ledger.derived.visible();
    const derived: number[] = [];
    for (const standIn of standIns) {
      if (standIn.left.length > 0) {
        derived.push(await this.#standIn(standIn, told.accounts, visible));
      }
    }
    return {
      version,
      overruled: standIns.map(({ deliveryId }) => deliveryId),
      derived,
      attributionVersion: await this.#followAttributions(derived),
      problems: reconciliationProblems(overruled),
      variances: [],
    };
  }

  /** Withdraws what was derived and did not become visible. */
  async end(): Promise<void> {
    const ids = [...this.#staged.values()].map(({ id }) => id);
    if (ids.length > 0) {
      await this.#ledger.derived.withdraw(ids);
    }
  }

  async #standIn(
    standIn: StandIn,
    accounts: ReadonlyMap<number, ProviderAccount>,
    visible: readonly DerivedDelivery[],
  ): Promise<number> {
    const { ledger, signal } = this.#options;
    return this.#derive({
      derivedFrom: standIn.deliveryId,
      derivedAs: 'stand_in',
      derivation: fingerprintOf(standIn),
      visible,
      derive: async deliveryId => {
        const { lines } = await deriveStandIn({
          ...{ ledger, standIn, accounts, deliveryId, signal },
        });
        return lines;
      },
    });
  }

  /** What was derived the same way before, or else is derived now. */
  async #derive(options: {
    derivedFrom: number;
    derivedAs: Derivation;
    derivation: string;
    visible: readonly DerivedDelivery[];
    derive: (deliveryId: number) => Promise<SharedLines>;
  }): Promise<number> {
    const { visible, derive, ...derived } = options;
    const key = JSON.stringify(derived);
    const known =
      this.#staged.get(key) ?? visible.find(it => sameDerivation(it, derived));
    if (known) {
      return known.id;
    }
    const { runId, now } = this.#options;
    const { version } = await this.#ledger.attributions.readState();
    const id = await this.#ledger.derived.stage({
      ...derived,
      runId,
      now: now(),
    });
    // Known before it is whole, so that it is withdrawn when it never will be.
    const staged = { id, version, lines: { ids: [], shares: [] } };
    this.#staged.set(`unfinished ${id}`, staged);
    const lines = await derive(id);
    await this.#ledger.derived.describe(id);
    this.#staged.delete(`unfinished ${id}`);
    this.#staged.set(key, { ...staged, lines });
    return id;
  }

  /**
   * Brings staged deliveries up to date with the attributions.
   *
   * @returns the version that all of them follow; undefined when there are none
   */
  async #followAttributions(
    derived: readonly number[],
  ): Promise<number | undefined> {
    const { signal } = this.#options;
    const staged = [...this.#staged.values()].filter(({ id }) =>
      derived.includes(id),
    );
    while (staged.length > 0) {
      const { version } = await this.#ledger.attributions.readState();
      if (staged.every(delivery => delivery.version === version)) {
        return version;
      }
      for (const delivery of staged) {
        if (delivery.version !== version) {
          delivery.version = await followAttributions({
            ledger: this.#ledger,
            deliveryId: delivery.id,
            lines: delivery.lines,
            signal,
          });
        }
      }
    }
    return undefined;
  }
}

function sameDerivation(
  a: DerivedDelivery,
  b: Omit<DerivedDelivery, 'id'>,
): boolean {
  return (
    a.derivedFrom === b.derivedFrom &&
    a.derivedAs === b.derivedAs &&
    a.derivation === b.derivation
  );
}

function fingerprintOf({ overruled }: StandIn): string {
  const days = [...overruled].map(([account, of]) => [account, [...of].sort()]);
  return hash('sha1', JSON.stringify(days.sort()));
}
