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
import {
  addDays,
  firstDayOf,
  lastDayOf,
  utcDay,
  type Day,
  type SourceGrade,
} from 'backstage-plugin-ai-cost-common';
import {
  ChargesDelivery,
  DeliveryError,
  type BillingSource,
  type BillingSourceContext,
  type DeliveryOffer,
  type Discovery,
  type OpenDelivery,
} from 'backstage-plugin-ai-cost-node';
import type { CostReader, Reading, ReadOptions } from './CostReader';
import { readWindows, type OfferedWindow } from './readWindows';
import { versionOfClosed, versionOfContent } from './versions';

/** What a source of an API is made of. */
export interface ApiBillingSourceOptions {
  id: string;
  reader: CostReader;
  schedule: SchedulerServiceTaskScheduleDefinition;
  /** First day to read. */
  since: Day;
  /** Days after its end for which a month is read again. */
  trailingDays: number;
  completenessLagDays?: number;
  now?: () => Date;
}

/**
 * An API that tells costs by day. Its deliveries are months: the current one
 * and, for some days, the previous one are read in each run and offered anew when
 * they changed; older ones are read once.
 */
export class ApiBillingSource implements BillingSource {
  readonly id: string;
  readonly grade: SourceGrade;
  readonly description: string;
  readonly schedule: SchedulerServiceTaskScheduleDefinition;
  readonly completenessLagDays: number;
  readonly #reader: CostReader;
  readonly #since: Day;
  readonly #trailingDays: number;
  readonly #now: () => Date;
  /**
   * What an offer was made of, so that a month that changed is not read twice in
   * a run. It goes when the run lets go of its offers.
   */
  readonly #readings = new WeakMap<DeliveryOffer, Reading>();

  static create(options: ApiBillingSourceOptions): ApiBillingSource {
    return new ApiBillingSource(options);
  }

  private constructor(options: ApiBillingSourceOptions) {
    const { reader } = options;
    this.id = options.id;
    this.grade = reader.grade;
    this.description = reader.description;
    this.schedule = options.schedule;
    this.completenessLagDays =
      options.completenessLagDays ?? reader.completenessLagDays;
    this.#reader = reader;
    this.#since = options.since;
    this.#trailingDays = options.trailingDays;
    this.#now = options.now ?? (() => new Date());
  }

  async discover(context: BillingSourceContext): Promise<Discovery> {
    const offers: DeliveryOffer[] = [];
    const today = utcDay(this.#now());
    for (const window of await this.#windows(today)) {
      context.signal.throwIfAborted();
      offers.push(
        window.open
          ? await this.#offerOpen(window, { today, signal: context.signal })
          : toOffer(window, versionOfClosed(this.#reader, window)),
      );
    }
    return { offers, problems: [] };
  }

  async open(
    offer: DeliveryOffer,
    context: BillingSourceContext,
  ): Promise<OpenDelivery> {
    const today = utcDay(this.#now());
    const windows = await this.#windows(today);
    const window = windows.find(({ period }) => period === offer.period);
    if (!window) {
      throw new DeliveryError(`${offer.period} is not read any more`, {
        advice: 'Set since of the source to an earlier day',
      });
    }
    const { signal, classifier } = context;
    const reading =
      this.#readings.get(offer) ??
      (await this.#reader.read(window, { today, signal }));
    this.#readings.delete(offer);
    return ChargesDelivery.create({
      ...reading,
      classifier,
      coveredThrough: window.through,
      signal,
    });
  }

  async #windows(today: Day): Promise<OfferedWindow[]> {
    const first = await this.#reader.firstDay?.({ today });
    return readWindows({
      since: first !== undefined && first > this.#since ? first : this.#since,
      through: this.#reader.readsToday ? today : addDays(today, -1),
      today,
      trailingDays: this.#trailingDays,
    });
  }

  async #offerOpen(
    window: OfferedWindow,
    options: ReadOptions,
  ): Promise<DeliveryOffer> {
    const reading = await this.#reader.read(window, options);
    const offer = toOffer(
      window,
      versionOfContent(this.#reader, window, reading),
    );
    this.#readings.set(offer, reading);
    return offer;
  }
}

function toOffer(window: OfferedWindow, version: string): DeliveryOffer {
  const { period, from, through } = window;
  const whole = from === firstDayOf(period) && through === lastDayOf(period);
  return {
    period,
    version,
    // An API has no files to weigh.
    files: [{ name: whole ? period : `${from} to ${through}`, size: 0 }],
  };
}
