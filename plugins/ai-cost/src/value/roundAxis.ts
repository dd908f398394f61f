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

import { nice, ticks } from 'd3-array';

/** Where an axis begins and ends, and where it has labels. */
export interface RoundAxis {
  domain: [number, number];
  ticks: number[];
}

/**
 * An axis of about as many round numbers as asked for, with all values between
 * the first and the last of them.
 */
export function roundAxis(values: readonly number[], count: number): RoundAxis {
  const [low, high] = spread(values);
  const domain = nice(low, high, count);
  return { domain, ticks: ticks(...domain, count) };
}

/** The least and the largest; apart, for an axis needs a length. */
function spread(values: readonly number[]): [number, number] {
  const low = Math.min(...values);
  const high = Math.max(...values);
  if (values.length === 0) {
    return [0, 1];
  }
  if (low < high) {
    return [low, high];
  }
  return low === 0
    ? [0, 1]
    : [low - Math.abs(low) / 10, low + Math.abs(low) / 10];
}
