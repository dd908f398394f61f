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
import type { Month } from '../../time/days';
import type { CostAmounts } from '../EntityCostReport';

/**
 * What a team spent in a month: of a closed period alone, and unchanged from
 * the day that it was issued. What a later bill corrects goes into the next
 * statement of the team.
 *
 * @public
 */
export interface Statement extends StatementSummary {
  /** Most expensive first. */
  items: StatementItem[];
  /** What bills changed of earlier months since their statements were issued. */
  corrections: StatementCorrection[];
}

/** @public */
export interface StatementSummary {
  /** Stable: `2026-10/group:default/search/USD`. */
  id: string;
  /** Number of the issue, from 1 on. */
  number: number;
  month: Month;
  /** Ref of the team. */
  owner: string;
  title?: string;
  currency: string;
  /** ISO 8601. */
  issuedAt: string;
  /** Of the items. */
  charges: CostAmounts;
  /** Of the corrections. */
  corrected: CostAmounts;
  /** `charges` and `corrected` together. */
  total: CostAmounts;
}

/** @public */
export interface StatementItem {
  entityRef: string;
  title?: string;
  costCenter: string;
  environment: string;
  model: string;
  workload: string;
  provider: string;
  service: string;
  /** The entity that shares the cost out; undefined for its own. */
  sharedFrom?: string;
  cost: CostAmounts;
}

/** @public */
export interface StatementCorrection {
  /** The month that was corrected. */
  month: Month;
  entityRef: string;
  costCenter: string;
  /** New minus what was issued before. */
  cost: CostAmounts;
}

/** A month that can or cannot be issued. @public */
export interface StatementMonth {
  month: Month;
  /** Every source that has spend in it is complete. */
  closed: boolean;
  /** Why it is not closed, for people. */
  waitingFor: string[];
  issued: StatementSummary[];
  /** What there is to issue, where the month is closed. */
  open: { owner: string; currency: string; effective: DecimalString }[];
}
