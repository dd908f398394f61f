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

import { settleWithin } from './settleWithin';

/** An engine may queue a query for as long as the run may take. */
const LONGEST_START_MILLISECONDS = 3_600_000;
const LONGEST_CANCEL_MILLISECONDS = 10_000;

/**
 * Starts a query and reads what it yields, and cancels it when the signal or the
 * reader ends it, also one that starts too late.
 */
export async function* readCancellable<Q, T>(options: {
  start: () => Promise<Q>;
  read: (query: Q) => AsyncIterable<T>;
  cancel: (query: Q) => Promise<unknown>;
  signal: AbortSignal;
}): AsyncGenerator<T> {
  const { start, read, cancel, signal } = options;
  signal.throwIfAborted();
  const query = await settleWithin(start(), {
    milliseconds: LONGEST_START_MILLISECONDS,
    signal,
    late: cancel,
  });
  const iterator = read(query)[Symbol.asyncIterator]();
  let abort = () => {};
  const aborted = new Promise<never>((_, reject) => {
    abort = () => reject(signal.reason);
  });
  signal.addEventListener('abort', abort, { once: true });
  let complete = false;
  try {
    for (;;) {
      // An engine may take minutes until it has a row.
      const next = await Promise.race([iterator.next(), aborted]);
      if (next.done) {
        complete = true;
        return;
      }
      yield next.value;
    }
  } finally {
    signal.removeEventListener('abort', abort);
    if (!complete) {
      // What went wrong is on its way already.
      await settleWithin(cancel(query), {
        milliseconds: LONGEST_CANCEL_MILLISECONDS,
        signal: new AbortController().signal,
      }).catch(() => {});
      iterator.return?.()?.catch(() => {});
    }
  }
}
