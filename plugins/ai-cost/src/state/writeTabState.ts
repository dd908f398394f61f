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

import type { CostDimension } from 'backstage-plugin-ai-cost-common';
import { orderParam } from './order';
import { writePeriod } from './period';
import { drillParam } from './readTabState';
import {
  DEFAULT_TAB_STATE,
  type ComparedArm,
  type DrillDown,
  type TabState,
} from './TabState';

const OWN_PARAMS = [
  'view',
  'period',
  'from',
  'to',
  'granularity',
  'basis',
  'groupBy',
  'env',
  'currency',
  'sort',
  'drill',
  'drillDays',
  'line',
  'unit',
  'valueSort',
  'arm',
];

/**
 * Writes the tab's state into a URL's parameters: defaults are left out, and
 * parameters that are not the tab's are kept.
 */
export function writeTabState(
  state: TabState,
  previous: URLSearchParams,
): URLSearchParams {
  const params = new URLSearchParams(previous);
  for (const name of OWN_PARAMS) {
    params.delete(name);
  }
  const set = (name: string, value?: string, unless?: string) => {
    if (value !== undefined && value !== unless) {
      params.set(name, value);
    }
  };
  set('view', state.view, DEFAULT_TAB_STATE.view);
  writePeriod(params, state.period, DEFAULT_TAB_STATE.period);
  set('granularity', state.granularity);
  set('basis', state.basis, DEFAULT_TAB_STATE.basis);
  set('groupBy', state.groupBy, DEFAULT_TAB_STATE.groupBy);
  for (const environment of state.environments) {
    params.append('env', environment);
  }
  set('currency', state.currency);
  set(
    'sort',
    orderParam(state.modelOrder),
    orderParam(DEFAULT_TAB_STATE.modelOrder),
  );
  writeDrillDown(params, state.drillDown);
  set('unit', state.unit);
  set(
    'valueSort',
    orderParam(state.valueOrder),
    orderParam(DEFAULT_TAB_STATE.valueOrder),
  );
  for (const arm of state.arms ?? []) {
    params.append('arm', armParam(arm));
  }
  return params;
}

function armParam({ from, to, model }: ComparedArm): string {
  const days = `${from}..${to}`;
  return model === undefined ? days : `${days}:${model}`;
}

function writeDrillDown(params: URLSearchParams, drillDown?: DrillDown) {
  if (!drillDown) {
    return;
  }
  const filters = Object.entries(drillDown.filters);
  for (const [dimension, value] of filters) {
    params.append('drill', drillParam(dimension as CostDimension, value));
  }
  if (filters.length === 0) {
    params.set('drill', 'all');
  }
  if (drillDown.days) {
    params.set('drillDays', `${drillDown.days.from}..${drillDown.days.to}`);
  }
  if (drillDown.lineId !== undefined) {
    params.set('line', drillDown.lineId);
  }
}
