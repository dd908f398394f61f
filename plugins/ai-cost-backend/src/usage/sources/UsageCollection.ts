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
import { InputError, isError } from '@backstage/errors';
import { addHours, utcHour } from 'backstage-plugin-ai-cost-common';
import type {
  HourlyUsage,
  UsageSource,
  UsageWindow,
} from 'backstage-plugin-ai-cost-node';
import { isDatabaseError } from '../../ingestion/databaseFailure';
import type { UsageStore } from '../store/UsageStore';
import { problemOfHourlyUsage } from './problemOfHourlyUsage';

/** What a source said of a window. */
interface Answer {
  usage: HourlyUsage[];
  /** Entries that cannot be counted. */
  skipped: number;
  /** Of the first of those. */
  problem?: string;
}

/** Asks usage sources for their recent hours. */
export class UsageCollection {
  readonly #store: UsageStore;
  readonly #logger: LoggerService;
  readonly #now: () => Date;
  /** What the log says is wrong with a source; once, until it changes. */
  readonly #troubles = new Map<string, string>();

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
   * it said of them before. What cannot be counted is left out, and the log
   * says so.
   *
   * @throws whatever the source throws, and InputError when it yields nothing
   * that can be counted, but something; what was known then stays
   */
  async run(source: UsageSource, signal: AbortSignal): Promise<void> {
    try {
      const { skipped, problem } = await this.#collect(source, signal);
      const trouble =
        problem && `yields what cannot be counted, such as ${problem}`;
      this.#say(source, { trouble, skipped });
    } catch (error) {
      if (!signal.aborted) {
        this.#say(source, { trouble: `fails: ${reasonOf(error)}` });
      }
      throw error;
    }
  }

  async #collect(source: UsageSource, signal: AbortSignal): Promise<Answer> {
    const to = addHours(utcHour(this.#now()), 1);
    const window = { from: addHours(to, -source.trailingHours), to };
    const answer = await this.#ask(source, window, signal);
    const { usage, skipped, problem } = answer;
    if (skipped > 0 && usage.length === 0) {
      throw new InputError(
        `The usage source "${source.id}" yields nothing that can be counted: ${problem}`,
      );
    }
    signal.throwIfAborted();
    await this.#store.replaceHours({
      reporter: `source:${source.id}`,
      ...window,
      usage,
    });
    return answer;
  }

  async #ask(
    source: UsageSource,
    window: UsageWindow,
    signal: AbortSignal,
  ): Promise<Answer> {
    const answer: Answer = { usage: [], skipped: 0 };
    for await (const batch of source.collect(window, {
      logger: this.#logger.child({ usageSource: source.id }),
      signal,
    })) {
      signal.throwIfAborted();
      for (const one of batch) {
        const problem = problemOfHourlyUsage(one, window);
        if (problem) {
          answer.skipped += 1;
          answer.problem ??= problem;
        } else {
          answer.usage.push(one);
        }
      }
    }
    return answer;
  }

  #say(
    { id }: UsageSource,
    options: { trouble?: string; skipped?: number },
  ): void {
    const { trouble, skipped } = options;
    if (this.#troubles.get(id) === trouble) {
      return;
    }
    if (trouble === undefined) {
      this.#troubles.delete(id);
      this.#logger.info(`The usage source "${id}" is well again`);
    } else {
      this.#troubles.set(id, trouble);
      this.#logger.warn(`The usage source "${id}" ${trouble}`, { skipped });
    }
  }
}

/** The text of a database's error would quote what was written. */
function reasonOf(error: unknown): string {
  return isDatabaseError(error) || !isError(error)
    ? 'the database refused it'
    : error.message;
}
