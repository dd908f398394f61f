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

import type { LineNames } from '../report/readLineNames';
import { compareCosts } from '../report/lineGroups';
import { signalsOf, type LineSignal } from './LineSignal';

/** A signal with what it would claim of a group. */
export interface CostedSignal extends LineSignal {
  /** Attos. */
  cost: bigint;
  lines: Map<number, bigint>;
}

/** Adds up what the names in a group's charges would claim. */
export class SignalCosts {
  readonly #entityTags: readonly string[];
  readonly #signals = new Map<string, CostedSignal>();

  constructor(entityTags: readonly string[]) {
    this.#entityTags = entityTags.map(key => key.trim().toLowerCase());
  }

  add({ lineId, dimensions }: LineNames, cost: bigint): void {
    for (const signal of signalsOf(dimensions, this.#entityTags)) {
      const key = JSON.stringify([signal.list, signal.item]);
      let known = this.#signals.get(key);
      if (!known) {
        known = { ...signal, cost: 0n, lines: new Map() };
        this.#signals.set(key, known);
      }
      known.cost += cost;
      known.lines.set(lineId, cost);
    }
  }

  /** The most expensive: names are compared with those of all entities. */
  top(limit: number): CostedSignal[] {
    return [...this.#signals.values()]
      .sort(
        (a, b) => compareCosts(b.cost, a.cost) || (a.item < b.item ? -1 : 1),
      )
      .slice(0, limit);
  }
}
