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
import { ConflictError, InputError, NotFoundError } from '@backstage/errors';
import type { MonthRange } from 'backstage-plugin-ai-cost-common';
import type {
  BillingSource,
  BillingSourcesExtensionPoint,
} from 'backstage-plugin-ai-cost-node';
import type { SourceRequestStore } from '../ledger/sources/SourceRequestStore';
import type { ConfiguredSources } from './ConfiguredSources';
import type { IngestionService } from './IngestionService';

const ID = /^[A-Za-z0-9._-]{1,100}$/;

// The catalog of a portal that starts answers a little later than its tasks run.
const INITIAL_DELAY = { seconds: 10 };

/** The billing sources of the portal, and the tasks that run them. */
export class BillingSources
  implements BillingSourcesExtensionPoint, ConfiguredSources
{
  readonly #sources = new Map<string, BillingSource>();
  #scheduler?: SchedulerService;
  #requests?: SourceRequestStore;

  static create(): BillingSources {
    return new BillingSources();
  }

  private constructor() {}

  /**
   * @throws ConflictError when a source of that id exists
   * @throws InputError when the id is not one
   */
  addBillingSource(source: BillingSource): void {
    if (!ID.test(source.id)) {
      throw new InputError(
        `"${source.id}" is no id of a billing source: use 1 to 100 letters, digits, ".", "_" and "-"`,
      );
    }
    if (this.#sources.has(source.id)) {
      throw new ConflictError(
        `There are two billing sources with the id "${source.id}"; rename one`,
      );
    }
    this.#sources.set(source.id, source);
  }

  /** All sources, in the order of their ids. */
  list(): BillingSource[] {
    return [...this.#sources.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
  }

  /** Registers one task for each source. */
  async schedule(options: {
    scheduler: SchedulerService;
    ingestion: IngestionService;
    /** Where it is noted what people ask of sources. */
    requests: SourceRequestStore;
  }): Promise<void> {
    const { scheduler, ingestion, requests } = options;
    this.#scheduler = scheduler;
    this.#requests = requests;
    for (const source of this.list()) {
      const manual = 'trigger' in source.schedule.frequency;
      await scheduler
        .createScheduledTaskRunner({
          ...source.schedule,
          initialDelay:
            source.schedule.initialDelay ??
            (manual ? undefined : INITIAL_DELAY),
        })
        .run({
          id: taskIdOf(source.id),
          fn: async signal => {
            do {
              await ingestion.run(source, signal);
              // What was asked for during the run.
            } while ((await requests.listOf(source.id)).length > 0);
          },
        });
    }
  }

  /**
   * Asks for a run of a source as soon as a portal instance has time for it.
   *
   * @param readAgain - periods to read again even if they have not changed; when
   * the source is running, that is done once the run has ended
   * @throws NotFoundError when there is no such source
   * @throws ConflictError when it is running, and no periods are to be read again
   */
  async ingestNow(sourceId: string, readAgain?: MonthRange): Promise<void> {
    if (!this.#scheduler || !this.#requests || !this.#sources.has(sourceId)) {
      throw new NotFoundError(`There is no billing source "${sourceId}"`);
    }
    if (readAgain) {
      await this.#requests.add(sourceId, readAgain, new Date());
    }
    try {
      await this.#scheduler.triggerTask(taskIdOf(sourceId));
    } catch (error) {
      if (!readAgain || (error as Error).name !== 'ConflictError') {
        throw error;
      }
    }
  }
}

function taskIdOf(sourceId: string): string {
  return `ingest:${sourceId}`;
}
