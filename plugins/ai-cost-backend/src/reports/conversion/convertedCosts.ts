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

import type {
  ConvertedCosts,
  CurrencyTotal,
  EntityCostQuery,
} from 'backstage-plugin-ai-cost-common';
import type { Knex } from 'knex';
import { convertCosts } from './convertCosts';
import type { Reporting } from '../../currency/ReportingRates';
import type { TimeBucket } from '../window/costBuckets';
import type { DayRange } from '../window/dayRange';
import { readDayCosts } from './readDayCosts';

/**
 * An entity's cost in the reporting currency; undefined when there is none, or
 * everything is in it anyway.
 */
export async function convertedCosts(options: {
  knex: Knex;
  query: EntityCostQuery;
  previous: DayRange;
  buckets: readonly TimeBucket[];
  totals: readonly CurrencyTotal[];
  reporting: Reporting | undefined;
}): Promise<ConvertedCosts | undefined> {
  const { knex, query, previous, buckets, totals, reporting } = options;
  if (
    !reporting ||
    totals.every(({ currency }) => currency === reporting.currency)
  ) {
    return undefined;
  }
  const { entityRef, from, to, basis, environments, granularity } = query;
  const costsOf = (range: DayRange) =>
    readDayCosts({ knex, entityRef, range, basis, environments });
  return convertCosts({
    reporting,
    current: await costsOf({ from, to }),
    previous: await costsOf({ from: previous.from, to: previous.to }),
    starts: buckets.map(({ start }) => start),
    granularity,
  });
}
