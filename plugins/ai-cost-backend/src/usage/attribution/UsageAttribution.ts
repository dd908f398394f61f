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
import { ForwardedError } from '@backstage/errors';
import type { Attributor } from 'backstage-plugin-ai-cost-node';
import type { AttributorProvider } from '../../attribution/AttributorProvider';
import type { Ledger } from '../../ledger/Ledger';
import type { UsageAttributionStore } from './UsageAttributionStore';
import type { UsageLines } from './UsageLines';

const SERIES_PER_STEP = 200;

/**
 * Keeps to whom usage belongs up to date with what is reported, the catalog and
 * the rules.
 */
export class UsageAttribution {
  readonly #ledger: Ledger;
  readonly #store: UsageAttributionStore;
  readonly #lines: UsageLines;
  readonly #attributors: AttributorProvider;
  readonly #logger: LoggerService;

  static create(options: {
    ledger: Ledger;
    store: UsageAttributionStore;
    lines: UsageLines;
    attributors: AttributorProvider;
    logger: LoggerService;
  }): UsageAttribution {
    return new UsageAttribution(options);
  }

  private constructor(options: Parameters<typeof UsageAttribution.create>[0]) {
    this.#ledger = options.ledger;
    this.#store = options.store;
    this.#lines = options.lines;
    this.#attributors = options.attributors;
    this.#logger = options.logger;
  }

  /**
   * Attributes the series that are new, and all of them when the charges have
   * come to follow another catalog. Reads the catalog only where there is
   * something to do, so it may run often.
   *
   * @throws ForwardedError when the catalog cannot be read; usage then stays
   * with whom it was
   */
  async run(signal: AbortSignal): Promise<void> {
    const { fingerprint } = await this.#ledger.attributions.readState();
    const charges = fingerprint && this.#versionOf({ fingerprint });
    if (!(await this.#store.hasOutdated(charges))) {
      return;
    }
    const attributor = await this.#readAttributor();
    const version = this.#versionOf(attributor);
    let attributed = 0;
    for (;;) {
      signal.throwIfAborted();
      const series = await this.#store.listOutdated(version, SERIES_PER_STEP);
      if (series.length === 0) {
        break;
      }
      await this.#store.replace(
        series.map(({ id, series: one }) => ({
          seriesId: id,
          attribution: attributor.attribute(this.#lines.lineOf(one)),
        })),
        version,
      );
      attributed += series.length;
    }
    this.#logger.debug(`Attribution: ${attributed} series of usage`);
  }

  async #readAttributor(): Promise<Attributor> {
    try {
      return (await this.#attributors.load()).attributor;
    } catch (error) {
      throw new ForwardedError(
        'The catalog could not be read; usage stays with whom it was',
        error,
      );
    }
  }

  #versionOf({ fingerprint }: Pick<Attributor, 'fingerprint'>): string {
    return `${fingerprint} ${this.#lines.fingerprint}`;
  }
}
