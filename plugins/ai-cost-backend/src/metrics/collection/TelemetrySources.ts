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
import { ConflictError, InputError } from '@backstage/errors';
import type {
  TelemetrySource,
  TelemetrySourcesExtensionPoint,
} from 'backstage-plugin-ai-cost-node';
import type { SeriesAttribution } from '../../series/SeriesAttribution';
import type { TelemetrySeriesRow } from '../store/writeTelemetrySeries';
import type { TelemetryCollection } from './TelemetryCollection';

const ID = /^[A-Za-z0-9._-]{1,100}$/;
const MOST_HOURS = 168;
const INITIAL_DELAY = { seconds: 20 };

/** The telemetry sources of the portal, and the tasks that run them. */
export class TelemetrySources implements TelemetrySourcesExtensionPoint {
  readonly #sources = new Map<string, TelemetrySource>();

  static create(): TelemetrySources {
    return new TelemetrySources();
  }

  private constructor() {}

  /**
   * @throws ConflictError when a telemetry source of that id exists
   * @throws InputError when the id is not one, or the trailing hours are out of
   * range
   */
  addTelemetrySource(source: TelemetrySource): void {
    const { id, trailingHours } = source;
    if (!ID.test(id)) {
      throw new InputError(
        `"${id}" is no id of a telemetry source: use 1 to 100 letters, digits, ".", "_" and "-"`,
      );
    }
    if (
      !Number.isInteger(trailingHours) ||
      trailingHours < 1 ||
      trailingHours > MOST_HOURS
    ) {
      throw new InputError(
        `The telemetry source "${id}" reads ${trailingHours} hours again: a whole number from 1 to ${MOST_HOURS} is allowed`,
      );
    }
    if (this.#sources.has(id)) {
      throw new ConflictError(
        `There are two telemetry sources with the id "${id}"; rename one`,
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
    collection: TelemetryCollection;
    attribution: Pick<SeriesAttribution<TelemetrySeriesRow>, 'run'>;
  }): Promise<void> {
    const { scheduler, collection, attribution } = options;
    for (const source of this.#sources.values()) {
      const manual = 'trigger' in source.schedule.frequency;
      await scheduler
        .createScheduledTaskRunner({
          ...source.schedule,
          initialDelay:
            source.schedule.initialDelay ??
            (manual ? undefined : INITIAL_DELAY),
        })
        .run({
          id: `collect-telemetry:${source.id}`,
          fn: async signal => {
            await collection.run(source, signal);
            await attribution.run(signal);
          },
        });
    }
  }
}
