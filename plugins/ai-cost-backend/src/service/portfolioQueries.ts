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

import { InputError } from '@backstage/errors';
import {
  PORTFOLIO_DIMENSIONS,
  type Granularity,
  type PortfolioDimension,
  type PortfolioFilters,
  type PortfolioQuery,
  type PortfolioSeriesQuery,
} from 'backstage-plugin-ai-cost-common';
import type { Request } from 'express';
import { basisOf, CONTROL, currencyOf, rangeOf } from './queryParameters';

const REFS: readonly PortfolioDimension[] = ['owner', 'entity'];

/**
 * Reads the parameters that all reports on many entities have. What the
 * specification can say of a parameter was checked before.
 *
 * @throws InputError that names the parameter and what is allowed
 */
export function readPortfolioQuery(request: Request): PortfolioQuery {
  return {
    ...rangeOf(request),
    basis: basisOf(request),
    currency: currencyOf(request),
    filters: portfolioFiltersOf(request),
  };
}

/**
 * Like {@link readPortfolioQuery}, with what a course over time is divided by.
 *
 * @throws InputError that names the parameter and what is allowed
 */
export function readPortfolioSeriesQuery(
  request: Request,
): PortfolioSeriesQuery {
  const { granularity = 'day', groupBy = 'provider' } = request.query;
  return {
    ...readPortfolioQuery(request),
    granularity: granularity as Granularity,
    groupBy: groupBy as PortfolioDimension,
  };
}

/** Undefined without any filter, so that the same question is the same text. */
function portfolioFiltersOf({ query }: Request): PortfolioFilters | undefined {
  const asked = (query.filter ?? {}) as Partial<
    Record<PortfolioDimension, string | string[]>
  >;
  const filters: Partial<Record<PortfolioDimension, string[]>> = {};
  for (const dimension of PORTFOLIO_DIMENSIONS) {
    const values = asked[dimension];
    if (values !== undefined) {
      filters[dimension] = [values].flat().map(value => {
        if (CONTROL.test(value)) {
          throw new InputError(
            `filter[${dimension}] must not have control characters`,
          );
        }
        // Refs are kept in lower case.
        return REFS.includes(dimension) ? value.toLowerCase() : value;
      });
    }
  }
  return Object.keys(filters).length > 0 ? filters : undefined;
}
