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

import {
  formatDecimal,
  type Day,
  type TokenClass,
  type Workload,
} from 'backstage-plugin-ai-cost-common';
import type { EntitySeries } from '../../entity/EntitySeries';

/** What a series costs on a day. */
export interface CostDay {
  series: EntitySeries;
  day: Day;
  /** Attos of effective cost. */
  cost: bigint;
  /** In the series' unit; undefined when no charge has one. */
  quantity?: number;
  /** Rows of the bill. */
  charges: number;
}

/** Which costs to add up; what is left out does not matter. */
export interface CostFilter {
  model?: string;
  workloads?: readonly Workload[];
  tokenClass?: TokenClass;
}

/** Workloads that calls of models belong to. */
export const CALLS: readonly Workload[] = ['inference', 'embedding'];

/** Effective cost of an entity by day, in one currency. */
export class DailyCosts {
  readonly #days = new Map<Day, CostDay[]>();

  static create(costs: readonly CostDay[]): DailyCosts {
    return new DailyCosts(costs);
  }

  private constructor(costs: readonly CostDay[]) {
    for (const cost of costs) {
      const known = this.#days.get(cost.day);
      if (known) {
        known.push(cost);
      } else {
        this.#days.set(cost.day, [cost]);
      }
    }
  }

  /** True where a day has a charge. */
  has(day: Day): boolean {
    return this.#days.has(day);
  }

  /** The charges of some days. */
  list(days: Iterable<Day>, filter: CostFilter = {}): CostDay[] {
    const { model, workloads, tokenClass } = filter;
    return [...days].flatMap(day =>
      (this.#days.get(day) ?? []).filter(
        ({ series }) =>
          (model === undefined || series.model === model) &&
          (!workloads || workloads.includes(series.workload)) &&
          (tokenClass === undefined || series.tokenClass === tokenClass),
      ),
    );
  }

  /** Attos over some days. */
  sum(days: Iterable<Day>, filter?: CostFilter): bigint {
    return this.list(days, filter).reduce((sum, { cost }) => sum + cost, 0n);
  }

  get days(): Iterable<Day> {
    return this.#days.keys();
  }
}

/** An amount for ratios, where floating point is close enough. */
export function toNumber(attos: bigint): number {
  return Number(formatDecimal(attos));
}
