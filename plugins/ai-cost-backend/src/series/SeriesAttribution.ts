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
import type {
  Attributor,
  LineAttribution,
} from 'backstage-plugin-ai-cost-node';
import type { AttributorProvider } from '../attribution/AttributorProvider';
import type { Ledger } from '../ledger/Ledger';
import type { SeriesAttributionStore } from './SeriesAttributionStore';

const SERIES_PER_STEP = 200;

/** Says to whom series of a kind belong. */
export interface SeriesAttributor<Row extends { id: number }> {
  /** What the series are of, for people, such as `usage`. */
  readonly what: string;
  /** Changes whenever the answer may, beside with the attributor. */
  readonly fingerprint: string;
  attribute(row: Row, attributor: Attributor): LineAttribution;
}

/**
 * Keeps to whom series belong up to date with what is reported, the catalog and
 * the rules.
 */
export class SeriesAttribution<Row extends { id: number }> {
  readonly #ledger: Ledger;
  readonly #store: SeriesAttributionStore;
  readonly #series: SeriesAttributor<Row>;
  readonly #attributors: AttributorProvider;
  readonly #logger: LoggerService;

  static create<Row extends { id: number }>(options: {
    ledger: Ledger;
    store: SeriesAttributionStore;
    series: SeriesAttributor<Row>;
    attributors: AttributorProvider;
    logger: LoggerService;
  }): SeriesAttribution<Row> {
    return new SeriesAttribution(options);
  }

  private constructor(
    options: Parameters<typeof SeriesAttribution.create<Row>>[0],
  ) {
    this.#ledger = options.ledger;
    this.#store = options.store;
    this.#series = options.series;
    this.#attributors = options.attributors;
    this.#logger = options.logger;
  }

  /**
   * Attributes the series that are new, and all of them when the charges have
   * come to follow another catalog. Reads the catalog only where there is
   * something to do, so it may run often.
   *
   * @throws ForwardedError when the catalog cannot be read; series then stay
   * with whom they were
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
    // Each is attributed once: two that see different catalogs would undo what
    // the other did for ever.
    let after = 0;
    for (;;) {
      signal.throwIfAborted();
      const rows = await this.#store.listOutdated<Row>({
        ...{ version, after },
        limit: SERIES_PER_STEP,
      });
      if (rows.length === 0) {
        break;
      }
      await this.#store.replace(
        rows.map(row => ({
          seriesId: row.id,
          attribution: this.#series.attribute(row, attributor),
        })),
        version,
      );
      attributed += rows.length;
      after = rows[rows.length - 1].id;
    }
    this.#logger.debug(
      `Attribution: ${attributed} series of ${this.#series.what}`,
    );
  }

  async #readAttributor(): Promise<Attributor> {
    try {
      return (await this.#attributors.load()).attributor;
    } catch (error) {
      throw new ForwardedError(
        `The catalog could not be read; ${
          this.#series.what
        } stays with whom it was`,
        error,
      );
    }
  }

  #versionOf({ fingerprint }: Pick<Attributor, 'fingerprint'>): string {
    return `${fingerprint} ${this.#series.fingerprint}`;
  }
}
