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

import { parseDecimal, type Hour } from 'backstage-plugin-ai-cost-common';
import type {
  UsageAmounts,
  UsageDimensions,
} from 'backstage-plugin-ai-cost-node';
import { splitAttos } from '../../ledger/moneyColumns';
import {
  usageSeriesHash,
  usageSeriesOf,
  type UsageSeries,
} from './usageSeries';

/** Columns of `usage_hours` that are added up; NULL where nothing is known. */
export const USAGE_AMOUNT_COLUMNS = [
  'input_tokens',
  'output_tokens',
  'cache_read_tokens',
  'cache_write_tokens',
  'requests',
  'gpu_micros',
  'estimated_micros',
  'estimated_attos',
] as const;

export type UsageAmountColumn = (typeof USAGE_AMOUNT_COLUMNS)[number];

/** What was used of a series in an hour, by run and currency of the estimate. */
export interface UsageSum {
  seriesHash: string;
  hour: Hour;
  runId: string;
  currency: string;
  amounts: Record<UsageAmountColumn, bigint | null>;
}

const MICROS_PER_SECOND = 1_000_000;

/** Adds up usage before it is stored. The order does not matter. */
export class UsageSums {
  readonly #reporter: string;
  readonly #series = new Map<string, UsageSeries>();
  readonly #sums = new Map<string, UsageSum>();

  static create(options: { reporter: string }): UsageSums {
    return new UsageSums(options.reporter);
  }

  private constructor(reporter: string) {
    this.#reporter = reporter;
  }

  /** Series that something was added of, by their hashes. */
  get series(): ReadonlyMap<string, UsageSeries> {
    return this.#series;
  }

  add(hour: Hour, usage: UsageDimensions & UsageAmounts): void {
    const series = usageSeriesOf(usage, this.#reporter);
    const seriesHash = usageSeriesHash(series);
    this.#series.set(seriesHash, series);
    const runId = usage.runId ?? '';
    const currency = usage.estimatedCost?.currency ?? '';
    const key = JSON.stringify([seriesHash, hour, runId, currency]);
    const amounts = amountsOf(usage);
    const sum = this.#sums.get(key);
    if (!sum) {
      this.#sums.set(key, { seriesHash, hour, runId, currency, amounts });
      return;
    }
    for (const column of USAGE_AMOUNT_COLUMNS) {
      sum.amounts[column] = plus(sum.amounts[column], amounts[column]);
    }
  }

  /** The sums, always in the same order: who writes them locks them in it. */
  list(): UsageSum[] {
    return [...this.#sums]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([, it]) => it);
  }
}

function amountsOf(usage: UsageAmounts): UsageSum['amounts'] {
  const { tokens, requests, gpuSeconds, estimatedCost } = usage;
  const cost = estimatedCost && splitAttos(parseDecimal(estimatedCost.amount));
  return {
    input_tokens: whole(tokens.input),
    output_tokens: whole(tokens.output),
    cache_read_tokens: whole(tokens.cache_read),
    cache_write_tokens: whole(tokens.cache_write),
    requests: whole(requests),
    gpu_micros: whole(gpuSeconds, MICROS_PER_SECOND),
    estimated_micros: cost ? cost.micros : null,
    estimated_attos: cost ? cost.attos : null,
  };
}

function whole(amount: number | undefined, factor = 1): bigint | null {
  return amount === undefined ? null : BigInt(Math.round(amount * factor));
}

/** Unknown and something is something; unknown and unknown stays unknown. */
function plus(a: bigint | null, b: bigint | null): bigint | null {
  return a === null || b === null ? a ?? b : a + b;
}
