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
  CostDimension,
  Day,
  Granularity,
} from 'backstage-plugin-ai-cost-common';
import type { DayRange, PeriodPreset } from '../period/PeriodPreset';

/** Which charge lines the drill-down lists, and which one is open. */
export interface DrillDown {
  /** Exact values; the empty string stands for "unknown". */
  filters: Partial<Record<CostDimension, string>>;
  /** Narrower than the period: a bar of the chart. */
  days?: DayRange;
  /** The line whose reasons are shown. */
  lineId?: string;
}

export type ModelColumn = 'model' | 'cost' | 'share' | 'change' | 'tokens';

export interface ModelOrder {
  column: ModelColumn;
  direction: 'asc' | 'desc';
}

/** What the tab tells of: the money alone, or what it buys. */
export const TAB_VIEWS = ['cost', 'value'] as const;

export type TabView = (typeof TAB_VIEWS)[number];

/** Columns of the models beside performance and quality. */
export const VALUE_COLUMNS = [
  'model',
  'cost',
  'requests',
  'costPerThousandRequests',
  'input',
  'output',
  'cache_read',
  'cache_write',
  'p50',
  'p95',
  'p99',
  'errorRate',
  'quality',
  'costPerSuccess',
] as const;

export type ValueColumn = (typeof VALUE_COLUMNS)[number];

export interface ValueOrder {
  column: ValueColumn;
  direction: 'asc' | 'desc';
}

/** One side of a comparison; all models when none is named. */
export interface ComparedArm extends DayRange {
  model?: string;
}

/**
 * Everything that the tab shows can be asked for by its URL. What is left out
 * there is at its default.
 */
export interface TabState {
  view: TabView;
  /** A preset, or days of the reader's own. */
  period: PeriodPreset | { from: Day; to: Day };
  /** Undefined: follows from the length of the period. */
  granularity?: Granularity;
  basis: CostBasis;
  groupBy: CostDimension;
  /** None: all of them. The empty string stands for "unknown". */
  environments: string[];
  /** Undefined: the one with the most charges. */
  currency?: string;
  modelOrder: ModelOrder;
  drillDown?: DrillDown;
  /** Business unit; undefined: the one with the most. */
  unit?: string;
  valueOrder: ValueOrder;
  /** Undefined: nothing is compared. */
  arms?: [ComparedArm, ComparedArm];
}

export const DEFAULT_TAB_STATE: TabState = {
  view: 'cost',
  period: 'this-month',
  basis: 'effective',
  groupBy: 'model',
  environments: [],
  modelOrder: { column: 'cost', direction: 'desc' },
  valueOrder: { column: 'cost', direction: 'desc' },
};
