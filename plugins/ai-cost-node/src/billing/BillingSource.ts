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
  LoggerService,
  SchedulerServiceTaskScheduleDefinition,
} from '@backstage/backend-plugin-api';
import type {
  Day,
  Month,
  QuarantineEntry,
  SourceGrade,
  SourceProblem,
} from 'backstage-plugin-ai-cost-common';
import type { Classifier } from '../classification/Classifier';
import type { ChargeLine } from './ChargeLine';
import type { DailyChargeBatch } from './DailyCharges';

/**
 * Something that delivers charges: a folder of FOCUS files, a provider's cost
 * API, a gateway's log.
 *
 * @remarks
 * A source discovers what there is to read and reads one delivery at a time.
 * Scheduling, staging, verifying, publishing and remembering are the plugin's.
 * A source keeps nothing between calls.
 *
 * @public
 */
export interface BillingSource {
  /** Stable and unique in the portal: letters, digits, `.`, `_` and `-`. */
  readonly id: string;
  /**
   * How far its money can be trusted. Where sources tell of the same provider
   * account and day, the best grade counts; the others divide what nobody claims
   * of it, and stand in for the days that it does not tell of.
   */
  readonly grade: SourceGrade;
  /** For people: where this comes from, without secrets. */
  readonly description: string;
  readonly schedule: SchedulerServiceTaskScheduleDefinition;
  /** Days after which a day's charges are expected to have stopped changing. */
  readonly completenessLagDays: number;

  /**
   * Lists the deliveries on offer now, cheaply: nothing is read that a version
   * token does not need.
   *
   * @throws when the source cannot be reached at all
   */
  discover(context: BillingSourceContext): Promise<Discovery>;

  /**
   * Reads one delivery and rolls it up. The caller closes it.
   *
   * @throws DeliveryError when the delivery as a whole cannot be trusted; the
   * last good delivery of the period then stays
   */
  open(
    offer: DeliveryOffer,
    context: BillingSourceContext,
  ): Promise<OpenDelivery>;
}

/** @public */
export interface BillingSourceContext {
  logger: LoggerService;
  /** Aborted when the run was cancelled or has timed out. */
  signal: AbortSignal;
  classifier: Classifier;
  /**
   * Billing periods of the source that people see now, for a source that offers
   * those that it has nothing of any more, see {@link DeliveryOffer.mayShrink}.
   */
  delivered?: readonly Month[];
}

/** @public */
export interface Discovery {
  offers: DeliveryOffer[];
  /** What could not be offered, and why. */
  problems: SourceProblem[];
  /**
   * The first billing period that the source still has, where it forgets: the
   * last deliveries of earlier ones stay, and are not missed.
   */
  firstPeriod?: Month;
}

/**
 * One complete snapshot of a source for a billing period.
 *
 * @public
 */
export interface DeliveryOffer {
  /** Billing period. */
  period: Month;
  /**
   * Changes whenever the content may have changed, and only then. The
   * classifier's rules are no part of it: the plugin reads again what it has
   * classified by others.
   */
  version: string;
  /** What it consists of, for the source to find again and for people to see. */
  files: DeliveryFile[];
  /**
   * Fewer rows than before, or none, are no sign of an upload that is half done:
   * what the source has is all there is. Without it such a delivery is held back,
   * and one without rows is refused.
   */
  mayShrink?: boolean;
}

/** @public */
export interface DeliveryFile {
  /** Name as a person would look for it. */
  name: string;
  /** Bytes. */
  size: number;
  /** ISO 8601 instant. */
  modifiedAt?: string;
}

/**
 * Control totals: what a delivery holds in one currency and month of the charge
 * period, counted over everything readable before anything is stored.
 *
 * @public
 */
export interface ControlTotal {
  currency: string;
  /** Month of ChargePeriodStart (UTC), which may differ from the billing period. */
  month: Month;
  ai: boolean;
  rows: number;
  /** Attos. */
  billed: bigint;
  effective: bigint;
  list: bigint;
}

/**
 * A delivery that has been read and rolled up.
 *
 * @public
 */
export interface OpenDelivery {
  controlTotals: ControlTotal[];
  /** All rows that were quarantined; `quarantine` names the first of them. */
  quarantinedRows: number;
  quarantine: QuarantineEntry[];
  /** What a person should know although the delivery is usable. */
  problems: SourceProblem[];
  /**
   * Last UTC day that it tells of, where that may be later than its last charge:
   * a day on which the provider reports nothing is zero, and not missing.
   */
  coveredThrough?: Day;
  /** Distinct charge lines that are AI, in batches, each line once. */
  lines(): AsyncIterable<ChargeLine[]>;
  /**
   * Their daily charges, in batches, ordered by day; a (line, day) occurs once.
   * Valid after `lines()` has been consumed.
   */
  dailyCharges(): AsyncIterable<DailyChargeBatch>;
  /** Frees files and memory; safe to call twice. */
  close(): Promise<void>;
}
