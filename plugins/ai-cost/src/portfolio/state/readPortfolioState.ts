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
  COST_BASES,
  GRANULARITIES,
  PORTFOLIO_DIMENSIONS,
  type PortfolioDimension,
} from 'backstage-plugin-ai-cost-common';
import { UNALLOCATED_REASONS } from '../../format/unallocatedReasons';
import { oneOf } from '../../state/oneOf';
import { readAnyOrder } from '../../state/order';
import { readDays, readPeriod } from '../../state/period';
import type {
  ChosenFilters,
  LinesDrillDown,
  PortfolioState,
} from './PortfolioState';

/**
 * Reads a screen's state from the URL. What does not make sense there is at its
 * default. The parameters that an entity's tab has as well mean the same.
 */
export function readPortfolioState(
  params: URLSearchParams,
  defaults: PortfolioState,
): PortfolioState {
  return {
    period: readPeriod(params) ?? defaults.period,
    granularity: oneOf(GRANULARITIES, params.get('granularity')),
    basis: oneOf(COST_BASES, params.get('basis')) ?? defaults.basis,
    groupBy:
      oneOf(PORTFOLIO_DIMENSIONS, params.get('groupBy')) ?? defaults.groupBy,
    filters: readFilters(params),
    currency: params.get('currency') ?? undefined,
    order: readAnyOrder(params.get('sort')) ?? defaults.order,
    drillDown: readDrillDown(params),
  };
}

function readFilters(params: URLSearchParams): ChosenFilters {
  const filters: ChosenFilters = {};
  const add = (dimension: PortfolioDimension, value: string) => {
    filters[dimension] = [...new Set([...(filters[dimension] ?? []), value])];
  };
  for (const environment of params.getAll('env')) {
    add('environment', environment);
  }
  for (const { dimension, value } of valuesOf(params, 'filter')) {
    add(dimension, value);
  }
  return filters;
}

function readDrillDown(params: URLSearchParams): LinesDrillDown | undefined {
  if (!params.has('drill')) {
    return undefined;
  }
  const filters: LinesDrillDown['filters'] = {};
  for (const { dimension, value } of valuesOf(params, 'drill')) {
    filters[dimension] = value;
  }
  const [from, to] = (params.get('drillDays') ?? '').split('..');
  return {
    filters,
    days: readDays(from, to),
    reason: oneOf(UNALLOCATED_REASONS, params.get('drillReason')),
    group: params.get('drillGroup') ?? undefined,
    lineKey: params.get('line') ?? undefined,
  };
}

/** `model:gpt-4o`; a value may have colons of its own. */
function valuesOf(params: URLSearchParams, name: string) {
  return params.getAll(name).flatMap(text => {
    const [key, ...value] = text.split(':');
    const dimension = oneOf(PORTFOLIO_DIMENSIONS, key);
    return dimension ? [{ dimension, value: value.join(':') }] : [];
  });
}
