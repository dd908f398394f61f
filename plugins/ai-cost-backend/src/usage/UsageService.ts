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
  EntityUsageHours,
  UsageReceipt,
} from 'backstage-plugin-ai-cost-common';
import { estimateEvent } from '../pricing/estimateEvent';
import type { PriceBook } from '../pricing/PriceBook';
import type { ReaderOptions } from '../permissions/reader';
import { readUsageEvents } from './events/readUsageEvents';
import type { UsageReports } from './report/UsageReports';
import type { UsageStore } from './store/UsageStore';

/** Takes usage as it happens, and tells what entities used lately. */
export interface UsageService {
  entityUsage(
    entityRef: string,
    options: ReaderOptions,
  ): Promise<EntityUsageHours>;

  /**
   * Takes a batch of CloudEvents. What it says to have accepted is stored for
   * good; when it throws, nothing of the batch is.
   */
  addEvents(
    batch: readonly unknown[],
    options: ReaderOptions & ReporterOptions,
  ): Promise<UsageReceipt>;
}

/** Who sends usage. */
export interface ReporterOptions {
  /** Subject of the service's credentials. */
  reporter: string;
}

/** Takes and tells for whoever asks. */
export class DefaultUsageService implements UsageService {
  readonly #reports: UsageReports;
  readonly #store: UsageStore;
  readonly #keptFor: number;
  readonly #prices: PriceBook;
  readonly #now: () => Date;

  static create(options: {
    reports: UsageReports;
    store: UsageStore;
    /** Milliseconds for which the ids of events are kept. */
    keptFor: number;
    /** What events without an estimate are estimated by. */
    prices: PriceBook;
    now: () => Date;
  }): DefaultUsageService {
    return new DefaultUsageService(options);
  }

  private constructor(
    options: Parameters<typeof DefaultUsageService.create>[0],
  ) {
    this.#reports = options.reports;
    this.#store = options.store;
    this.#keptFor = options.keptFor;
    this.#prices = options.prices;
    this.#now = options.now;
  }

  async entityUsage(entityRef: string): Promise<EntityUsageHours> {
    return this.#reports.entityUsage(entityRef);
  }

  async addEvents(
    batch: readonly unknown[],
    { reporter }: ReporterOptions,
  ): Promise<UsageReceipt> {
    const { events, rejected } = readUsageEvents(batch, {
      now: this.#now(),
      keptFor: this.#keptFor,
    });
    const added = await this.#store.addEvents(
      events.map(event => estimateEvent(event, this.#prices)),
      reporter,
    );
    return { ...added, rejected };
  }
}
