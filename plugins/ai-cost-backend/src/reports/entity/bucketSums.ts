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
  type CostDimension,
  type Day,
  type Granularity,
} from 'backstage-plugin-ai-cost-common';
import type { Knex } from 'knex';
import { joinAttos } from '../../ledger/moneyColumns';
import type { DayRange } from '../window/dayRange';
import { summarySlices } from '../window/summarySlices';
import { countedSummaryQuery } from './summaryQuery';

/** What one value of a dimension costs from a day on. */
export interface BucketSum {
  /** The dimension's value. */
  key: string;
  /** The day, or the first day of the month, that was added up. */
  day: Day;
  /** Attos of the asked basis. */
  cost: bigint;
}

interface BucketSumRow {
  key: string;
  time: string;
  micros: string;
  attos: string;
}

/**
 * Cost by a dimension and day, or by month where months are asked for and the
 * range holds them whole.
 *
 * @param options - `environments` keeps those only
 */
export async function readBucketSums(options: {
  knex: Knex;
  entityRef: string;
  range: DayRange;
  granularity: Granularity;
  basis: CostBasis;
  dimension: CostDimension;
  currency: string;
  environments?: string[];
}): Promise<BucketSum[]> {
  const { knex, entityRef, range, granularity, basis, dimension } = options;
  const slices =
    granularity === 'month'
      ? summarySlices(range)
      : [{ unit: 'day' as const, ...range }];
  const queries = slices.map(slice => {
    const key = `s.${dimension}`;
    const time = `c.${slice.unit}`;
    const query = countedSummaryQuery(knex, entityRef, slice)
      .where('s.currency', options.currency)
      .groupBy(key, time)
      .select(
        { key, time },
        knex.raw('cast(sum(??) as text) as micros', [`c.${basis}_micros`]),
        knex.raw('cast(sum(??) as text) as attos', [`c.${basis}_attos`]),
      );
    return options.environments
      ? query.whereIn('s.environment', options.environments)
      : query;
  });
  const rows: BucketSumRow[] = await knex.unionAll(queries);
  return rows.map(({ key, time, micros, attos }) => ({
    key,
    day: time.length === 7 ? firstDayOf(time) : time,
    cost: joinAttos(BigInt(micros), BigInt(attos)),
  }));
}
