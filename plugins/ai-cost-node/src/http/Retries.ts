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

/**
 * How often and how long to try.
 *
 * @public
 */
export interface RetryOptions {
  attempts: number;
  /** Milliseconds before the second attempt; doubled with each further one. */
  firstDelay: number;
  /** Milliseconds; a server that asks for longer is not waited for. */
  longestDelay: number;
}

const DEFAULTS: RetryOptions = {
  attempts: 6,
  firstDelay: 1_000,
  longestDelay: 120_000,
};

/**
 * Says whether to try again, and when.
 *
 * @public
 */
export class Retries {
  readonly #options: RetryOptions;

  static create(options?: Partial<RetryOptions>): Retries {
    return new Retries({ ...DEFAULTS, ...options });
  }

  private constructor(options: RetryOptions) {
    this.#options = options;
  }

  /**
   * Milliseconds to wait after a failed attempt; undefined when it was the last.
   * With full jitter, so that the replicas of a portal do not return together.
   *
   * @param options - `attempt` counts from 1, and `asked` are the milliseconds
   * that the server asks for
   */
  delayAfter(options: { attempt: number; asked?: number }): number | undefined {
    const { attempt, asked } = options;
    const { attempts, firstDelay, longestDelay } = this.#options;
    const spread =
      asked === undefined
        ? Math.min(longestDelay, firstDelay * 2 ** (attempt - 1))
        : firstDelay;
    const delay = (asked ?? 0) + Math.random() * spread;
    return attempt >= attempts || delay > longestDelay ? undefined : delay;
  }
}
