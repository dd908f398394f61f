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
  COST_DIMENSIONS,
  type PortfolioQuery,
  type PortfolioTotals,
} from 'backstage-plugin-ai-cost-common';
import type { Knex } from 'knex';
import { chooseCurrency, currencyTotals } from '../entity/currencyTotals';
import { sourceFreshness } from '../entity/sourceFreshness';
import { completeThroughOf } from '../freshness/completeness';
import type { SourceCoverage } from '../freshness/SourceCoverage';
import { sourcesBehind } from '../freshness/sourcesBehind';
import type { PortfolioSum } from '../sums/readPortfolioSums';
import type { SumFilters } from '../sums/SumFilters';
import type { DayRange } from '../window/dayRange';
import { previousRange, type PreviousRange } from '../window/previousRange';
import {
  comparedDays,
  windowParts,
  type WindowPart,
} from '../window/windowParts';
import { hiddenSpend, type PortfolioInputs } from './PortfolioInputs';
import { portfolioScopes } from './portfolioScopes';
import { readScopedDeliveries, readScopedSums } from './scopedSums';
import type { PortfolioScopes } from './SpendScope';
import { tieOut } from './tieOut';

/** The spend that a reader asked for, in the asked window and the one before. */
export interface PortfolioWindow {
  range: DayRange;
  previous: PreviousRange;
  parts: readonly WindowPart[];
  scopes: PortfolioScopes;
  /** Of the asked or chosen currency. */
  filters: SumFilters;
  currency?: string;
  /** Of that currency. */
  sums: readonly PortfolioSum[];
  /** Of the sources that the money comes from. */
  coverages: readonly SourceCoverage[];
  /** What every report says first. */
  totals: PortfolioTotals;
}

/** Reads what all reports on everybody's spend begin with. */
export async function readPortfolioWindow(
  knex: Knex,
  query: PortfolioQuery,
  inputs: PortfolioInputs,
): Promise<PortfolioWindow> {
  const { basis } = query;
  const range = { from: query.from, to: query.to };
  const previous = previousRange(range);
  const read = { from: previous.from, to: range.to };
  const scopes = portfolioScopes({ ...query, ...inputs, range: read });
  const filters = sumFilters(query, inputs);
  const used = await readScopedDeliveries({
    knex,
    scopes: scopes.spend,
    filters,
    range: read,
  });
  const behind = sourcesBehind(used, [...inputs.sources]);
  // Where nothing was charged, all sources tell which days are missing.
  const coverages = (behind.length > 0 ? behind : inputs.sources).map(
    ({ countedCoverage }) => countedCoverage,
  );
  const completeThrough = completeThroughOf(coverages);
  const parts = windowParts({ range, previous, completeThrough });
  const all = await readScopedSums({
    knex,
    scopes: scopes.spend,
    filters,
    parts,
  });
  const totals = currencyTotals(all);
  const currency = chooseCurrency(totals, query.currency);
  const sums = all.filter(({ series }) => series.currency === currency);
  return {
    range,
    previous,
    parts,
    scopes,
    filters: { ...filters, currency },
    currency,
    sums,
    coverages,
    totals: {
      currency,
      previousRange: { from: previous.from, to: previous.to },
      comparedDays: comparedDays(parts),
      completeThrough,
      freshness: behind.flatMap(source => sourceFreshness(source) ?? []),
      totals,
      tieOut: tieOut(sums, basis),
      hidden: hiddenSpend(inputs),
    },
  };
}

/** The part of a reader's question that is not about who spends. */
export function sumFilters(
  { filters = {} }: PortfolioQuery,
  { rights }: PortfolioInputs,
): SumFilters {
  return {
    ...Object.fromEntries(
      COST_DIMENSIONS.flatMap(dimension =>
        filters[dimension] ? [[dimension, filters[dimension]]] : [],
      ),
    ),
    allocated: !rights.mayReadUnallocated,
  };
}
