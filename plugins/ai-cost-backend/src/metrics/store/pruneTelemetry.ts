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

import type { Day } from 'backstage-plugin-ai-cost-common';
import type { Knex } from 'knex';
import { removeUnusedSeries } from '../../series/removeUnusedSeries';
import { advanceKeptFrom } from './keptFrom';
import { firstHour } from './windowDays';

/**
 * Removes what is old: hours, the ids of events, days, runs, and series that
 * nothing is left of. A day stays when its hours go.
 */
export async function pruneTelemetry(
  knex: Knex,
  options: {
    /** First day whose hours are kept. */
    hoursFrom: Day;
    /** First day that is kept. */
    daysFrom: Day;
    /** First day on which series were seen that stay in any case. */
    seenFrom: Day;
    signal: AbortSignal;
  },
): Promise<void> {
  const { hoursFrom, daysFrom, seenFrom, signal } = options;
  // Nobody reads what is removed while it is: a day made of the hours that are
  // left would be too small.
  await knex.transaction(async trx => {
    await advanceKeptFrom(trx, hoursFrom);
    await trx('telemetry_hours')
      .where('hour', '<', firstHour(hoursFrom))
      .delete();
  });
  signal.throwIfAborted();
  await knex('telemetry_events')
    .where('occurred_at', '<', `${hoursFrom}T00:00:00.000Z`)
    .delete();
  signal.throwIfAborted();
  await knex('telemetry_days').where('day', '<', daysFrom).delete();
  await knex('training_runs').where('started_at', '<', daysFrom).delete();
  await knex('usage_runs')
    .where('last_at', '<', daysFrom)
    .where('told_at', '<', daysFrom)
    .delete();
  signal.throwIfAborted();
  await removeUnusedSeries(knex, {
    tables: 'telemetry',
    usedBy: ['telemetry_hours', 'telemetry_days'],
    seenFrom,
  });
}
