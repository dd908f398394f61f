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

import type { OracleMoney, SampleOracle } from '@internal/ai-cost-sample-data';
import {
  formatDecimal,
  parseDecimal,
  type CostBasis,
  type Month,
} from 'backstage-plugin-ai-cost-common';

/** Months of the bills, in one currency and basis. */
export interface Slice {
  /** First and last month. */
  months: readonly [Month, Month];
  currency: string;
  basis: CostBasis;
}

/** A row of the oracle that can be sliced. */
type Row = OracleMoney & { month: Month; currency: string };

/** What the oracle says of a slice, as the API would. */
export class Truth {
  readonly #oracle: SampleOracle;
  readonly #slice: Slice;

  static of(oracle: SampleOracle, slice: Slice): Truth {
    return new Truth(oracle, slice);
  }

  private constructor(oracle: SampleOracle, slice: Slice) {
    this.#oracle = oracle;
    this.#slice = slice;
  }

  /** Cost of all AI. */
  get bill(): string {
    const { allocations, unallocated } = this.#oracle;
    return this.sum([...allocations, ...unallocated]);
  }

  /** Cost of some entities, or of all, and what of it others share out. */
  costOf(entities?: ReadonlySet<string>): {
    direct: string;
    shared: string;
    total: string;
  } {
    const own = ({ entity }: { entity: string }) =>
      entities?.has(entity) ?? true;
    const total = this.sum(this.#oracle.allocations.filter(own));
    const shared = this.sum(this.#oracle.shared.filter(own));
    return {
      direct: formatDecimal(parseDecimal(total) - parseDecimal(shared)),
      shared,
      total,
    };
  }

  get unallocated(): string {
    return this.sum(this.#oracle.unallocated);
  }

  /** Of somebody's or nobody's usage, that which cost something. */
  grossUsage(allocated: boolean): string {
    return this.sum(
      this.#oracle.grossUsage.filter(row => row.allocated === allocated),
    );
  }

  /** What has a value in the rows, but zeros, which no report lists. */
  by<Of extends Row>(
    rows: readonly Of[],
    keyOf: (row: Of) => string,
  ): Record<string, string> {
    const keys = [...new Set(rows.map(keyOf))].sort();
    return Object.fromEntries(
      keys
        .map((key): [string, string] => [
          key,
          this.sum(rows.filter(row => keyOf(row) === key)),
        ])
        .filter(([, sum]) => sum !== '0'),
    );
  }

  sum(rows: readonly Row[]): string {
    const { months, currency, basis } = this.#slice;
    return formatDecimal(
      rows
        .filter(row => row.currency === currency)
        .filter(({ month }) => month >= months[0] && month <= months[1])
        .reduce((sum, row) => sum + parseDecimal(row[basis]), 0n),
    );
  }
}

/** Exact sum of decimals. */
export function add(...amounts: string[]): string {
  return formatDecimal(
    amounts.reduce((sum, amount) => sum + parseDecimal(amount), 0n),
  );
}
