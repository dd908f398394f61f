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
  monthOf,
  type Month,
  type MonthRange,
  type ShareMeasure,
} from 'backstage-plugin-ai-cost-common';
import type { ClaimingEntity } from 'backstage-plugin-ai-cost-node';
import type { Knex } from 'knex';
import type { PriceBook } from '../../pricing/PriceBook';
import { readMeasuredDays } from './readMeasuredDays';
import { readReportedDays } from './readReportedDays';
import { readUsageKeptFrom } from './readUsageKeptFrom';
import { SeriesUsers } from './SeriesUsers';
import type { WeighedMonth } from './ShareWeightStore';
import type { UsedDay } from './UsedDay';
import { usesEntity } from './usesEntity';
import { weighUsage, type AttributedDay } from './weighUsage';

/** Who uses an entity, and how much, from what usage and telemetry report. */
export class EntityUsage {
  readonly #knex: Knex;
  readonly #prices: PriceBook;

  static create(options: { knex: Knex; prices: PriceBook }): EntityUsage {
    return new EntityUsage(options.knex, options.prices);
  }

  private constructor(knex: Knex, prices: PriceBook) {
    this.#knex = knex;
    this.#prices = prices;
  }

  /** The months in which others used the entity, in no order. */
  async weigh(
    { entityRef, claims }: Pick<ClaimingEntity, 'entityRef' | 'claims'>,
    { measure, months }: { measure: ShareMeasure; months: MonthRange },
  ): Promise<WeighedMonth[]> {
    const isUsed = usesEntity(claims);
    const asked = { knex: this.#knex, measure, months, isUsed };
    const measured = await readMeasuredDays(asked);
    // A month of which a part was removed would favour those who came late.
    const keptFrom = await readUsageKeptFrom(this.#knex);
    const from = keptFrom > months.from ? keptFrom : months.from;
    const reported = await readReportedDays({
      ...asked,
      months: { from, to: months.to },
    });
    const days = [
      ...(await this.#withUsers('usage', reported)),
      ...(await this.#withUsers('telemetry', measured)),
    ];
    const byMonth = new Map<Month, AttributedDay[]>();
    for (const day of days) {
      const month = monthOf(day.day);
      byMonth.set(month, [...(byMonth.get(month) ?? []), day]);
    }
    return [...byMonth]
      .map(([month, some]) =>
        weighUsage(some, { entityRef, month, measure, prices: this.#prices }),
      )
      .filter(({ consumers }) => consumers.length > 0);
  }

  async #withUsers(
    table: 'usage' | 'telemetry',
    days: readonly UsedDay[],
  ): Promise<AttributedDay[]> {
    const users = await SeriesUsers.read({
      knex: this.#knex,
      table: `${table}_attributions`,
      seriesIds: [...new Set(days.map(({ seriesId }) => seriesId))],
    });
    return days.map(day => ({
      ...day,
      users: users.on(day.seriesId, day.day),
    }));
  }
}
