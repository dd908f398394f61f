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

import type { SchedulerService } from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import type {
  TelemetrySource,
  TelemetrySourcesExtensionPoint,
} from 'backstage-plugin-ai-cost-node';
import {
  checkCollectedSource,
  taskRunnerOf,
} from '../../series/collectedSources';
import type { SeriesAttribution } from '../../series/SeriesAttribution';
import type { TelemetrySeriesRow } from '../store/writeTelemetrySeries';

/** The telemetry sources of the portal, and the tasks that run them. */
export class TelemetrySources implements TelemetrySourcesExtensionPoint {
  readonly #sources = new Map<string, TelemetrySource>();

  static create(): TelemetrySources {
    return new TelemetrySources();
  }

  private constructor() {}

  /**
   * @throws ConflictError when a telemetry source of that id exists
   * @throws InputError when the id is not one, or the trailing hours or those
   * of the history are out of range
   */
  addTelemetrySource(source: TelemetrySource): void {
    checkCollectedSource(source, {
      ...{ what: 'telemetry source', known: this.#sources },
    });
    const { id, historyHours } = source;
    if (!Number.isInteger(historyHours ?? 0) || (historyHours ?? 0) < 0) {
      throw new InputError(
        `The telemetry source "${id}" reads a history of ${historyHours} hours: a whole number is allowed`,
      );
    }
    this.#sources.set(id, source);
  }

  /** In the order in which they were added: the earlier goes first. */
  list(): TelemetrySource[] {
    return [...this.#sources.values()];
  }

  /**
   * The source that an annotation names: by its id, or by its type where there
   * is one of it.
   *
   * @returns the source, or why it is none, for people
   */
  find(name: string): { source: TelemetrySource } | { problem: string } {
    const byId = this.#sources.get(name);
    const ofType = byId ? [byId] : this.list().filter(it => it.type === name);
    if (ofType.length === 1) {
      return { source: ofType[0] };
    }
    if (ofType.length > 1) {
      const ids = ofType.map(({ id }) => id).join(', ');
      return {
        problem: `There are ${ofType.length} telemetry sources of the type ${name}; name one of them: ${ids}`,
      };
    }
    const ids = this.list().map(({ id }) => id);
    return {
      problem: `There is no telemetry source ${name}; ${
        ids.length > 0
          ? `name one of ${ids.join(', ')}`
          : 'none is configured under aiCost.telemetry.sources'
      }`,
    };
  }

  /**
   * Registers one task for each source, which also gives to entities what is
   * new.
   */
  async schedule(options: {
    scheduler: SchedulerService;
    collection: {
      run(source: TelemetrySource, signal: AbortSignal): Promise<void>;
    };
    attribution: Pick<SeriesAttribution<TelemetrySeriesRow>, 'run'>;
  }): Promise<void> {
    const { scheduler, collection, attribution } = options;
    for (const source of this.#sources.values()) {
      await taskRunnerOf(scheduler, source).run({
        id: `collect-telemetry:${source.id}`,
        fn: async signal => {
          await collection.run(source, signal);
          await attribution.run(signal);
        },
      });
    }
  }
}
