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
import type {
  BillingSource,
  BillingSourcesExtensionPoint,
} from 'backstage-plugin-ai-cost-node';
import type { IngestionService } from './IngestionService';

const ID = /^[A-Za-z0-9._-]{1,100}$/;

// The catalog of a portal that starts answers a little later than its tasks run.
const INITIAL_DELAY = { seconds: 10 };

/** The billing sources of the portal, and the tasks that run them. */
export class BillingSources implements BillingSourcesExtensionPoint {
  readonly #sources = new Map<string, BillingSource>();
  #scheduler?: SchedulerService;

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
  }): Promise<void> {
    const { scheduler, ingestion } = options;
    this.#scheduler = scheduler;
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
          fn: signal => ingestion.run(source, signal),
        });
    }
  }

  /**
   * Asks for a run of a source as soon as a portal instance has time for it.
   *
   * @throws NotFoundError when there is no such source
   * @throws ConflictError when it is running
   */
  async ingestNow(sourceId: string): Promise<void> {
    if (!this.#scheduler || !this.#sources.has(sourceId)) {
      throw new NotFoundError(`There is no billing source "${sourceId}"`);
    }
    await this.#scheduler.triggerTask(taskIdOf(sourceId));
  }
}

function taskIdOf(sourceId: string): string {
  return `ingest:${sourceId}`;
}
