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

import { isError } from '@backstage/errors';

const CONTROL_CHARACTERS = /[\p{Cc}\p{Zl}\p{Zp}]/gu;
const LONGEST_REASON = 300;

/**
 * Works with an engine. What its client fails with is cut to one line for people;
 * errors of this module, and the reason of an abort, are handed on as they are.
 */
export async function explainEngineErrors<T>(
  options: { title: string; signal: AbortSignal },
  work: () => Promise<T>,
): Promise<T> {
  const { title, signal } = options;
  try {
    signal.throwIfAborted();
    return await work();
  } catch (error) {
    signal.throwIfAborted();
    if (isError(error) && /^(DeliveryError|InputError)$/.test(error.name)) {
      throw error;
    }
    throw new Error(`${title} failed: ${reasonOf(error)}`);
  }
}

function reasonOf(error: unknown): string {
  const message = isError(error) ? error.message : String(error);
  // Some say no more than that several attempts failed.
  const text =
    message || String((error as { code?: unknown })?.code ?? 'unknown cause');
  return text
    .split('\n')[0]
    .slice(0, LONGEST_REASON)
    .replace(CONTROL_CHARACTERS, '?');
}
