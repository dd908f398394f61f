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
  Day,
  Month,
  QuarantineEntry,
  SourceGrade,
  SourceProblem,
} from 'backstage-plugin-ai-cost-common';
import type { Charge } from 'backstage-plugin-ai-cost-node';

/** The days of a billing period that are to be read, both included. */
export interface ReadWindow {
  period: Month;
  from: Day;
  through: Day;
}

export interface ReadOptions {
  /** The UTC day that is not over. */
  today: Day;
  signal: AbortSignal;
}

/** What an API told of some days. */
export interface Reading {
  charges: Charge[];
  /** All rows that were left out; `quarantine` names the first of them. */
  quarantinedRows: number;
  quarantine: QuarantineEntry[];
  problems: SourceProblem[];
}

/** Reads the charges of some days from one API. */
export interface CostReader {
  readonly grade: SourceGrade;
  /** For people: where this comes from, without secrets. */
  readonly description: string;
  /**
   * Anything that decides what becomes of the same answers, so that months are
   * read again when it changes.
   */
  readonly fingerprint: string;
  /** Days after which a day's charges are expected to have stopped changing. */
  readonly completenessLagDays: number;
  /** Whether the day that is not over is read too. */
  readonly readsToday: boolean;

  /**
   * @throws ApiError when the API does not answer as it should
   * @throws DeliveryError when the answers cannot be trusted
   */
  read(window: ReadWindow, options: ReadOptions): Promise<Reading>;

  /** The first day that can be read; all can be when it is not there. */
  firstDay?(options: { today: Day }): Promise<Day>;
}
