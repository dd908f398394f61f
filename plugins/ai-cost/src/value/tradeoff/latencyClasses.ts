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

import { formatSeconds } from '../../format/duration';

/** Seconds at which a class ends; the last has no end. */
const ENDS = [0.25, 1, 2.5, 10];

/** How many classes of latency colours tell apart. */
export const LATENCY_CLASS_COUNT = ENDS.length + 1;

/** The class of a latency, from fast to slow. */
export function latencyClassOf(seconds: number): number {
  const index = ENDS.findIndex(end => seconds < end);
  return index === -1 ? ENDS.length : index;
}

/** `250 ms – 1 s` */
export function latencyClassInWords(index: number): string {
  if (index === 0) {
    return `below ${formatSeconds(ENDS[0])}`;
  }
  const from = formatSeconds(ENDS[index - 1]);
  return index === ENDS.length
    ? `${from} and more`
    : `${from} – ${formatSeconds(ENDS[index])}`;
}
