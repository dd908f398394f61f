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

import type { Day } from 'backstage-plugin-ai-cost-common';
import type { CostRow } from '../charges/CostRows';
import type { AccountDay } from './AccountDayStore';
import type { LineGroups } from './LineGroups';

/** Adds up the charges of a day by the groups of their lines. */
export class AccountDaySums {
  readonly #groups: LineGroups;
  readonly #day: Day;
  /** By the position of the group; most are there in no order. */
  readonly #sums: (AccountDay | undefined)[] = [];

  static create(options: { groups: LineGroups; day: Day }): AccountDaySums {
    return new AccountDaySums(options.groups, options.day);
  }

  private constructor(groups: LineGroups, day: Day) {
    this.#groups = groups;
    this.#day = day;
  }

  add(group: number, charge: CostRow): void {
    const sum = this.#sums[group] ?? this.#begin(group);
    sum.rows += charge.charges;
    sum.billed += charge.billed;
    sum.effective += charge.effective;
    sum.list += charge.list;
    if (charge.quantity !== undefined && sum.tokenClass !== '') {
      sum.tokens = (sum.tokens ?? 0) + charge.quantity;
    }
  }

  values(): AccountDay[] {
    return this.#sums.flatMap(sum => sum ?? []);
  }

  #begin(group: number): AccountDay {
    const sum: AccountDay = {
      ...this.#groups.at(group),
      day: this.#day,
      rows: 0,
      billed: 0n,
      effective: 0n,
      list: 0n,
    };
    this.#sums[group] = sum;
    return sum;
  }
}
