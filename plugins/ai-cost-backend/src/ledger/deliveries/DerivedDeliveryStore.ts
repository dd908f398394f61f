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
import type { Knex } from 'knex';

/**
 * What a derived delivery holds: the charges of a delivery that stand in where
 * no better source tells, or those that are divided by usage: what is taken from
 * its lines, negative, and what is given to the lines of parts.
 */
export type Derivation = 'stand_in' | 'split_from' | 'split_to';

/** A delivery that was derived from one of a source. */
export interface DerivedDelivery {
  id: number;
  derivedFrom: number;
  derivedAs: Derivation;
  /** Fingerprint of what it was derived by: the same makes the same. */
  derivation: string;
}

// The longest that any process works on one; a slower one derives it again.
const ABANDONED_MILLISECONDS = 6 * 3_600_000;

/**
 * Deliveries that hold what counts of the deliveries of sources. They are made
 * unseen, become visible with the change that they follow from, and are removed
 * when they no longer hold.
 */
export class DerivedDeliveryStore {
  readonly #knex: Knex;

  static create(options: { knex: Knex }): DerivedDeliveryStore {
    return new DerivedDeliveryStore(options.knex);
  }

  private constructor(knex: Knex) {
    this.#knex = knex;
  }

  /** Those that readers see. */
  async visible(): Promise<DerivedDelivery[]> {
    return this.#knex('deliveries').where('status', 'derived').select({
      id: 'id',
      derivedFrom: 'derived_from',
      derivedAs: 'derived_as',
      derivation: 'derivation',
    });
  }

  /**
   * Begins one that nobody sees yet.
   *
   * @param options - `runId` is the run that needs it, when there is one
   * @throws ConflictError when the delivery that it comes from is gone
   */
  async stage(
    options: Omit<DerivedDelivery, 'id'> & { runId?: number; now: Date },
  ): Promise<number> {
    const { derivedFrom, derivedAs, derivation, runId, now } = options;
    const origin = await this.#knex('deliveries')
      .where('id', derivedFrom)
      .first('source_id', 'period', 'version', 'grade', 'classifier');
    if (!origin) {
      throw new ConflictError(
        'A delivery was removed while it was reconciled; the next run does it again',
      );
    }
    const [{ id }] = await this.#knex('deliveries')
      .insert({
        ...origin,
        run_id: runId ?? null,
        status: 'deriving',
        files: '[]',
        staged_at: now.toISOString(),
        derived_from: derivedFrom,
        derived_as: derivedAs,
        derivation,
      })
      .returning('id');
    return id;
  }

  /** Notes the first and last day of a staged one, whose charges are stored. */
  async describe(deliveryId: number): Promise<void> {
    const days = await this.#knex('daily_charges')
      .where('delivery_id', deliveryId)
      .min({ first: 'day' })
      .max({ last: 'day' })
      .first();
    await this.#knex('deliveries')
      .where('id', deliveryId)
      .update({
        first_charge_day: days?.first ?? null,
        last_charge_day: days?.last ?? null,
      });
  }

  /** Takes a staged one out of the way; it is removed with the dropped ones. */
  async withdraw(deliveryIds: readonly number[]): Promise<void> {
    await this.#knex('deliveries')
      .where('status', 'deriving')
      .whereIn('id', deliveryIds)
      .update({ status: 'dropped' });
  }

  /**
   * Withdraws those that processes have left half-written.
   *
   * @param sourceId - of the run that is about to begin
   */
  async withdrawLeftOver(sourceId: string, now: Date): Promise<void> {
    const abandoned = new Date(now.getTime() - ABANDONED_MILLISECONDS);
    const ids: number[] = await this.#knex('deliveries as d')
      .leftJoin('ingestion_runs as r', 'r.id', 'd.run_id')
      .where('d.status', 'deriving')
      .where(leftOver =>
        leftOver
          .where('d.staged_at', '<', abandoned.toISOString())
          .orWhere(ofRun =>
            ofRun
              .where('r.source_id', sourceId)
              .whereNot('r.outcome', 'running'),
          ),
      )
      .pluck('d.id');
    await this.withdraw(ids);
  }

  /** Those that no longer hold, and have still to be removed. */
  async dropped(): Promise<number[]> {
    return this.#knex('deliveries').where('status', 'dropped').pluck('id');
  }
}
