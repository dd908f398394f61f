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

import { ConflictError } from '@backstage/errors';
import type {
  Day,
  SourceGrade,
  SourceProblem,
} from 'backstage-plugin-ai-cost-common';
import type { DeliveryOffer } from 'backstage-plugin-ai-cost-node';
import type { Knex } from 'knex';
import { lockAttributionState } from '../attributions/AttributionState';
import {
  countDeliveries,
  isCounted,
  readVisibleVersion,
  type CountedDeliveries,
} from './CountedDeliveries';
import { type Rejection, WITHDRAWN } from './DeliveryStore';

/** How an attempt to make a delivery visible ended. */
export type PublishOutcome =
  | 'published'
  /** Attributions have changed since its summaries were added up. */
  | 'attributions-changed'
  /** Other deliveries have become visible since it was settled what counts. */
  | 'deliveries-changed'
  /** Another process has published the period in the meantime. */
  | 'overtaken';

/** Takes deliveries from one state to the next. */
export class DeliveryStates {
  readonly #knex: Knex;

  static create(options: { knex: Knex }): DeliveryStates {
    return new DeliveryStates(options.knex);
  }

  private constructor(knex: Knex) {
    this.#knex = knex;
  }

  /** Begins a delivery that nobody sees yet. */
  async stage(options: {
    runId: number;
    sourceId: string;
    grade: SourceGrade;
    /** Fingerprint of the rules that tell AI from the rest. */
    classifier: string;
    offer: DeliveryOffer;
    now: Date;
  }): Promise<number> {
    const { runId, sourceId, grade, classifier, offer, now } = options;
    const [{ id }] = await this.#knex('deliveries')
      .insert({
        source_id: sourceId,
        run_id: runId,
        period: offer.period,
        version: offer.version,
        status: 'staged',
        grade,
        classifier,
        files: JSON.stringify(offer.files),
        staged_at: now.toISOString(),
      })
      .returning('id');
    return id;
  }

  /** Notes what is known of a staged delivery once its charges are stored. */
  async describe(
    deliveryId: number,
    facts: {
      firstChargeDay?: Day;
      lastChargeDay?: Day;
      /** Last day that it tells of, where that is more than its charges. */
      coveredThrough?: Day;
      observedLagDays?: number;
    },
  ): Promise<void> {
    await this.#knex('deliveries')
      .where('id', deliveryId)
      .update({
        first_charge_day: facts.firstChargeDay ?? null,
        last_charge_day: facts.lastChargeDay ?? null,
        covered_through: facts.coveredThrough ?? null,
        observed_lag_days: facts.observedLagDays ?? null,
      });
  }

  /**
   * Makes a staged delivery visible in place of the one it replaces, and lets
   * count what counts then, all at once.
   *
   * @param options - `replaces` is the visible delivery's id as the guards saw
   * it, `attributionVersion` the one that the summaries follow
   * @throws ConflictError when another process has removed the delivery
   */
  async publish(options: {
    deliveryId: number;
    replaces?: number;
    attributionVersion: number;
    counted: CountedDeliveries;
    now: Date;
  }): Promise<PublishOutcome> {
    const { deliveryId, replaces, attributionVersion, counted, now } = options;
    return this.#knex.transaction(async trx => {
      const changed = await findChange(trx, counted, attributionVersion);
      const staged = await trx('deliveries')
        .where({ id: deliveryId, status: 'staged' })
        .first('source_id', 'period');
      if (!staged) {
        throw removedMeanwhile();
      }
      const current = await trx('deliveries')
        .where({ ...staged, status: 'current' })
        .first('id');
      if (current?.id !== replaces) {
        return 'overtaken';
      }
      if (changed) {
        return changed;
      }
      const at = now.toISOString();
      await trx('deliveries')
        .where({ ...staged, status: 'current' })
        .update({ status: 'superseded', counted: 0, superseded_at: at });
      // It may have been withdrawn since it was read above.
      const published = await trx('deliveries')
        .where({ id: deliveryId, status: 'staged' })
        .update({ status: 'current', current_at: at });
      if (published !== 1) {
        throw removedMeanwhile();
      }
      await countDeliveries(trx, counted, now);
      return 'published';
    });
  }

  /** Lets count what counts now, where no delivery became visible. */
  async count(
    counted: CountedDeliveries,
    now: Date,
  ): Promise<Exclude<PublishOutcome, 'overtaken'>> {
    return this.#knex.transaction(async trx => {
      const changed = await findChange(trx, counted);
      if (changed) {
        return changed;
      }
      await countDeliveries(trx, counted, now);
      return 'published';
    });
  }

  /** True when exactly what is listed counts already. */
  async isCounted(counted: CountedDeliveries): Promise<boolean> {
    return isCounted(this.#knex, counted);
  }

  /** Refuses a staged delivery. */
  async reject(options: {
    deliveryId: number;
    rejection: Rejection;
    problems: SourceProblem[];
  }): Promise<void> {
    const { deliveryId, rejection, problems } = options;
    await this.#knex('deliveries')
      .where({ id: deliveryId, status: 'staged' })
      .update({
        status: 'rejected',
        rejection,
        problems: JSON.stringify(problems),
      });
  }

  /**
   * Takes a staged delivery out of the way, so that it can be removed while
   * nobody publishes it.
   *
   * @returns false when it is no longer staged
   */
  async withdraw(deliveryId: number): Promise<boolean> {
    const count = await this.#knex('deliveries')
      .where({ id: deliveryId, status: 'staged' })
      .update({ status: 'rejected', rejection: WITHDRAWN });
    return count === 1;
  }

  async markPruned(deliveryId: number, now: Date): Promise<void> {
    await this.#knex('deliveries')
      .where('id', deliveryId)
      .update({ pruned_at: now.toISOString() });
  }

  /** Forgets a delivery whose charges have been removed. */
  async remove(deliveryId: number): Promise<void> {
    await this.#knex('deliveries').where('id', deliveryId).delete();
  }
}

/**
 * Locks the state, and finds what has changed since something was made for it.
 */
async function findChange(
  trx: Knex.Transaction,
  counted: CountedDeliveries,
  attributionVersion?: number,
): Promise<'attributions-changed' | 'deliveries-changed' | undefined> {
  const { version } = await lockAttributionState(trx);
  const { attributionVersion: derivedVersion = version } = counted;
  if (
    derivedVersion !== version ||
    (attributionVersion ?? version) !== version
  ) {
    return 'attributions-changed';
  }
  return (await readVisibleVersion(trx)) === counted.version
    ? undefined
    : 'deliveries-changed';
}

function removedMeanwhile(): ConflictError {
  return new ConflictError(
    'The delivery was removed by another process while it was written; the next run reads it again',
  );
}
