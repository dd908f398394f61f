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

import type { Attributor } from 'backstage-plugin-ai-cost-node';
import { hash } from 'node:crypto';
import {
  readVisibleVersion,
  type CountedDeliveries,
} from '../ledger/deliveries/CountedDeliveries';
import type { DerivedDelivery } from '../ledger/deliveries/DerivedDeliveryStore';
import type { Ledger } from '../ledger/Ledger';
import { addMissingAccountDays } from './addMissingAccountDays';
import { deriveStandIn, type StandIn } from './deriveStandIn';
import { overruledCharges, type ToldDays } from './overruledCharges';
import { readTold } from './readTold';
import { reconciliationProblems } from './reconciliationProblems';
import type { ReconciliationRules } from './ReconciliationRules';
import { dividedDeliveries, type DividedDelivery } from './splits/divisions';
import { divideDelivery } from './splits/divideDelivery';
import type { SplitCharges } from './splits/SplitCharges';
import { writeGiven, writeTaken } from './splits/writeSplit';
import { StagedDeliveries } from './StagedDeliveries';
import { standInsOf } from './standIns';
import { findVariances } from './variances/findVariances';

// Raise it with every change of the code that divides charges otherwise.
const SPLIT_VERSION = 3;

/** What settles what counts, see {@link Settlement}. */
export interface SettlementOptions {
  ledger: Ledger;
  rules: ReconciliationRules;
  /** Says whose the parts of divided charges are. */
  attributor: Attributor;
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
  readonly #staged: StagedDeliveries;

  static create(options: SettlementOptions): Settlement {
    return new Settlement(options);
  }

  private constructor(options: SettlementOptions) {
    this.#options = options;
    this.#staged = StagedDeliveries.create(options);
  }

  /**
   * Finds what counts of the deliveries that are visible now, and derives what
   * is needed for it.
   */
  async settle(): Promise<CountedDeliveries> {
    const { ledger, rules, publishing, signal } = this.#options;
    await addMissingAccountDays(ledger, signal);
    // Before all else: what changes from here on is noticed by it.
    const version = await readVisibleVersion(ledger.knex);
    const told = await readTold({ ledger, rules, publishing });
    const overruled = overruledCharges(told);
    const standIns = standInsOf(told, overruled);

    const visible = await ledger.derived.visible();
    const derived: number[] = [];
    for (const standIn of standIns) {
      if (standIn.left.length > 0) {
        derived.push(await this.#standIn(standIn, told, visible));
      }
    }
    for (const divided of dividedDeliveries(told, overruled)) {
      derived.push(...(await this.#split(divided, told, visible)));
    }
    return {
      version,
      overruled: standIns.map(({ deliveryId }) => deliveryId),
      derived,
      attributionVersion: await this.#staged.followAttributions(derived),
      problems: reconciliationProblems(told, overruled),
      variances: findVariances(told),
    };
  }

  /** Withdraws what was derived and did not become visible. */
  async end(): Promise<void> {
    await this.#staged.end();
  }

  async #standIn(
    standIn: StandIn,
    { accounts }: ToldDays,
    visible: readonly DerivedDelivery[],
  ): Promise<number> {
    const { ledger, signal } = this.#options;
    return this.#staged.derive({
      derivedFrom: standIn.deliveryId,
      derivedAs: 'stand_in',
      derivation: standInFingerprint(standIn),
      visible,
      derive: deliveryId =>
        deriveStandIn({ ledger, standIn, accounts, deliveryId, signal }),
    });
  }

  /** Nothing where all is somebody's. */
  async #split(
    divided: DividedDelivery,
    told: ToldDays,
    visible: readonly DerivedDelivery[],
  ): Promise<number[]> {
    const { ledger, rules } = this.#options;
    const { deliveryId: derivedFrom } = divided;
    const unallocated = await ledger.attributions.unallocatedIn(derivedFrom);
    if (unallocated.length === 0) {
      return [];
    }
    let charges: SplitCharges | undefined;
    const split = async () => {
      charges ??= await divideDelivery({
        ...this.#options,
        names: told.names,
        coverage: told.coverage,
        divided,
        unallocated,
        allocating: allocatingSources(told),
      });
      return charges;
    };
    const common = {
      derivedFrom,
      derivation: splitFingerprint(divided, unallocated, rules.addUp),
      visible,
    };
    return [
      await this.#staged.derive({
        ...common,
        derivedAs: 'split_from',
        derive: async deliveryId =>
          writeTaken({
            ...this.#options,
            split: await split(),
            deliveryId,
          }),
      }),
      await this.#staged.derive({
        ...common,
        derivedAs: 'split_to',
        derive: async deliveryId =>
          writeGiven({
            ...this.#options,
            split: await split(),
            deliveryId,
          }),
      }),
    ];
  }
}

function allocatingSources({ deliveries }: ToldDays): Set<string> {
  return new Set(
    deliveries
      .filter(({ grade }) => grade === 'allocated')
      .map(({ sourceId }) => sourceId),
  );
}

/** Changes with the lines that are nobody's, and with all that divides them. */
function splitFingerprint(
  { sources, dividing }: DividedDelivery,
  unallocated: readonly number[],
  addUp: ReconciliationRules['addUp'],
): string {
  const days = [...sources].map(([account, of]) => [account, [...of].sort()]);
  return hash(
    'sha1',
    JSON.stringify([SPLIT_VERSION, days.sort(), dividing, unallocated, addUp]),
  );
}

function standInFingerprint({ overruled }: StandIn): string {
  const days = [...overruled].map(([account, of]) => [account, [...of].sort()]);
  return hash('sha1', JSON.stringify(days.sort()));
}
