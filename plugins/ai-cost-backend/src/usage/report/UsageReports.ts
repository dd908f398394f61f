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
  addHours,
  utcHour,
  type EntityUsageHours,
  type Hour,
  type ReportedUsage,
  type UsageHour,
} from 'backstage-plugin-ai-cost-common';
import type { Knex } from 'knex';
import { readSnapshot } from '../../ledger/readSnapshot';
import { EntityShares } from './EntityShares';
import { readUsageHours, type SeriesHour } from './readUsageHours';
import { addUsage, shareOfUsage } from './usageHour';

const HOURS = 48;

/** What entities used lately, for whoever asks. */
export class UsageReports {
  readonly #knex: Knex;
  readonly #now: () => Date;

  static create(options: { knex: Knex; now: () => Date }): UsageReports {
    return new UsageReports(options.knex, options.now);
  }

  private constructor(knex: Knex, now: () => Date) {
    this.#knex = knex;
    this.#now = now;
  }

  async entityUsage(entityRef: string): Promise<EntityUsageHours> {
    const to = addHours(utcHour(this.#now()), 1);
    const from = addHours(to, -HOURS);
    const { shares, hours } = await readSnapshot(this.#knex, async trx => {
      const ofEntity = await EntityShares.read(trx, entityRef);
      return {
        shares: ofEntity,
        hours: await readUsageHours(trx, {
          seriesIds: ofEntity.seriesIds,
          from,
          to,
        }),
      };
    });
    return { entityRef, from, to, reporters: byReporter(hours, shares) };
  }
}

function byReporter(
  hours: readonly SeriesHour[],
  shares: EntityShares,
): ReportedUsage[] {
  const reporters = new Map<string, Map<Hour, UsageHour>>();
  for (const { seriesId, reporter, usage } of hours) {
    const share = shares.of(seriesId, usage.hour);
    if (share > 0) {
      const known = reporters.get(reporter) ?? new Map<Hour, UsageHour>();
      const part = shareOfUsage(usage, share);
      const sum = known.get(usage.hour);
      known.set(usage.hour, sum ? addUsage(sum, part) : part);
      reporters.set(reporter, known);
    }
  }
  return [...reporters]
    .map(([reporter, known]) => ({
      reporter,
      hours: [...known.values()].sort((a, b) => (a.hour < b.hour ? -1 : 1)),
    }))
    .sort(
      (a, b) =>
        requestsOf(b) - requestsOf(a) || (a.reporter < b.reporter ? -1 : 1),
    );
}

function requestsOf({ hours }: ReportedUsage): number {
  return hours.reduce((sum, { requests = 0 }) => sum + requests, 0);
}
