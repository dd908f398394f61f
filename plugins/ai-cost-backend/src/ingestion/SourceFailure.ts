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

import { CustomErrorBase } from '@backstage/errors';

/** What a billing source failed with, to be told from a failure of the ledger. */
export class SourceFailure extends CustomErrorBase {
  readonly name = 'SourceFailure' as const;
  readonly reason: unknown;

  constructor(reason: unknown) {
    super('The billing source failed', reason);
    this.reason = reason;
  }
}

/**
 * Calls a billing source.
 *
 * @throws DeliveryError as it is, SourceFailure for all else
 */
export async function callSource<T>(call: () => Promise<T>): Promise<T> {
  try {
    return await call();
  } catch (error) {
    throw asFailure(error);
  }
}

/**
 * Reads what a billing source yields.
 *
 * @throws DeliveryError as it is, SourceFailure for all else
 */
export async function* readSource<T>(
  items: AsyncIterable<T>,
): AsyncGenerator<T> {
  const iterator = items[Symbol.asyncIterator]();
  try {
    for (;;) {
      const next = await callSource(() => iterator.next());
      if (next.done) {
        return;
      }
      yield next.value;
    }
  } finally {
    await iterator.return?.();
  }
}

function asFailure(error: unknown): unknown {
  return (error as Error).name === 'DeliveryError'
    ? error
    : new SourceFailure(error);
}
