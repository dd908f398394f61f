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

import type { LoggerService } from '@backstage/backend-plugin-api';
import type {
  Attributor,
  BillingSource,
  BillingSourceContext,
  Classifier,
  DeliveryOffer,
} from 'backstage-plugin-ai-cost-node';
import type { AttributorProvider } from '../attribution/AttributorProvider';
import type {
  VisibleDelivery,
  RejectedDelivery,
} from '../ledger/deliveries/DeliveryStore';
import type { Ledger } from '../ledger/Ledger';
import type { Reconciliation } from '../reconciliation/Reconciliation';
import type { RunResult } from '../ledger/sources/RunStore';
import { isDatabaseError, isDatabaseFailure } from './databaseFailure';
import { DeliveryIngestion } from './DeliveryIngestion';
import { disappearedPeriods } from './disappearedPeriods';
import type { IngestionOptions } from './ingestionOptions';
import { logFailure } from './logFailure';
import { problemOf } from './problemOf';
import { pruneDeliveries } from './pruneDeliveries';
import { recordRun } from './recordRun';
import { RequestedPeriods } from './RequestedPeriods';
import type { RunReport } from './RunReport';
import { callSource } from './SourceFailure';
import { UnsavedRuns } from './UnsavedRuns';

/** What the service works with. */
export interface IngestionServiceOptions {
  ledger: Ledger;
  classifier: Classifier;
  attributors: AttributorProvider;
  reconciliation: Reconciliation;
  logger: LoggerService;
  options: IngestionOptions;
  now?: () => Date;
}

/**
 * Runs billing sources: finds what is new, brings it into the ledger, and
 * records what happened so that a person can see it.
 */
export class IngestionService {
  readonly #ledger: Ledger;
  readonly #classifier: Classifier;
  readonly #attributors: AttributorProvider;
  readonly #reconciliation: Reconciliation;
  readonly #logger: LoggerService;
  readonly #options: IngestionOptions;
  readonly #now: () => Date;
  readonly #unsaved = UnsavedRuns.create();

  static create(options: IngestionServiceOptions): IngestionService {
    return new IngestionService(options);
  }

  private constructor(options: IngestionServiceOptions) {
    this.#ledger = options.ledger;
    this.#classifier = options.classifier;
    this.#attributors = options.attributors;
    this.#reconciliation = options.reconciliation;
    this.#logger = options.logger;
    this.#options = options.options;
    this.#now = options.now ?? (() => new Date());
  }

  /**
   * Runs a source once. What is wrong with single periods is recorded and does
   * not stop the others.
   *
   * @throws Error when the run failed as a whole, after it was recorded
   */
  async run(source: BillingSource, signal: AbortSignal): Promise<void> {
    const logger = this.#logger.child({ source: source.id });
    const context = { logger, signal, classifier: this.#classifier };
    try {
      const result = await recordRun({
        ledger: this.#ledger,
        sourceId: source.id,
        logger,
        signal,
        now: this.#now,
        unsaved: this.#unsaved,
        work: (runId, report) =>
          this.#ingest({ source, context, runId, report }),
      });
      signal.throwIfAborted();
      if (result.outcome === 'failed') {
        throw new Error(
          result.problems.find(({ severity }) => severity === 'error')?.message,
        );
      }
      await this.#tidy(result, signal);
    } catch (error) {
      throw isDatabaseError(error)
        ? new Error(problemOf(error).message)
        : error;
    }
  }

  async #tidy(result: RunResult, signal: AbortSignal): Promise<void> {
    if (result.deliveries > 0) {
      await this.#ledger.refreshStatistics();
    }
    await pruneDeliveries({
      ledger: this.#ledger,
      keepSuperseded: this.#options.keepSuperseded,
      now: this.#now(),
      signal,
    });
  }

  async #ingest(run: {
    source: BillingSource;
    context: BillingSourceContext;
    runId: number;
    report: RunReport;
  }): Promise<void> {
    const { source, context, runId, report } = run;
    const { signal } = context;
    const { deliveries } = this.#ledger;
    for (const id of await deliveries.leftOverOf(source.id)) {
      await this.#ledger.discard(id, signal);
    }
    await this.#ledger.derived.withdrawLeftOver(source.id, this.#now());

    const current = await deliveries.currentOf(source.id);
    const { offers, problems, firstPeriod } = await callSource(() =>
      source.discover({ ...context, delivered: [...current.keys()] }),
    );
    report.note(problems);
    const requests = await this.#ledger.requests.listOf(source.id);
    const requested = RequestedPeriods.create(requests);
    report.readAgain(requests);
    report.note(requested.notOffered(offers));
    const rejected = await deliveries.rejectedOf(source.id);

    for (const offer of inOrder(offers)) {
      signal.throwIfAborted();
      const visible = current.get(offer.period);
      const refused = this.#sameRefused(offer, rejected.get(offer.period));
      const again = requested.include(offer.period, visible, refused);
      if (!again && this.#isUnchanged(offer, visible)) {
        report.unchanged();
        report.note(visible!.problems);
      } else if (!again && refused && !this.#isDue(refused)) {
        report.note(refused.problems);
      } else {
        await this.#ingestOne(report, {
          ledger: this.#ledger,
          source,
          context,
          attributor: await this.#attributor(report),
          reconciliation: this.#reconciliation,
          runId,
          offer,
          current: visible,
          settled: refused?.rejection === 'shrunk',
          now: this.#now,
        });
      }
    }
    report.note(disappearedPeriods({ offers, current, firstPeriod }));
    await this.#ledger.requests.finish(requests);
  }

  async #ingestOne(
    report: RunReport,
    options: Parameters<typeof DeliveryIngestion.run>[0],
  ): Promise<void> {
    const { context, offer } = options;
    try {
      const result = await DeliveryIngestion.run(options);
      if (result.outcome === 'published') {
        report.published(result.rows);
        report.note(result.problems);
      } else if (result.outcome === 'rejected') {
        report.note([result.problem]);
      } else {
        report.unchanged();
      }
    } catch (error) {
      context.signal.throwIfAborted();
      if (isDatabaseFailure(error)) {
        throw error;
      }
      logFailure(context.logger, error);
      report.note([problemOf(error, { period: offer.period })]);
    }
  }

  /** The catalog of this moment: a long run must not go on with an old one. */
  async #attributor(report: RunReport): Promise<Attributor> {
    const { attributor, problem } = await this.#attributors.newest();
    if (problem) {
      report.noteOnce(problem);
    }
    return attributor;
  }

  /** True when a visible delivery is what would be read now. */
  #isUnchanged(
    offer: DeliveryOffer,
    visible: VisibleDelivery | undefined,
  ): boolean {
    return (
      visible?.version === offer.version &&
      visible.classifier === this.#classifier.fingerprint
    );
  }

  #sameRefused(
    offer: DeliveryOffer,
    refused: RejectedDelivery | undefined,
  ): RejectedDelivery | undefined {
    return refused?.version === offer.version ? refused : undefined;
  }

  /** True when a refused delivery is to be looked at again. */
  #isDue({ rejection, stagedAt }: RejectedDelivery): boolean {
    const { settleAfter, retryRejectedAfter } = this.#options;
    const wait = rejection === 'shrunk' ? settleAfter : retryRejectedAfter;
    return this.#now().getTime() - Date.parse(stagedAt) >= wait;
  }
}

function inOrder(offers: readonly DeliveryOffer[]): DeliveryOffer[] {
  return [...offers].sort((a, b) => (a.period < b.period ? -1 : 1));
}
