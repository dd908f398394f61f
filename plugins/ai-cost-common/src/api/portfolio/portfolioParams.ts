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

import { PORTFOLIO_DIMENSIONS } from '../../words/portfolioDimensions';
import type { PortfolioLineQuery } from './PortfolioLines';
import type { PortfolioQuery, PortfolioSeriesQuery } from './PortfolioQuery';
import type { RollUpQuery } from './RollUpReport';
import type { RollUpValueQuery } from './RollUpValue';

/** A value of a filter is a parameter of its own: it may contain commas. */
export function portfolioParams(query: PortfolioQuery): URLSearchParams {
  const params = new URLSearchParams({
    from: query.from,
    to: query.to,
    basis: query.basis,
  });
  setDefined(params, { currency: query.currency });
  for (const dimension of PORTFOLIO_DIMENSIONS) {
    for (const value of query.filters?.[dimension] ?? []) {
      params.append(`filter[${dimension}]`, value);
    }
  }
  return params;
}

export function portfolioSeriesParams(
  query: PortfolioSeriesQuery,
): URLSearchParams {
  const params = portfolioParams(query);
  params.set('granularity', query.granularity);
  params.set('groupBy', query.groupBy);
  return params;
}

export function rollUpParams(query: RollUpQuery): URLSearchParams {
  const params = portfolioSeriesParams(query);
  setDefined(params, { relations: query.relations });
  return params;
}

export function rollUpValueParams(query: RollUpValueQuery): URLSearchParams {
  const { from, to, currency, relations } = query;
  const params = new URLSearchParams({ from, to });
  setDefined(params, { currency, relations });
  return params;
}

export function portfolioLineParams(
  query: PortfolioLineQuery,
): URLSearchParams {
  const { scopeRef, relations, reason, group, cursor } = query;
  const params = portfolioParams(query);
  const limit = query.limit === undefined ? undefined : String(query.limit);
  setDefined(params, {
    ...{ scope: scopeRef, relations, reason, group, cursor, limit },
  });
  return params;
}

function setDefined(
  params: URLSearchParams,
  values: Record<string, string | undefined>,
): void {
  for (const [name, value] of Object.entries(values)) {
    if (value !== undefined) {
      params.set(name, value);
    }
  }
}
