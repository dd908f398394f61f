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

import type { SourceProblem } from 'backstage-plugin-ai-cost-common';
import type {
  Attributor,
  BillingSource,
  BillingSourceContext,
  DeliveryOffer,
  OpenDelivery,
} from 'backstage-plugin-ai-cost-node';
import type {
  VisibleDelivery,
  Rejection,
} from '../ledger/deliveries/DeliveryStore';
import { checkTotals } from '../ledger/charges/checkTotals';
import type { Ledger } from '../ledger/Ledger';
import { followAttributions } from '../ledger/summaries/followAttributions';
import type { Reconciliation } from '../reconciliation/Reconciliation';
import { ChargeIntake } from './ChargeIntake';
import { refusalOf, rowsOf } from './deliveryGuards';
import { deliveryDaysOf } from './deliveryDays';
import { observedLagDays } from './observedLagDays';
import { problemOf } from './problemOf';
import { callSource, readSource } from './SourceFailure';
import { takeLines } from './takeLines';

/** What came of an offer. */
export type IngestionResult =
  | { outcome: 'published'; rows: number; problems: SourceProblem[] }
  | { outcome: 'rejected'; problem: SourceProblem }
  /** Another process has published the period in the meantime. */
  | { outcome: 'overtaken' };

/** How to bring one offer into the ledger. */
export interface DeliveryIngestionOptions {
  ledger: Ledger;
  source: BillingSource;
  context: BillingSourceContext;
  attributor: Attributor;
  reconciliation: Reconciliation;
  runId: number;
  offer: DeliveryOffer;
  /** The visible delivery of the period. */
  current?: VisibleDelivery;
  /** The same delivery was held back before, for long enough. */
  settled: boolean;
  now: () => Date;
}

/**
 * Brings one delivery into the ledger: stage, store, verify, publish. Until the
 * last step nobody sees it, and what is left of one that failed is removed.
 */
export class DeliveryIngestion {
  readonly #options: DeliveryIngestionOptions;
  readonly #ledger: Ledger;
  readonly #deliveryId: number;

  /**
   * @throws what the database or the source fails with; a delivery that cannot
   * be trusted is a result
   */
  static async run(
    options: DeliveryIngestionOptions,
  ): Promise<IngestionResult> {
    const { ledger, source, runId, offer, context, now } = options;
    const deliveryId = await ledger.deliveryStates.stage({
      runId,
      sourceId: source.id,
      grade: source.grade,
      classifier: context.classifier.fingerprint,
      offer,
      now: now(),
    });
    const ingestion = new DeliveryIngestion(options, deliveryId);
    try {
      return await ingestion.#run();
    } catch (error) {
      context.signal.throwIfAborted();
      if ((error as Error).name === 'DeliveryError') {
        const problem = problemOf(error, { period: offer.period });
        return await ingestion.#reject('unreadable', problem);
      }
      // When this fails as well, the next run removes it.
      await ledger.discard(deliveryId).catch(() => {});
      throw error;
    }
  }

  private constructor(options: DeliveryIngestionOptions, deliveryId: number) {
    this.#options = options;
    this.#ledger = options.ledger;
    this.#deliveryId = deliveryId;
  }

