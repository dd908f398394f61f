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

import {
  addDays,
  utcDay,
  utcHour,
  type Hour,
} from 'backstage-plugin-ai-cost-common';
import type { HourlyUsage, UsageEvent } from 'backstage-plugin-ai-cost-node';
import type { Knex } from 'knex';
import { newEvents } from '../../series/newEvents';
import { removeUnusedSeries } from '../../series/removeUnusedSeries';
import { addRuns } from './addRuns';
import { makeDurable } from './makeDurable';
import { TRAINING_WORKLOADS } from './trainingWorkloads';
import { USAGE_AMOUNT_COLUMNS, UsageSums } from './UsageSums';
import { writeUsageSeries } from './writeUsageSeries';

const ROWS_PER_STATEMENT = 200;

/** What became of events. */
export interface AddedUsage {
  accepted: number;
  /** Events that were there already. */
  duplicates: number;
}

/** Usage by the hour, and the ids of the events that it came in. */
export class UsageStore {
  readonly #knex: Knex;
  readonly #now: () => Date;

  static create(options: { knex: Knex; now?: () => Date }): UsageStore {
    return new UsageStore(options.knex, options.now ?? (() => new Date()));
  }

  private constructor(knex: Knex, now: () => Date) {
    this.#knex = knex;
    this.#now = now;
  }

  /**
   * Adds events that were not added before. Once it returns they outlive a
   * crash; when it throws, none was added.
   *
   * @param reporter - by whom they were sent: another's events of the same
   * source and id are others
   */
  async addEvents(
    events: readonly UsageEvent[],
    reporter: string,
  ): Promise<AddedUsage> {
    const accepted = await this.#knex.transaction(async trx => {
      const all = UsageSums.create({ reporter });
      for (const event of events) {
        all.add(hourOf(event), event);
      }
      // Everyone locks series, then events, hours and runs, each in the order of
      // their keys, so that two who write the same do not wait for each other.
      const ids = await writeUsageSeries(trx, all.series, this.#today());
      const added = await newEvents(trx, {
        tables: 'usage',
        events,
        reporter,
      });
      const sums = UsageSums.create({ reporter });
      for (const event of added) {
        sums.add(hourOf(event), event);
      }
      await addHours(trx, sums, ids);
      await addRuns(trx, { events: added, reporter, ids });
      return added.length;
    });
    await makeDurable(this.#knex);
    return { accepted, duplicates: events.length - accepted };
  }

  /** Replaces what a reporter said of the hours of a window. */
  async replaceHours(options: {
    reporter: string;
    /** First hour. */
    from: Hour;
    /** The hour after the last one. */
    to: Hour;
    usage: Iterable<HourlyUsage>;
  }): Promise<void> {
    const { reporter, from, to } = options;
    const sums = UsageSums.create({ reporter });
    for (const usage of options.usage) {
      sums.add(usage.hour, usage);
    }
    await this.#knex.transaction(async trx => {
      const ids = await writeUsageSeries(trx, sums.series, this.#today());
      await trx('usage_hours')
        .where('hour', '>=', from)
        .where('hour', '<', to)
        .whereIn(
          'series_id',
          trx('usage_series').where({ reporter }).select('id'),
        )
        .delete();
      await addHours(trx, sums, ids);
    });
  }

  /**
   * Removes what is older than an instant: hours, the ids of events, runs that
   * train nothing, and series that nothing is left of. Other runs are kept as
   * long as those of trackers.
   */
  async prune(before: Date, signal: AbortSignal): Promise<void> {
    const keptFrom = utcHour(before);
    // First, so that whoever finds an hour missing knows why.
    await this.#knex('usage_kept')
      .where('kept_from', '<', keptFrom)
      .update({ kept_from: keptFrom });
    await this.#knex('usage_hours').where('hour', '<', keptFrom).delete();
    signal.throwIfAborted();
    await this.#knex('usage_events')
      .where('occurred_at', '<', before.toISOString())
      .delete();
    signal.throwIfAborted();
    await this.#knex('usage_runs')
      .where('last_at', '<', before.toISOString())
      .where('told_at', '<', before.toISOString())
      .whereNotIn(
        'series_id',
        this.#knex('usage_attributions')
          .whereIn('workload', TRAINING_WORKLOADS)
          .select('series_id'),
      )
      .delete();
    signal.throwIfAborted();
    await removeUnusedSeries(this.#knex, {
      tables: 'usage',
      usedBy: ['usage_hours', 'usage_runs'],
      // Not those of today: somebody may be about to write hours of them.
      seenFrom: addDays(this.#today(), -1),
    });
  }

  #today(): string {
    return utcDay(this.#now());
  }
}

function hourOf({ occurredAt }: UsageEvent): Hour {
  return utcHour(new Date(occurredAt));
}

async function addHours(
  trx: Knex.Transaction,
  sums: UsageSums,
  ids: ReadonlyMap<string, number>,
): Promise<void> {
  const rows = sums.list().map(sum => ({
    series_id: ids.get(sum.seriesHash)!,
    hour: sum.hour,
    run_id: sum.runId,
    currency: sum.currency,
    ...sum.amounts,
  }));
  const added = Object.fromEntries(
    USAGE_AMOUNT_COLUMNS.map(column => [
      column,
      trx.raw(
        'coalesce(usage_hours.?? + excluded.??, usage_hours.??, excluded.??)',
        [column, column, column, column],
      ),
    ]),
  );
  for (let at = 0; at < rows.length; at += ROWS_PER_STATEMENT) {
    await trx('usage_hours')
      .insert(rows.slice(at, at + ROWS_PER_STATEMENT))
      .onConflict(['series_id', 'hour', 'run_id', 'currency'])
      .merge(added);
  }
}
