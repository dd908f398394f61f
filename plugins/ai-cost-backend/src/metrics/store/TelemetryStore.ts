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

import { ConflictError } from '@backstage/errors';
import { addDays, utcDay, type Day } from 'backstage-plugin-ai-cost-common';
import type {
  TelemetrySample,
  TelemetryWindow,
} from 'backstage-plugin-ai-cost-node';
import type { Knex } from 'knex';
import type { LedgerWriter } from '../../ledger/writers/LedgerWriter';
import { newEvents, type IdentifiedEvent } from '../../series/newEvents';
import { makeDurable } from '../../usage/store/makeDurable';
import type { TelemetryOptions } from '../telemetryOptions';
import { addFigures } from './addFigures';
import { lockKeptFrom, readKeptFrom } from './keptFrom';
import { pruneTelemetry } from './pruneTelemetry';
import { replaceWindow } from './replaceWindow';
import { splitByRoom } from './splitByRoom';
import { TelemetryReading } from './TelemetryReading';
import type { TelemetrySeries } from './telemetrySeries';
import { writeTelemetrySeries } from './writeTelemetrySeries';

/** A sample that somebody pushed. */
export interface TelemetryEvent extends IdentifiedEvent {
  sample: TelemetrySample;
}

/**
 * Telemetry by the hour and by the day. Hours are kept for whole days only, so
 * that of each day all hours are there, or none.
 */
export class TelemetryStore {
  readonly #knex: Knex;
  readonly #writer: LedgerWriter;
  readonly #retention: TelemetryOptions;
  readonly #now: () => Date;

  static create(options: {
    knex: Knex;
    writer: LedgerWriter;
    retention: TelemetryOptions;
    now?: () => Date;
  }): TelemetryStore {
    return new TelemetryStore(options);
  }

  private constructor(options: Parameters<typeof TelemetryStore.create>[0]) {
    this.#knex = options.knex;
    this.#writer = options.writer;
    this.#retention = options.retention;
    this.#now = options.now ?? (() => new Date());
  }

  /**
   * The first day whose hours are kept. Those that were removed do not come back
   * when they are to be kept for longer.
   */
  async keptFrom(): Promise<Day> {
    const removed = await readKeptFrom(this.#knex);
    const kept = this.#daysAgo(this.#retention.keepHours);
    return removed > kept ? removed : kept;
  }

  /** The first day that is kept. */
  daysKeptFrom(): Day {
    return this.#daysAgo(this.#retention.keepDays);
  }

  /** Begins to read what a source says of a window. */
  async read(options: {
    reporter: string;
    window: TelemetryWindow;
  }): Promise<TelemetryReading> {
    return TelemetryReading.create({
      ...options,
      keptFrom: await this.keptFrom(),
    });
  }

  /**
   * Replaces what a reporter said of a window, all of it or nothing.
   *
   * @param options - `reading` is one of {@link TelemetryStore.read}; series of
   * which nothing came stay as they are where `keep` says so
   * @throws ConflictError when hours of the window were removed meanwhile
   */
  async replace(options: {
    reading: TelemetryReading;
    window: TelemetryWindow;
    keep?: (series: TelemetrySeries) => boolean;
    signal?: AbortSignal;
  }): Promise<void> {
    const { reading, window, signal, keep = () => false } = options;
    await this.#writer.prepare();
    await this.#knex.transaction(async trx => {
      if ((await lockKeptFrom(trx)) > reading.keptFrom) {
        throw new ConflictError(
          'Hours of the window were removed meanwhile; the next run reads it again',
        );
      }
      await replaceWindow({
        ...{ trx, writer: this.#writer, today: this.#today(), signal },
        ...{ reading, window, keep },
      });
    });
  }

  /**
   * Adds events that were not added before. Once it returns they outlive a
   * crash; when it throws, none was added.
   *
   * @param reporter - by whom they were sent: another's events of the same
   * source and id are others
   * @returns how many were added and how many had been before; `beyond` are those
   * of new series for which the reporter has no room, which were not added
   */
  async addEvents<T extends TelemetryEvent>(
    events: readonly T[],
    reporter: string,
  ): Promise<{ accepted: number; duplicates: number; beyond: readonly T[] }> {
    const keptFrom = await this.keptFrom();
    const readingOf = (some: readonly TelemetryEvent[]) => {
      const reading = TelemetryReading.create({ reporter, keptFrom });
      reading.add(some.map(({ sample }) => sample));
      return reading;
    };
    await this.#writer.prepare();
    const added = await this.#knex.transaction(async trx => {
      if ((await lockKeptFrom(trx)) > keptFrom) {
        throw new ConflictError('Hours are being removed; send it again');
      }
      const today = this.#today();
      const { within, beyond } = await splitByRoom(trx, { events, reporter });
      // Everyone locks series, then events, each in the order of their keys, so
      // that two who write the same do not wait for each other.
      const series = readingOf(within).list();
      const ids = await writeTelemetrySeries(trx, series, today);
      const fresh = await newEvents(trx, {
        tables: 'telemetry',
        events: within,
        reporter,
      });
      await addFigures({
        ...{ trx, writer: this.#writer, today },
        reading: readingOf(fresh),
        ids,
      });
      return { accepted: fresh.length, beyond };
    });
    await makeDurable(this.#knex);
    const { accepted, beyond } = added;
    const duplicates = events.length - accepted - beyond.length;
    return { accepted, duplicates, beyond };
  }

  /** Removes what is older than it is to be kept. */
  async prune(signal: AbortSignal): Promise<void> {
    await pruneTelemetry(this.#knex, {
      hoursFrom: this.#daysAgo(this.#retention.keepHours),
      daysFrom: this.daysKeptFrom(),
      // Not those of today: somebody may be about to write figures of them.
      seenFrom: addDays(this.#today(), -1),
      signal,
    });
  }

  #daysAgo(milliseconds: number): Day {
    return utcDay(new Date(this.#now().getTime() - milliseconds));
  }

  #today(): Day {
    return utcDay(this.#now());
  }
}
