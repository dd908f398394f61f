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

import { roundAxis } from './roundAxis';

describe('roundAxis', () => {
  it.each([
    [
      [0, 0.0281],
      [0, 0.01, 0.02, 0.03],
    ],
    [
      [0, 1_040],
      [0, 500, 1_000, 1_500],
    ],
    [
      [-30, 80],
      [-50, 0, 50, 100],
    ],
    [
      [0, 0],
      [0, 0.5, 1],
    ],
    [[], [0, 0.5, 1]],
  ])('spans %j with %j', (values, ticks) => {
    const axis = roundAxis(values, 3);

    expect(axis.ticks).toEqual(ticks);
    expect(axis.domain).toEqual([ticks[0], ticks.at(-1)]);
  });

  it('gives a single value an axis around it', () => {
    const { domain, ticks } = roundAxis([0.9], 4);

    expect(domain[0]).toBeLessThan(0.9);
    expect(domain[1]).toBeGreaterThan(0.9);
    expect(ticks.length).toBeGreaterThan(2);
  });
});
