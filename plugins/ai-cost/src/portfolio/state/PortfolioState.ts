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
  CostBasis,
  Granularity,
  PortfolioDimension,
  UnallocatedReason,
} from 'backstage-plugin-ai-cost-common';
import type { DayRange } from '../../period/PeriodPreset';
import type { ColumnOrder } from '../../state/order';
import type { Period } from '../../state/period';

/** The values to keep by dimension; the empty string is "unknown" or "nobody". */
export type ChosenFilters = Partial<Record<PortfolioDimension, string[]>>;

/** Which charge lines the drill-down lists, of those that the filters keep. */
export interface LinesDrillDown {
  /** One exact value each. */
  filters: Partial<Record<PortfolioDimension, string>>;
  /** Narrower than the period: a bar of the chart. */
  days?: DayRange;
  /** Only what is nobody's, for this reason. */
  reason?: UnallocatedReason;
  /** Only this group of what is nobody's. */
  group?: string;
  /** The line whose reasons are shown. */
  lineKey?: string;
}

/**
 * What every screen on the spend of many entities can be asked for by its URL.
 * What is left out there is at the default of the screen.
 */
export interface PortfolioState {
  period: Period;
  /** Undefined: follows from the length of the period. */
  granularity?: Granularity;
  basis: CostBasis;
  groupBy: PortfolioDimension;
  filters: ChosenFilters;
  /** Undefined: the one with the most charges. */
  currency?: string;
  /** Undefined: as the screen's table has it at first. */
  order?: ColumnOrder<string>;
  drillDown?: LinesDrillDown;
}

export const DEFAULT_PORTFOLIO_STATE: PortfolioState = {
  period: 'this-month',
  basis: 'effective',
  groupBy: 'provider',
  filters: {},
};
