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
  PORTFOLIO_DIMENSIONS,
  type PortfolioDimension,
} from 'backstage-plugin-ai-cost-common';
import { orderParam } from '../../state/order';
import { writePeriod } from '../../state/period';
import type {
  ChosenFilters,
  LinesDrillDown,
  PortfolioState,
} from './PortfolioState';

const OWN_PARAMS = [
  'period',
  'from',
  'to',
  'granularity',
  'basis',
  'groupBy',
  'env',
  'filter',
  'currency',
  'sort',
  'drill',
  'drillDays',
  'drillReason',
  'drillGroup',
  'line',
];

/**
 * Writes a screen's state into a URL's parameters: defaults are left out, and
 * parameters that are not of the state are kept.
 */
export function writePortfolioState(
  state: PortfolioState,
  options: { defaults: PortfolioState; previous: URLSearchParams },
): URLSearchParams {
  const { defaults, previous } = options;
  const params = new URLSearchParams(previous);
  for (const name of OWN_PARAMS) {
    params.delete(name);
  }
  const set = (name: string, value?: string, unless?: string) => {
    if (value !== undefined && value !== unless) {
      params.set(name, value);
    }
  };
  writePeriod(params, state.period, defaults.period);
  set('granularity', state.granularity);
  set('basis', state.basis, defaults.basis);
  set('groupBy', state.groupBy, defaults.groupBy);
  writeFilters(params, state.filters);
  set('currency', state.currency);
  set(
    'sort',
    state.order && orderParam(state.order),
    defaults.order && orderParam(defaults.order),
  );
  writeDrillDown(params, state.drillDown);
  return params;
}

function writeFilters(params: URLSearchParams, filters: ChosenFilters) {
  for (const environment of filters.environment ?? []) {
    params.append('env', environment);
  }
  for (const dimension of PORTFOLIO_DIMENSIONS) {
    const values = dimension === 'environment' ? [] : filters[dimension] ?? [];
    for (const value of values) {
      params.append('filter', valueParam(dimension, value));
    }
  }
}

function writeDrillDown(params: URLSearchParams, drillDown?: LinesDrillDown) {
  if (!drillDown) {
    return;
  }
  const { filters, days, reason, group, lineKey } = drillDown;
  const values = Object.entries(filters) as [PortfolioDimension, string][];
  for (const [dimension, value] of values) {
    params.append('drill', valueParam(dimension, value));
  }
  if (values.length === 0) {
    params.set('drill', 'all');
  }
  if (days) {
    params.set('drillDays', `${days.from}..${days.to}`);
  }
  const rest = { drillReason: reason, drillGroup: group, line: lineKey };
  for (const [name, value] of Object.entries(rest)) {
    if (value !== undefined) {
      params.set(name, value);
    }
  }
}

function valueParam(dimension: PortfolioDimension, value: string): string {
  return `${dimension}:${value}`;
}
