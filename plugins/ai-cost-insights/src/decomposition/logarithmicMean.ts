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

// Where the two are this close, the quotient loses more digits than the series.
const CLOSE = 1e-4;

/**
 * The logarithmic mean of two numbers above zero: their difference over that of
 * their logarithms, and their common value where they are equal.
 */
export function logarithmicMean(a: number, b: number): number {
  const x = (a - b) / b;
  if (Math.abs(x) < CLOSE) {
    // b·x/ln(1+x) as a series around 0.
    return b * (1 + x / 2 - (x * x) / 12 + (x * x * x) / 24);
  }
  return (a - b) / Math.log(a / b);
}
