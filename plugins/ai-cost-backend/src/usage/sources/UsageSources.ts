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
  UsageSource,
  UsageSourcesExtensionPoint,
} from 'backstage-plugin-ai-cost-node';
import type { UsageCollection } from './UsageCollection';

const ID = /^[A-Za-z0-9._-]{1,100}$/;
const MOST_HOURS = 168;
const INITIAL_DELAY = { seconds: 20 };

/** The usage sources of the portal, and the tasks that run them. */
export class UsageSources implements UsageSourcesExtensionPoint {
  readonly #sources = new Map<string, UsageSource>();

  static create(): UsageSources {
    return new UsageSources();
  }

  private constructor() {}

  /**
   * @throws ConflictError when a usage source of that id exists
   * @throws InputError when the id is not one, or the trailing hours are out of
   * range
   */
  addUsageSource(source: UsageSource): void {
    const { id, trailingHours } = source;
    if (!ID.test(id)) {
      throw new InputError(
        `"${id}" is no id of a usage source: use 1 to 100 letters, digits, ".", "_" and "-"`,
      );
    }
    if (
      !Number.isInteger(trailingHours) ||
      trailingHours < 1 ||
      trailingHours > MOST_HOURS
    ) {
      throw new InputError(
        `The usage source "${id}" reads ${trailingHours} hours again: a whole number from 1 to ${MOST_HOURS} is allowed`,
      );
    }
    if (this.#sources.has(id)) {
      throw new ConflictError(
        `There are two usage sources with the id "${id}"; rename one`,
      );
    }
    this.#sources.set(id, source);
  }

  /** Registers one task for each source. */
  async schedule(options: {
    scheduler: SchedulerService;
    collection: UsageCollection;
  }): Promise<void> {
    const { scheduler, collection } = options;
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
          id: `collect-usage:${source.id}`,
          fn: signal => collection.run(source, signal),
        });
    }
  }
}
