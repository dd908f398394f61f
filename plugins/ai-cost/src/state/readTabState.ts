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
  COST_DIMENSIONS,
  GRANULARITIES,
  type CostDimension,
} from 'backstage-plugin-ai-cost-common';
import { oneOf } from './oneOf';
import { readOrder } from './order';
import { readDays, readPeriod } from './period';
import {
  DEFAULT_TAB_STATE,
  TAB_VIEWS,
  VALUE_COLUMNS,
  type ComparedArm,
  type DrillDown,
  type ModelColumn,
  type TabState,
} from './TabState';

const MODEL_COLUMNS: readonly ModelColumn[] = [
  'model',
  'cost',
  'share',
  'change',
  'tokens',
];

/**
 * Reads the tab's state from the URL. What does not make sense there, such as a
 * period that ends before it starts, is at its default.
 */
export function readTabState(params: URLSearchParams): TabState {
  return {
    view: oneOf(TAB_VIEWS, params.get('view')) ?? DEFAULT_TAB_STATE.view,
    period: readPeriod(params) ?? DEFAULT_TAB_STATE.period,
    granularity: oneOf(GRANULARITIES, params.get('granularity')),
    basis: oneOf(COST_BASES, params.get('basis')) ?? DEFAULT_TAB_STATE.basis,
    groupBy:
      oneOf(COST_DIMENSIONS, params.get('groupBy')) ??
      DEFAULT_TAB_STATE.groupBy,
    environments: params.getAll('env'),
    currency: params.get('currency') ?? undefined,
    modelOrder:
      readOrder(MODEL_COLUMNS, params.get('sort')) ??
      DEFAULT_TAB_STATE.modelOrder,
    drillDown: readDrillDown(params),
    unit: params.get('unit') ?? undefined,
    valueOrder:
      readOrder(VALUE_COLUMNS, params.get('valueSort')) ??
      DEFAULT_TAB_STATE.valueOrder,
    arms: readArms(params.getAll('arm')),
  };
}

function readArms(texts: string[]): [ComparedArm, ComparedArm] | undefined {
  const [first, second] = texts.map(readArm);
  return texts.length === 2 && first && second ? [first, second] : undefined;
}

/** `2026-11-01..2026-11-30`, and a colon before a model that may hold any. */
function readArm(text: string): ComparedArm | undefined {
  const [range, ...model] = text.split(':');
  const [from, to] = range.split('..');
  const days = readDays(from, to);
  return (
    days && { ...days, ...(model.length > 0 && { model: model.join(':') }) }
  );
}

function readDrillDown(params: URLSearchParams): DrillDown | undefined {
  if (!params.has('drill')) {
    return undefined;
  }
  const filters: DrillDown['filters'] = {};
  for (const filter of params.getAll('drill')) {
    const [dimension, ...value] = filter.split(':');
    const known = oneOf(COST_DIMENSIONS, dimension);
    if (known) {
      filters[known] = value.join(':');
    }
  }
  const [from, to] = (params.get('drillDays') ?? '').split('..');
  return {
    filters,
    days: readDays(from, to),
    lineId: params.get('line') ?? undefined,
  };
}

/** The parameter of one filter of the drill-down. */
export function drillParam(dimension: CostDimension, value: string): string {
  return `${dimension}:${value}`;
}
