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

import type { SchedulerServiceTaskScheduleDefinition } from '@backstage/backend-plugin-api';
import type { Month, SourceProblem } from 'backstage-plugin-ai-cost-common';
import {
  ChargesDelivery,
  DeliveryError,
  type BillingSource,
  type BillingSourceContext,
  type DeliveryOffer,
  type Discovery,
  type OpenDelivery,
} from 'backstage-plugin-ai-cost-node';
import type { Knex } from 'knex';
import { byMonth, readUsageDays } from './readUsageDays';
import { UsageCharges, type UsageChargesOptions } from './UsageCharges';
import { UsageMonth } from './UsageMonth';

/** What a source of reported usage is made of. */
export interface UsageBillingSourceOptions extends UsageChargesOptions {
  id: string;
  knex: Knex;
  /**
   * Reporters whose usage is added up: they tell of different calls. Left out,
   * the only one that pushes usage.
   */
  senders?: readonly string[];
  schedule: SchedulerServiceTaskScheduleDefinition;
}

const MOST_NAMES = 5;

/**
 * What services report that they use, with what they believe that it costs.
 *
 * @remarks
 * Only months that are kept whole are offered; the last delivery of an older one
 * stays. Two reporters may tell of the same calls, so they are added up only
 * where the configuration names both.
 */
export class UsageBillingSource implements BillingSource {
  readonly id: string;
  readonly grade = 'gateway_estimate';
  readonly description: string;
  readonly schedule: SchedulerServiceTaskScheduleDefinition;
  readonly completenessLagDays = 1;
  readonly #knex: Knex;
  readonly #senders?: readonly string[];
  readonly #charges: UsageCharges;
  /**
   * What an offer was made of, for usage goes on while it is read. It goes when
   * the run lets go of its offers.
   */
  readonly #months = new WeakMap<DeliveryOffer, UsageMonth>();

  static create(options: UsageBillingSourceOptions): UsageBillingSource {
    return new UsageBillingSource(options);
  }

  private constructor(options: UsageBillingSourceOptions) {
    this.id = options.id;
    this.description = options.senders
      ? `Usage that ${options.senders.join(', ')} reports`
      : 'Usage that a service reports';
    this.schedule = options.schedule;
    this.#knex = options.knex;
    this.#senders = options.senders;
    this.#charges = UsageCharges.create(options);
  }

  async discover(): Promise<Discovery> {
    const { months, firstMonth, reporters } = await this.#read();
    const offers = [...months].map(([period, month]): DeliveryOffer => {
      const offer = {
        period,
        version: month.version,
        // Usage has no files to weigh.
        files: [{ name: period, size: 0 }],
      };
      this.#months.set(offer, month);
      return offer;
    });
    return {
      offers,
      problems: this.#silentSenders(reporters),
      firstPeriod: firstMonth,
    };
  }

  async open(
    offer: DeliveryOffer,
    { classifier, signal }: BillingSourceContext,
  ): Promise<OpenDelivery> {
    const { period } = offer;
    const month =
      this.#months.get(offer) ?? (await this.#read()).months.get(period);
    this.#months.delete(offer);
    if (!month) {
      throw new DeliveryError(`Usage of ${period} is not kept any more`, {
        advice: 'Keep it for longer with aiCost.usage.retention',
      });
    }
    if (!this.#senders && month.reporters.length > 1) {
      throw new DeliveryError(
        `Usage of ${period} is reported by ${listOf(
          month.reporters,
        )}, who may tell of the same calls`,
        {
          advice:
            'Name in senders of the source the one that counts, or those whose calls are different',
        },
      );
    }
    return ChargesDelivery.create({
      charges: month.charges,
      classifier,
      problems: unpricedProblems(period, month),
      signal,
    });
  }

  async #read() {
    const { days, ...others } = await readUsageDays(this.#knex, {
      reporters: this.#senders,
    });
    const months = new Map<Month, UsageMonth>();
    for (const [period, ofMonth] of [...byMonth(days)].sort()) {
      const month = UsageMonth.create(ofMonth, this.#charges);
      if (month.charges.length > 0) {
        months.set(period, month);
      }
    }
    return { ...others, months };
  }

  #silentSenders(reporters: readonly string[]): SourceProblem[] {
    const known = new Set(reporters);
    return (this.#senders ?? [])
      .filter(sender => !known.has(sender))
      .map(sender => ({
        severity: 'warning',
        message: `"${sender}" of senders has reported no usage`,
        advice:
          reporters.length > 0
            ? `Correct senders of the source when it is misspelt; usage is reported by ${listOf(
                reporters,
              )}`
            : 'Nothing is to be done when it is about to begin',
      }));
  }
}

function unpricedProblems(
  period: Month,
  { unpriced }: UsageMonth,
): SourceProblem[] {
  return unpriced.length === 0
    ? []
    : [
        {
          severity: 'warning',
          period,
          message: `${period} has usage of unknown cost: ${listOf(unpriced)}`,
          advice:
            'It divides bills, and counts as no money where no bill tells of it; have its sender add estimated_cost',
        },
      ];
}

function listOf(names: readonly string[]): string {
  const more = names.length - MOST_NAMES;
  return more > 0
    ? `${names.slice(0, MOST_NAMES).join(', ')} and ${more} more`
    : names.join(', ');
}
