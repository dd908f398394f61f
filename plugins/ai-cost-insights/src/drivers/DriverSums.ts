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

import type { ChangeDriver, ChangeDriverName } from './ChangeDriver';

/** Amounts by driver and group. */
export class DriverSums {
  readonly #groups = new Map<
    string | undefined,
    Map<ChangeDriverName, bigint>
  >();

  static create(): DriverSums {
    return new DriverSums();
  }

  private constructor() {}

  add(
    driver: ChangeDriverName,
    group: string | undefined,
    amount: bigint,
  ): void {
    const ofGroup =
      this.#groups.get(group) ?? new Map<ChangeDriverName, bigint>();
    this.#groups.set(group, ofGroup);
    ofGroup.set(driver, (ofGroup.get(driver) ?? 0n) + amount);
  }

  /** The largest first, without those that are zero. */
  list(): ChangeDriver[] {
    return [...this.#groups]
      .flatMap(([group, amounts]) =>
        [...amounts].map(([driver, amount]) => ({ driver, group, amount })),
      )
      .filter(({ amount }) => amount !== 0n)
      .sort((a, b) => compare(size(b), size(a)));
  }
}

function size({ amount }: ChangeDriver): bigint {
  return amount < 0n ? -amount : amount;
}

function compare(a: bigint, b: bigint): number {
  if (a === b) {
    return 0;
  }
  return a < b ? -1 : 1;
}