  async #run(): Promise<IngestionResult> {
    const { source, offer, context, current, settled } = this.#options;
    const delivery = await callSource(() => source.open(offer, context));
    try {
      await this.#ledger.contents.addTotals(
        this.#deliveryId,
        delivery.controlTotals,
      );
      await this.#ledger.contents.addProblems(this.#deliveryId, delivery);
      const refusal = refusalOf({
        offer,
        controlTotals: delivery.controlTotals,
        current,
        settled,
      });
      return refusal
        ? await this.#reject(refusal.rejection, refusal.problem)
        : await this.#store(delivery);
    } finally {
      // It is visible, or another error is on its way.
      await delivery.close().catch(error => {
        context.logger.warn('A delivery could not be closed', error);
      });
    }
  }

  async #store(delivery: OpenDelivery): Promise<IngestionResult> {
    const { attributor, context, current, offer } = this.#options;
    const { signal } = context;
    const ledger = this.#ledger;
    const deliveryId = this.#deliveryId;

    const { version } = await ledger.attributions.readState();
    const lines = await takeLines({
      ledger,
      attributor,
      lines: readSource(delivery.lines()),
      reclassified: this.#isReclassified(),
      signal,
    });
    const intake = ChargeIntake.create({ ledger, deliveryId, lines, signal });
    const accountDays = await intake.take(readSource(delivery.dailyCharges()));
    const days = deliveryDaysOf(accountDays);
    await ledger.contents.addDays(deliveryId, days);
    await ledger.accountDays.append(deliveryId, accountDays);

    const currencies = new Set(lines.currencies);
    const mismatch = await checkTotals({
      ledger,
      deliveryId,
      currency: currencies.size === 1 ? lines.currencies[0] : undefined,
      countRows: true,
      controlTotals: delivery.controlTotals,
      signal,
    });
    if (mismatch !== undefined) {
      return this.#reject('totals', {
        severity: 'error',
        period: offer.period,
        message: `Control totals of ${offer.period} differ: ${mismatch}`,
        advice:
          'The delivery was refused, and what was visible stays. Please report this as a bug',
      });
    }

    await ledger.deliveryStates.describe(deliveryId, {
      firstChargeDay: days[0]?.day,
      lastChargeDay: days[days.length - 1]?.day,
      coveredThrough: delivery.coveredThrough,
      observedLagDays:
        // Other rules of what is AI change days that had settled, and the same
        // version says nothing of how long days take to fill.
        current && !this.#isReclassified() && current.version !== offer.version
          ? observedLagDays({
              earlier: await ledger.contents.days(current.id),
              newer: days,
              earlierAt: current.stagedAt,
            })
          : undefined,
    });
    signal.throwIfAborted();
    const outcome = await this.#publish(lines, version);
    if (outcome === 'overtaken') {
      await ledger.discard(deliveryId, signal);
      return { outcome };
    }
    return {
      outcome,
      rows: rowsOf(delivery.controlTotals),
      problems: delivery.problems,
    };
  }

  /** True when other rules have classified the visible delivery. */
  #isReclassified(): boolean {
    const { current, context } = this.#options;
    return (
      current !== undefined &&
      current.classifier !== context.classifier.fingerprint
    );
  }

  async #publish(
    lines: Awaited<ReturnType<typeof takeLines>>,
    version: number,
  ): Promise<'published' | 'overtaken'> {
    const { attributor, context, current, now, reconciliation, runId } =
      this.#options;
    const { signal } = context;
    const settlement = reconciliation.begin({
      attributor,
      publishing: this.#deliveryId,
      runId,
      signal,
    });
    let attributionVersion = version;
    try {
      for (;;) {
        const outcome = await this.#ledger.deliveryStates.publish({
          deliveryId: this.#deliveryId,
          replaces: current?.id,
          attributionVersion,
          counted: await settlement.settle(),
          now: now(),
        });
        if (outcome === 'published' || outcome === 'overtaken') {
          return outcome;
        }
        signal.throwIfAborted();
        if (outcome === 'attributions-changed') {
          attributionVersion = await followAttributions({
            ledger: this.#ledger,
            deliveryId: this.#deliveryId,
            lines,
            signal,
          });
        }
      }
    } finally {
      // When this fails, the next run of the source withdraws it.
      await settlement.end().catch(() => {});
    }
  }

  async #reject(
    rejection: Rejection,
    problem: SourceProblem,
  ): Promise<IngestionResult> {
    await this.#ledger.deliveryStates.reject({
      deliveryId: this.#deliveryId,
      rejection,
      problems: [problem],
    });
    return { outcome: 'rejected', problem };
  }
}
