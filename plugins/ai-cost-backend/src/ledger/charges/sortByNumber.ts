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

const DIGIT_BITS = 11;
const BUCKETS = 1 << DIGIT_BITS;
const MASK = BUCKETS - 1;

/**
 * The positions of the keys in ascending order; equal keys keep their order.
 * A radix sort, for half a million keys must not hold up the event loop.
 *
 * @param keys - whole numbers from 0 to 2^31 - 1
 */
export function sortByNumber(keys: Uint32Array): Uint32Array {
  const size = keys.length;
  let order = new Uint32Array(size);
  let next = new Uint32Array(size);
  for (let position = 0; position < size; position++) {
    order[position] = position;
  }
  for (let shift = 0; shift < 32; shift += DIGIT_BITS) {
    const starts = new Uint32Array(BUCKETS + 1);
    for (let position = 0; position < size; position++) {
      starts[((keys[position] >>> shift) & MASK) + 1] += 1;
    }
    for (let bucket = 1; bucket < BUCKETS; bucket++) {
      starts[bucket] += starts[bucket - 1];
    }
    for (let rank = 0; rank < size; rank++) {
      const position = order[rank];
      next[starts[(keys[position] >>> shift) & MASK]++] = position;
    }
    [order, next] = [next, order];
  }
  return order;
}
