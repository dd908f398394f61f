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
  Month,
  PortfolioQuery,
} from 'backstage-plugin-ai-cost-common';
import type { Knex } from 'knex';
import type { CostWindow, WindowPart } from '../../reports/window/windowParts';
import type { CoverageFilters, LineKind } from './lineKinds';

/** Charges of one kind in a month, and whether they count towards coverage. */
export interface CoverageSum {
  window: CostWindow;
  /** The days are complete, or stand for complete ones. */
  complete: boolean;
  month: Month;
  kind: LineKind;
  /** Gross usage: usage with a cost above zero. */
  gross: boolean;
  currency: string;
  /** Attos of the asked basis. */
  cost: bigint;
  /** Rows of the bill. */
  rows: number;
}

/** What a line that is nobody's costs over a part of the windows. */
export interface UnallocatedSum
  extends Pick<CoverageSum, 'window' | 'complete' | 'kind' | 'cost'> {
  lineId: number;
  provider: string;
  billingAccount: string;
  /** The empty string when the bill names none. */
  subAccount: string;
  service: string;
}

/** What sums are read of. */
export interface CoverageScope {
  knex: Knex;
  parts: WindowPart[];
  basis: CostBasis;
  filters: CoverageFilters;
  currency?: PortfolioQuery['currency'];
}
