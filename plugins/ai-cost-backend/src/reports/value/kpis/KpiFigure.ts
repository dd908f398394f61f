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
  parseDecimal,
  type Day,
  type Kpi,
  type KpiId,
  type KpiValue,
} from 'backstage-plugin-ai-cost-common';
import type { ValueFacts } from '../ValueFacts';

/** A KPI over some days, or why there is none. */
export interface KpiFigure {
  value?: number;
  /** Attos where it is money, otherwise a count. */
  numerator?: bigint | number;
  denominator?: number;
  /** Days that it was computed over. */
  days?: number;
  sources?: Iterable<string>;
  /** For people; set where there is no value. */
  unavailable?: string;
}

/** How a KPI is computed. */
export interface KpiMethod {
  kpi: Kpi & { id: KpiId };
  /** What it is of where there are several. */
  of?: string;
  /** The days that it asks for. */
  over: 'complete' | 'all';
  /** Grows with the days that it is over, so that only as many compare. */
  isAmount?: boolean;
  compute(facts: ValueFacts, days: readonly Day[]): KpiFigure;
  target?(facts: ValueFacts): number | undefined;
}

/** Computes a KPI over the range and the days before that match. */
export function kpiValue(method: KpiMethod, facts: ValueFacts): KpiValue {
  const days = facts.windows[method.over];
  const current =
    days.current.length === 0
      ? { unavailable: 'No day of the range is complete.' }
      : method.compute(facts, days.current);
  const { value, numerator, denominator } = current;
  const previous = method.compute(facts, days.previous);
  const alike = !method.isAmount || previous.days === current.days;
  const usable = value !== undefined && Number.isFinite(value);
  return {
    kpi: method.kpi.id,
    of: method.of,
    value: usable ? value : undefined,
    previous: alike ? previous.value : undefined,
    target: method.target?.(facts),
    numerator:
      typeof numerator === 'bigint'
        ? formatDecimal(numerator)
        : plainDecimal(numerator),
    denominator,
    days: current.days,
    sources: [...new Set(current.sources)].sort(),
    unavailable: usable
      ? undefined
      : current.unavailable ?? 'There is nothing to divide by.',
  };
}

/** Counts may be fractions; the API has no exponents. */
function plainDecimal(count: number | undefined): string | undefined {
  return count === undefined
    ? undefined
    : formatDecimal(parseDecimal(count.toFixed(6)));
}
