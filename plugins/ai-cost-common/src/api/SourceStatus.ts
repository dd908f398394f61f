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

import type { DecimalString } from '../money/DecimalString';
import type { CostAmounts } from './EntityCostReport';
import type { Day, Month } from '../time/days';
import type { SourceGrade } from '../words/vocabulary';

/** @public */
export type RunOutcome =
  | 'running'
  | 'success'
  | 'partial'
  | 'failed'
  | 'aborted';

/**
 * Something that a person should know about a source, and what to do.
 *
 * @public
 */
export interface SourceProblem {
  severity: 'error' | 'warning';
  /** Names the file, period, row or column. */
  message: string;
  /** What to do about it. */
  advice?: string;
  period?: Month;
  file?: string;
}

/**
 * Some billing periods, both ends included.
 *
 * @public
 */
export type MonthRange = { from: Month; to: Month };

/** @public */
export interface IngestionRun {
  id: number;
  startedAt: string;
  finishedAt?: string;
  outcome: RunOutcome;
  /** Periods that became visible in this run. */
  deliveries: number;
  rows: number;
  problems: SourceProblem[];
  /** Periods that it was asked to read again; absent when there were none. */
  readAgain?: MonthRange[];
}

/**
 * What a delivery adds up to in one currency: everything readable, and the part
 * of it that is AI.
 *
 * @public
 */
export interface DeliveryTotal {
  currency: string;
  rows: number;
  cost: CostAmounts;
  aiRows: number;
  aiCost: CostAmounts;
}

/** @public */
export interface DeliverySummary {
  id: number;
  period: Month;
  version: string;
  status: 'staged' | 'current' | 'superseded' | 'rejected';
  deliveredAt: string;
  files: number;
  totals: DeliveryTotal[];
  quarantinedRows: number;
  lastChargeDay?: Day;
  /** Billed cost minus that of the delivery it replaced, by currency. */
  restated?: { currency: string; change: DecimalString }[];
}

/** @public */
export interface SourceStatus {
  id: string;
  grade: SourceGrade;
  description: string;
  lastSuccessAt?: string;
  /** The newest run; it may be running. */
  lastRun?: IngestionRun;
  stale: boolean;
  /** ISO 8601 instant from which its newest delivery in use has been visible. */
  lastDeliveryAt?: string;
  completeThrough?: Day;
  /** Days after which a day's charges stopped changing, as observed. */
  observedLagDays?: number;
  currentDeliveries: number;
  totals: DeliveryTotal[];
  quarantinedRows: number;
  problems: SourceProblem[];
  /** Periods that the next run reads again, because somebody asked for it. */
  toReadAgain: MonthRange[];
}

/** @public */
export interface QuarantineEntry {
  file: string;
  /** The record in its file: the first after a header is 1. */
  row?: number;
  column?: string;
  problem: string;
  /**
   * True when the row's money could not be counted; false when only the named
   * cell is unreadable and the row's money was kept.
   */
  excluded: boolean;
}

/**
 * Why an estimate may differ from what counts, as far as the two tell:
 * `missing_days` and `bypassed_calls` were not reported, `cached_tokens` were
 * taken for others, `repeated_calls` were reported more than once, `prices` are
 * other ones (a tier, a discount), `currency` cannot be compared.
 *
 * @public
 */
export type VarianceCause =
  | 'none'
  | 'missing_days'
  | 'bypassed_calls'
  | 'repeated_calls'
  | 'cached_tokens'
  | 'prices'
  | 'currency'
  | 'unknown';

/**
 * What a source estimated for an account in a month, beside what counts for the
 * days that both tell of.
 *
 * @public
 */
export interface SourceVariance {
  /** Whose estimate it is. */
  sourceId: string;
  /** The sources of what counts. */
  against: string[];
  provider: string;
  account: string;
  month: Month;
  currency: string;
  /** Effective cost. */
  estimate: DecimalString;
  /** Effective cost that counts; absent when that is in other currencies. */
  total?: DecimalString;
  /** The estimate minus the total. */
  difference?: DecimalString;
  /** The difference in percent of the total; absent when the total is zero. */
  percent?: number;
  cause: VarianceCause;
  /** What the cause was seen by. */
  evidence: string;
}

/** @public */
export interface SourceDetail extends SourceStatus {
  runs: IngestionRun[];
  deliveries: DeliverySummary[];
  quarantine: QuarantineEntry[];
  /** Of its estimates, and of others beside it; newest month first. */
  variance: SourceVariance[];
}
