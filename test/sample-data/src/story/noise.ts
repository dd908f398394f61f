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

const PRIME = 2147483647;
const HALF = 65536;

/**
 * A number from 0 to 999 that depends on nothing but its arguments. All
 * products stay below 2^53, so it is the same on every machine.
 *
 * @param name - what the number is for
 * @param step - a whole number, such as the day
 */
export function noise(seed: number, name: string, step: number): number {
  let state = (seed + 17) % PRIME;
  for (const character of name) {
    state = (state * 131 + character.codePointAt(0)!) % PRIME;
  }
  state = (state + (step + 1) * 7919) % PRIME;
  for (let round = 0; round < 3; round++) {
    state = mix(state);
  }
  return Math.floor(state / 1009) % 1000;
}

/** Squares a part of the number, so that steps do not lie on a line. */
function mix(state: number): number {
  const low = state % HALF;
  const high = Math.floor(state / HALF);
  return (low * low + high * 69621 + low * 48271 + 104729) % PRIME;
}
