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

import type { Day, RollUpQuery } from 'backstage-plugin-ai-cost-common';
import { portfolioSeriesQuery } from '../portfolio/state/portfolioQuery';
import {
  DEFAULT_PORTFOLIO_STATE,
  type PortfolioState,
} from '../portfolio/state/PortfolioState';

/** How far a roll-up reaches; the first is the default. */
export const RELATIONS = ['all', 'direct'] as const;

export type Relations = (typeof RELATIONS)[number];

/** What the tab of a Group, User, System or Domain shows unless its URL asks otherwise. */
export const DEFAULT_ROLL_UP_STATE: PortfolioState = {
  ...DEFAULT_PORTFOLIO_STATE,
  groupBy: 'entity',
  order: { column: 'cost', direction: 'desc' },
};

/** The question that the tab asks. */
export function rollUpQuery(options: {
  scopeRef: string;
  state?: PortfolioState;
  relations?: Relations;
  today: Day;
}): RollUpQuery {
  const { scopeRef, state, relations, today } = options;
  const { groupBy, ...query } = portfolioSeriesQuery(
    state ?? DEFAULT_ROLL_UP_STATE,
    today,
  );
  return {
    scopeRef,
    ...query,
    // Whose a component was is dated, and the components have one team each.
    groupBy: groupBy === 'owner' ? 'entity' : groupBy,
    relations: relations ?? RELATIONS[0],
  };
}
