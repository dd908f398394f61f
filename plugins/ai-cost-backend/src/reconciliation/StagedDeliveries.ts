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

import type {
  Derivation,
  DerivedDelivery,
} from '../ledger/deliveries/DerivedDeliveryStore';
import type { Ledger } from '../ledger/Ledger';
import {
  followAttributions,
  type SharedLines,
} from '../ledger/summaries/followAttributions';

/** A derived delivery that nobody sees yet. */
interface StagedDelivery {
  id: number;
  lines: SharedLines;
  /** Of the attributions that its summaries follow. */
  version: number;
}

/** The derived deliveries that one attempt to settle what counts has made. */
export class StagedDeliveries {
  readonly #ledger: Ledger;
  readonly #runId?: number;
  readonly #now: () => Date;
  readonly #signal: AbortSignal;
  /** By what they were derived from, and how. */
  readonly #whole = new Map<string, StagedDelivery>();
  readonly #begun: number[] = [];

  static create(options: {
    ledger: Ledger;
    /** The run that needs them, when there is one. */
    runId?: number;
    now: () => Date;
    signal: AbortSignal;
  }): StagedDeliveries {
    return new StagedDeliveries(options);
  }

  private constructor(options: Parameters<typeof StagedDeliveries.create>[0]) {
    this.#ledger = options.ledger;
    this.#runId = options.runId;
    this.#now = options.now;
    this.#signal = options.signal;
  }

  /**
   * What was derived the same way before, or else is derived now.
   *
   * @param options - `visible` are those that readers see
   * @returns its id
   */
  async derive(options: {
    derivedFrom: number;
    derivedAs: Derivation;
    derivation: string;
    visible: readonly DerivedDelivery[];
    derive: (deliveryId: number) => Promise<SharedLines>;
  }): Promise<number> {
    const { visible, derive, ...derived } = options;
    const key = JSON.stringify(derived);
    const known =
      this.#whole.get(key) ?? visible.find(it => sameDerivation(it, derived));
    if (known) {
      return known.id;
    }
    const { version } = await this.#ledger.attributions.readState();
    const id = await this.#ledger.derived.stage({
      ...derived,
      runId: this.#runId,
      now: this.#now(),
    });
    this.#begun.push(id);
    const lines = await derive(id);
    await this.#ledger.derived.describe(id);
    this.#whole.set(key, { id, version, lines });
    return id;
  }

  /**
   * Brings those of some derived deliveries that nobody sees yet up to date with
   * the attributions.
   *
   * @returns the version that they follow; undefined when there are none
   */
  async followAttributions(
    derived: readonly number[],
  ): Promise<number | undefined> {
    const staged = [...this.#whole.values()].filter(({ id }) =>
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
            signal: this.#signal,
          });
        }
      }
    }
    return undefined;
  }

  /** Withdraws those that did not become visible. */
  async end(): Promise<void> {
    if (this.#begun.length > 0) {
      await this.#ledger.derived.withdraw(this.#begun);
    }
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
