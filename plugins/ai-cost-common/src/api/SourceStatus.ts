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

import type { CostAmounts, DecimalString } from './EntityCostReport';
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
  completeThrough?: Day;
  /** Days after which a day's charges stopped changing, as observed. */
  observedLagDays?: number;
  currentDeliveries: number;
  totals: DeliveryTotal[];
  quarantinedRows: number;
  problems: SourceProblem[];
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

/** @public */
export interface SourceDetail extends SourceStatus {
  runs: IngestionRun[];
  deliveries: DeliverySummary[];
  quarantine: QuarantineEntry[];
}
