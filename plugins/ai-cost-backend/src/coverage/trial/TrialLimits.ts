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

import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import { ConflictError, ServiceUnavailableError } from '@backstage/errors';
import { readerRef } from './readerRef';

const MOST_AT_ONCE = 3;
const TIMEOUT_MILLISECONDS = 20_000;

/** Keeps trials, which look at all charges, from keeping the portal busy. */
export class TrialLimits {
  readonly #running = new Set<string>();

  static create(): TrialLimits {
    return new TrialLimits();
  }

  private constructor() {}

  /**
   * Runs a trial, one at a time for each reader.
   *
   * @throws ConflictError while another one of the reader runs
   * @throws ServiceUnavailableError while too many run, or when it takes too long
   */
  async run<T>(
    credentials: BackstageCredentials,
    trial: (signal: AbortSignal) => Promise<T>,
  ): Promise<T> {
    const reader = readerRef(credentials);
    if (this.#running.has(reader)) {
      throw new ConflictError(
        'You are trying something else already; wait for its answer',
      );
    }
    if (this.#running.size >= MOST_AT_ONCE) {
      throw new ServiceUnavailableError(
        'Others are trying annotations; try again in a moment',
      );
    }
    this.#running.add(reader);
    const signal = AbortSignal.timeout(TIMEOUT_MILLISECONDS);
    try {
      return await trial(signal);
    } catch (error) {
      if (signal.aborted) {
        throw new ServiceUnavailableError(
          `The trial took longer than ${
            TIMEOUT_MILLISECONDS / 1000
          } seconds; ask for fewer days`,
        );
      }
      throw error;
    } finally {
      this.#running.delete(reader);
    }
  }
}
