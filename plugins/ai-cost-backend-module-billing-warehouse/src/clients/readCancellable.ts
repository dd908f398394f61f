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
 * Reads what a query yields, and cancels the query when the signal or the reader
 * ends it.
 */
export async function* readCancellable<T>(options: {
  batches: AsyncIterable<T>;
  cancel: () => Promise<unknown>;
  signal: AbortSignal;
}): AsyncGenerator<T> {
  const { batches, cancel, signal } = options;
  signal.throwIfAborted();
  const iterator = batches[Symbol.asyncIterator]();
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
      await cancel().catch(() => {});
      iterator.return?.()?.catch(() => {});
    }
  }
}
