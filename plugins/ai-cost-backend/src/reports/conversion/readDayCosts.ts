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

import type { CostBasis, Day } from 'backstage-plugin-ai-cost-common';
import type { Knex } from 'knex';
import { joinAttos } from '../../ledger/moneyColumns';
import type { DayRange } from '../window/dayRange';
import { countedSummaryQuery } from '../entity/summaryQuery';

/** What an entity costs on a day in a currency. */
export interface DayCost {
  currency: string;
  day: Day;
  /** Attos of the asked basis. */
  cost: bigint;
}

/**
 * An entity's cost by currency and day. It never reads months, whose days have
 * different rates.
 *
 * @param options - `environments` keeps those only
 */
export async function readDayCosts(options: {
  knex: Knex;
  entityRef: string;
  range: DayRange;
  basis: CostBasis;
  environments?: string[];
}): Promise<DayCost[]> {
  const { knex, entityRef, range, basis, environments } = options;
  const query = countedSummaryQuery(knex, entityRef, { unit: 'day', ...range })
    .groupBy('s.currency', 'c.day')
    .orderBy(['c.day', 's.currency'])
    .select(
      { currency: 's.currency', day: 'c.day' },
      knex.raw('cast(sum(??) as text) as micros', [`c.${basis}_micros`]),
      knex.raw('cast(sum(??) as text) as attos', [`c.${basis}_attos`]),
    );
  const rows: { currency: string; day: Day; micros: string; attos: string }[] =
    await (environments ? query.whereIn('s.environment', environments) : query);
  return rows.map(({ currency, day, micros, attos }) => ({
    currency,
    day,
    cost: joinAttos(BigInt(micros), BigInt(attos)),
  }));
}
