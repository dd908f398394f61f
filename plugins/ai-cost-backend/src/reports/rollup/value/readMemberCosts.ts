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

import type { Month } from 'backstage-plugin-ai-cost-common';
import type { Knex } from 'knex';
import { countedSums } from '../../sums/countedSums';
import type { BucketAmount } from '../../sums/readBuckets';
import { readEntityTotals } from '../../sums/readEntityTotals';
import { readEntityBuckets } from '../../sums/readPortfolioBuckets';
import { readRanges } from '../../value/ValueWindows';
import type { DayRange } from '../../window/dayRange';

/** What entities cost by day, and where that is known from. */
export interface MemberCosts {
  /** Of all amounts; absent when there are none. */
  currency?: string;
  /** Effective cost of the range and the one before, by entity. */
  amounts: ReadonlyMap<string, BucketAmount[]>;
  /** Ids of the deliveries that it comes from, by entity. */
  deliveries: ReadonlyMap<string, Set<number>>;
}

/**
 * Reads what entities cost by day.
 *
 * @param options - the currency is chosen over all `entityRefs`; only of those
 * `measured` days are read
 */
export async function readMemberCosts(options: {
  knex: Knex;
  entityRefs: readonly string[];
  measured: readonly string[];
  range: DayRange;
  /** Of the range and the one before. */
  months: { from: Month; to: Month };
  currency?: string;
}): Promise<MemberCosts> {
  const { knex, measured, range, months } = options;
  const currency = options.currency ?? (await mostCharged(options));
  const amounts = new Map<string, BucketAmount[]>();
  for (const days of currency === undefined ? [] : readRanges(range)) {
    const read = await readEntityBuckets({
      knex,
      entities: measured,
      filters: { currency },
      range: days,
      granularity: 'day',
      basis: 'effective',
    });
    for (const amount of read) {
      const ofEntity = amounts.get(amount.key) ?? [];
      amounts.set(amount.key, ofEntity);
      ofEntity.push(amount);
    }
  }
  return {
    currency,
    amounts,
    deliveries: await readDeliveries(knex, measured, months),
  };
}

/** The currency that most charges of the range are in. */
async function mostCharged(options: {
  knex: Knex;
  entityRefs: readonly string[];
  range: DayRange;
}): Promise<string | undefined> {
  const { knex, entityRefs, range } = options;
  const totals = await readEntityTotals({
    knex,
    entities: entityRefs,
    parts: [{ ...range, window: 'current', complete: true }],
  });
  const charges = new Map<string, number>();
  for (const { series, charges: count } of totals) {
    const { currency } = series;
    charges.set(currency, (charges.get(currency) ?? 0) + count);
  }
  return [...charges]
    .sort(([a, some], [b, others]) => others - some || (a < b ? -1 : 1))
    .map(([currency]) => currency)[0];
}

async function readDeliveries(
  knex: Knex,
  entities: readonly string[],
  months: { from: Month; to: Month },
): Promise<Map<string, Set<number>>> {
  const { query } = countedSums(knex, {
    level: 'total',
    slice: { unit: 'month', ...months },
    entities,
  });
  const rows: { entity_ref: string; delivery_id: number }[] =
    await query.distinct('s.entity_ref', 'c.delivery_id');
  const deliveries = new Map<string, Set<number>>();
  for (const { entity_ref: entityRef, delivery_id: id } of rows) {
    const ofEntity = deliveries.get(entityRef) ?? new Set();
    deliveries.set(entityRef, ofEntity.add(id));
  }
  return deliveries;
}
