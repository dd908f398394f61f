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
import { addHours, utcHour } from 'backstage-plugin-ai-cost-common';
import type { HourlyUsage, UsageSource } from 'backstage-plugin-ai-cost-node';
import type { UsageStore } from '../store/UsageStore';
import { checkHourlyUsage } from './checkHourlyUsage';

/** Asks usage sources for their recent hours. */
export class UsageCollection {
  readonly #store: UsageStore;
  readonly #logger: LoggerService;
  readonly #now: () => Date;

  static create(options: {
    store: UsageStore;
    logger: LoggerService;
    now?: () => Date;
  }): UsageCollection {
    return new UsageCollection(options);
  }

  private constructor(options: Parameters<typeof UsageCollection.create>[0]) {
    this.#store = options.store;
    this.#logger = options.logger;
    this.#now = options.now ?? (() => new Date());
  }

  /**
   * Reads the hours of a source that may still have changed, and replaces what
   * it said of them before.
   *
   * @throws whatever the source throws, and InputError when what it yields
   * cannot be; what was known then stays
   */
  async run(source: UsageSource, signal: AbortSignal): Promise<void> {
    const to = addHours(utcHour(this.#now()), 1);
    const window = { from: addHours(to, -source.trailingHours), to };
    const usage: HourlyUsage[] = [];
    for await (const batch of source.collect(window, {
      logger: this.#logger.child({ usageSource: source.id }),
      signal,
    })) {
      signal.throwIfAborted();
      for (const one of batch) {
        checkHourlyUsage(one, { source, window });
        usage.push(one);
      }
    }
    await this.#store.replaceHours({
      reporter: `source:${source.id}`,
      ...window,
      usage,
    });
  }
}
