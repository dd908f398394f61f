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

import type {
  Day,
  PortfolioLineQuery,
  PortfolioQuery,
  PortfolioSeriesQuery,
} from 'backstage-plugin-ai-cost-common';
import { defaultGranularity } from '../../period/defaultGranularity';
import { daysOf } from '../../state/costQuery';
import { isFiltered, narrowed } from './filters';
import type { LinesDrillDown, PortfolioState } from './PortfolioState';

/** The question that a state asks. */
export function portfolioQuery(
  state: PortfolioState,
  today: Day,
): PortfolioQuery {
  const { basis, currency, filters } = state;
  return {
    ...daysOf(state, today),
    basis,
    currency,
    filters: isFiltered(filters) ? filters : undefined,
  };
}

/** Like {@link portfolioQuery}, with a course over time. */
export function portfolioSeriesQuery(
  state: PortfolioState,
  today: Day,
): PortfolioSeriesQuery {
  const query = portfolioQuery(state, today);
  return {
    ...query,
    granularity: state.granularity ?? defaultGranularity(query),
    groupBy: state.groupBy,
  };
}

/** Whose lines to list: what a Group, User, System or Domain answers for. */
export type LinesScope = Pick<PortfolioLineQuery, 'scopeRef' | 'relations'>;

/**
 * The charge lines behind a figure of a report.
 *
 * @param options - `currency` of the figure
 */
export function portfolioLineQuery(options: {
  query: PortfolioQuery;
  drillDown: LinesDrillDown;
  currency?: string;
  scope?: LinesScope;
}): PortfolioLineQuery {
  const { query, drillDown, currency, scope } = options;
  const { from, to, basis } = query;
  const { filters, days, reason, group } = drillDown;
  return {
    ...{ from, to, basis, currency, reason, group },
    ...scope,
    ...days,
    filters: { ...query.filters, ...narrowed({}, filters) },
  };
}
