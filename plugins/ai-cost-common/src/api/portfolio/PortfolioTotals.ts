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

import type { DecimalString } from '../../money/DecimalString';
import type { Day } from '../../time/days';
import type {
  ComparedDays,
  CurrencyTotal,
  SourceFreshness,
} from '../EntityCostReport';

/**
 * What every report on the spend of many entities says first.
 *
 * @public
 */
export interface PortfolioTotals {
  /** Of all amounts in the report; absent when there is no spend. */
  currency?: string;
  previousRange: { from: Day; to: Day };
  /** Absent when no day of the range is complete. */
  comparedDays?: ComparedDays;
  /** Last day that is complete in every source that the money comes from. */
  completeThrough?: Day;
  freshness: SourceFreshness[];
  /** One per currency; never added together. */
  totals: CurrencyTotal[];
  /** How the total is made up, in the asked currency and basis. */
  tieOut: TieOut;
  /** Present when something was left out because the reader may not see it. */
  hidden?: HiddenSpend;
}

/**
 * Direct, shared and unallocated add up to the total, to the last digit.
 *
 * @public
 */
export interface TieOut {
  /** Spend that entities claim for themselves. */
  direct: DecimalString;
  /** Parts of what other entities share out. */
  shared: DecimalString;
  /** Nobody's. Zero in a roll-up, which is of entities alone. */
  unallocated: DecimalString;
  total: DecimalString;
}

/**
 * What the reader may not see. Only that there is something is told, never how
 * much.
 *
 * @public
 */
export interface HiddenSpend {
  /** Entities that were left out; undefined where even that cannot be told. */
  entities?: number;
  /** Spend that is nobody's was left out. */
  unallocated: boolean;
}

/**
 * What a part of the spend comes to, beside the previous range. Amounts are of
 * the report's currency and basis.
 *
 * @public
 */
export interface ComparedSpend {
  cost: DecimalString;
  /** Like `cost`, over complete days alone: the part that compares with `previousCost`. */
  completeCost: DecimalString;
  /** Over the previous days that match the complete ones. */
  previousCost: DecimalString;
}
