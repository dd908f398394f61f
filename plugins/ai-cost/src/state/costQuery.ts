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

import type { Day, EntityCostQuery } from 'backstage-plugin-ai-cost-common';
import { defaultGranularity } from '../period/defaultGranularity';
import { daysOfPreset, type DayRange } from '../period/PeriodPreset';
import type { TabState } from './TabState';

/** The days that a state asks for. */
export function daysOf(state: Pick<TabState, 'period'>, today: Day): DayRange {
  return typeof state.period === 'string'
    ? daysOfPreset(state.period, today)
    : state.period;
}

/** The question that a state asks about an entity. */
export function costQuery(options: {
  entityRef: string;
  state: TabState;
  today: Day;
}): EntityCostQuery {
  const { entityRef, state, today } = options;
  const days = daysOf(state, today);
  return {
    entityRef,
    ...days,
    granularity: state.granularity ?? defaultGranularity(days),
    // What the money buys is reckoned on what it really cost.
    basis: state.view === 'value' ? 'effective' : state.basis,
    groupBy: state.groupBy,
    environments:
      state.environments.length > 0 ? state.environments : undefined,
    currency: state.currency,
  };
}
