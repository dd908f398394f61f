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
 * Waits for what may hang: until a time has passed, or the signal says to stop.
 *
 * @param options - `late` gets what comes when nobody waits any more
 * @throws the reason of the signal; an error named TimeoutError
 */
export async function settleWithin<T>(
  work: Promise<T>,
  options: {
    milliseconds: number;
    signal: AbortSignal;
    late?: (result: T) => unknown;
  },
): Promise<T> {
  const { milliseconds, signal, late } = options;
  const end = AbortSignal.any([signal, AbortSignal.timeout(milliseconds)]);
  let abort = () => {};
  const ended = new Promise<never>((_, reject) => {
    abort = () => reject(end.reason);
    end.addEventListener('abort', abort, { once: true });
    if (end.aborted) {
      abort();
    }
  });
  try {
    return await Promise.race([work, ended]);
  } catch (error) {
    work.then(late).catch(() => {});
    throw error;
  } finally {
    end.removeEventListener('abort', abort);
  }
}
