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

import type { UsageReceipt } from 'backstage-plugin-ai-cost-common';
import type { ReaderOptions } from '../permissions/reader';
import type { ReporterOptions } from '../usage/UsageService';
import { readTelemetryEvents } from './events/readTelemetryEvents';
import type { TelemetryStore } from './store/TelemetryStore';

const NO_ROOM =
  'data: would begin a new series, and its sender has as many as one may have; send fewer distinct names, tags, models and evaluators, none of which may be an id of a call';

/** Takes scores and business units as they are measured. */
export interface TelemetryService {
  /**
   * Takes a batch of CloudEvents. What it says to have accepted is stored for
   * good; when it throws, nothing of the batch is.
   */
  addEvents(
    batch: readonly unknown[],
    options: ReaderOptions & ReporterOptions,
  ): Promise<UsageReceipt>;
}

/** Takes from whoever sends. */
export class DefaultTelemetryService implements TelemetryService {
  readonly #store: TelemetryStore;
  readonly #now: () => Date;

  static create(options: {
    store: TelemetryStore;
    now: () => Date;
  }): DefaultTelemetryService {
    return new DefaultTelemetryService(options.store, options.now);
  }

  private constructor(store: TelemetryStore, now: () => Date) {
    this.#store = store;
    this.#now = now;
  }

  async addEvents(
    batch: readonly unknown[],
    { reporter }: ReporterOptions,
  ): Promise<UsageReceipt> {
    const { events, rejected } = readTelemetryEvents(batch, {
      ...{ now: this.#now(), reporter },
      keptFrom: new Date(await this.#store.keptFrom()),
    });
    const { beyond, ...counts } = await this.#store.addEvents(events, reporter);
    return {
      ...counts,
      rejected: [
        ...rejected,
        ...beyond.map(({ index }) => ({ index, reason: NO_ROOM })),
      ].sort((a, b) => a.index - b.index),
    };
  }
}
