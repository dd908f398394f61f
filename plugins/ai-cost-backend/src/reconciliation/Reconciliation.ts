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
import type { Attributor, BillingSource } from 'backstage-plugin-ai-cost-node';
import type { AttributorProvider } from '../attribution/AttributorProvider';
import { readVisibleVersion } from '../ledger/deliveries/CountedDeliveries';
import type { Ledger } from '../ledger/Ledger';
import { AccountNames } from './AccountNames';
import type { ReconciliationOptions } from './reconciliationOptions';
import type { ReconciliationRules } from './ReconciliationRules';
import { Settlement } from './Settlement';

// Of a source that is no longer configured: as long as a bill may take.
const UNKNOWN_LAG_DAYS = 3;

/**
 * Decides which charges of the visible deliveries count, so that a dollar that
 * several sources tell of does once.
 */
export class Reconciliation {
  readonly #ledger: Ledger;
  readonly #rules: ReconciliationRules;
  readonly #attributors: AttributorProvider;
  readonly #logger: LoggerService;
  readonly #now: () => Date;
  /** The versions that were settled last. */
  #settled = '';

  static create(options: {
    ledger: Ledger;
    options: ReconciliationOptions;
    /** The sources that are configured now. */
    sources: () => readonly BillingSource[];
    attributors: AttributorProvider;
    logger: LoggerService;
    now?: () => Date;
  }): Reconciliation {
    return new Reconciliation(options);
  }

  private constructor(options: Parameters<typeof Reconciliation.create>[0]) {
    this.#ledger = options.ledger;
    const { accounts, addUp } = options.options;
    this.#rules = {
      names: AccountNames.create({ mappings: accounts }),
      addUp,
      lagDaysOf: sourceId =>
        options.sources().find(({ id }) => id === sourceId)
          ?.completenessLagDays ?? UNKNOWN_LAG_DAYS,
    };
    this.#attributors = options.attributors;
    this.#logger = options.logger;
    this.#now = options.now ?? (() => new Date());
  }

  /**
   * Begins to settle what counts.
   *
   * @param options - `publishing` is a staged delivery that is about to become
   * visible, in the run `runId`
   */
  begin(options: {
    attributor: Attributor;
    publishing?: number;
    runId?: number;
    signal: AbortSignal;
  }): Settlement {
    return Settlement.create({
      ...options,
      ledger: this.#ledger,
      rules: this.#rules,
      now: this.#now,
    });
  }

  /**
   * Settles what counts where no delivery became visible: the configuration may
   * have changed, to whom charges belong, or the day on which sources were read.
   * Does nothing when none has since the last time, and changes nothing where that makes no difference.
   */
  async run(signal: AbortSignal): Promise<void> {
    const { knex, attributions, sources } = this.#ledger;
    const { version } = await attributions.readState();
    const seen = JSON.stringify([
      version,
      await readVisibleVersion(knex),
      // A month is told of wholly some days after its end.
      ...(await sources.lastReadDays()),
    ]);
    if (seen === this.#settled) {
      return;
    }
    await this.#settle(signal);
    this.#settled = seen;
  }

  async #settle(signal: AbortSignal): Promise<void> {
    const { attributor } = await this.#attributors.newest();
    const settlement = this.begin({ attributor, signal });
    try {
      for (;;) {
        const counted = await settlement.settle();
        if (await this.#ledger.deliveryStates.isCounted(counted)) {
          return;
        }
        const outcome = await this.#ledger.deliveryStates.count(
          counted,
          this.#now(),
        );
        if (outcome === 'published') {
          this.#logger.info('What counts of the deliveries has changed', {
            overruled: counted.overruled.length,
            derived: counted.derived.length,
          });
          return;
        }
      }
    } finally {
      await settlement.end();
      await this.#ledger.removeDropped(signal);
    }
  }
}
