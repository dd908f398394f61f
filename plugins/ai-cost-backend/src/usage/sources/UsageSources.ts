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
import type {
  UsageSource,
  UsageSourcesExtensionPoint,
} from 'backstage-plugin-ai-cost-node';
import {
  checkCollectedSource,
  taskRunnerOf,
} from '../../series/collectedSources';
import type { UsageCollection } from './UsageCollection';

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
    checkCollectedSource(source, {
      ...{ what: 'usage source', known: this.#sources },
    });
    this.#sources.set(source.id, source);
  }

  /** Registers one task for each source. */
  async schedule(options: {
    scheduler: SchedulerService;
    collection: UsageCollection;
  }): Promise<void> {
    const { scheduler, collection } = options;
    for (const source of this.#sources.values()) {
      await taskRunnerOf(scheduler, source).run({
        id: `collect-usage:${source.id}`,
        fn: signal => collection.run(source, signal),
      });
    }
  }
}
