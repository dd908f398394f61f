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
  firstDayOf,
  type CostBasis,
  type Day,
  type Granularity,
} from 'backstage-plugin-ai-cost-common';
import type { Knex } from 'knex';
import { joinAttos } from '../../ledger/moneyColumns';
import type { SummaryLevel } from '../../ledger/summaries/summaryTables';
import type { DayRange } from '../window/dayRange';
import { summarySlices } from '../window/summarySlices';
import { countedSums, type SumScope } from './countedSums';

/** What one value of a dimension costs from a day on. */
export interface BucketAmount {
  /** The dimension's value. */
  key: string;
  currency: string;
  /** The day, or the first day of the month, that was added up. */
  day: Day;
  /** Attos of the asked basis. */
  cost: bigint;
}

interface BucketRow {
  key: string;
  currency: string;
  time: string;
  micros: string;
  attos: string;
}

/** @param options - `key` is a column of the series, aliased as `s` */
export async function readBuckets(
  options: SumScope & {
    knex: Knex;
    level: SummaryLevel;
    key: string;
    range: DayRange;
    granularity: Granularity;
    basis: CostBasis;
  },
): Promise<BucketAmount[]> {
  const { knex, level, key, range, granularity, basis } = options;
  const { entities, filters } = options;
  const slices =
    granularity === 'month'
      ? summarySlices(range)
      : [{ unit: 'day' as const, ...range }];
  const queries = slices.map(slice => {
    const time = `c.${slice.unit}`;
    return countedSums(knex, { level, slice, entities, filters })
      .query.groupBy(key, 's.currency', time)
      .select(
        { key, currency: 's.currency', time },
        knex.raw('cast(sum(??) as text) as micros', [`c.${basis}_micros`]),
        knex.raw('cast(sum(??) as text) as attos', [`c.${basis}_attos`]),
      );
  });
  const rows: BucketRow[] = await knex.unionAll(queries);
  return rows.map(({ key: value, currency, time, micros, attos }) => ({
    key: value,
    currency,
    day: time.length === 7 ? firstDayOf(time) : time,
    cost: joinAttos(BigInt(micros), BigInt(attos)),
  }));
}
