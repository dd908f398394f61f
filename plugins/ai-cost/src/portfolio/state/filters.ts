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

import type { PortfolioDimension } from 'backstage-plugin-ai-cost-common';
import type { ChosenFilters } from './PortfolioState';

/** Filters that keep one more value, or one less when it is kept already. */
export function toggled(
  filters: ChosenFilters,
  dimension: PortfolioDimension,
  value: string,
): ChosenFilters {
  return (filters[dimension] ?? []).includes(value)
    ? without(filters, dimension, value)
    : withValues(filters, dimension, [...(filters[dimension] ?? []), value]);
}

/** Filters without a value. */
export function without(
  filters: ChosenFilters,
  dimension: PortfolioDimension,
  value: string,
): ChosenFilters {
  const rest = (filters[dimension] ?? []).filter(one => one !== value);
  return withValues(filters, dimension, rest);
}

/** Filters that keep these values of a dimension; all of them when there are none. */
export function withValues(
  filters: ChosenFilters,
  dimension: PortfolioDimension,
  values: string[],
): ChosenFilters {
  const { [dimension]: _, ...others } = filters;
  return values.length > 0 ? { ...others, [dimension]: values } : others;
}

/** True when anything is kept back. */
export function isFiltered(filters: ChosenFilters): boolean {
  return Object.keys(filters).length > 0;
}

/** Filters that keep one value of each of these dimensions alone. */
export function narrowed(
  filters: ChosenFilters,
  values: Partial<Record<PortfolioDimension, string>>,
): ChosenFilters {
  const chosen = Object.entries(values).map(([dimension, value]) => [
    dimension,
    [value],
  ]);
  return { ...filters, ...Object.fromEntries(chosen) };
}
