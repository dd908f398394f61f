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

import type { Knex } from 'knex';
import { partsWithin, within } from '../rollup/OwnedDays';
import {
  readPortfolioSums,
  type PortfolioSum,
} from '../sums/readPortfolioSums';
import { readSumDeliveries } from '../sums/readSumDeliveries';
import type { SumFilters } from '../sums/SumFilters';
import type { WindowPart } from '../window/windowParts';
import { monthOf } from 'backstage-plugin-ai-cost-common';
import type { DayRange } from '../window/dayRange';
import type { SpendScope } from './SpendScope';

/** Adds up what is spent on, over each part of the windows. */
export async function readScopedSums(options: {
  knex: Knex;
  scopes: readonly SpendScope[];
  filters: SumFilters;
  parts: readonly WindowPart[];
}): Promise<PortfolioSum[]> {
  const { knex, scopes, filters } = options;
  const sums: PortfolioSum[] = [];
  for (const { entities, days } of scopes) {
    const parts = partsWithin(options.parts, days);
    if (parts.length > 0 && entities?.length !== 0) {
      sums.push(
        ...(await readPortfolioSums({ knex, entities, filters, parts })),
      );
    }
  }
  return sums;
}

/** The deliveries that spend of a range comes from. */
export async function readScopedDeliveries(options: {
  knex: Knex;
  scopes: readonly SpendScope[];
  filters: SumFilters;
  range: DayRange;
}): Promise<Set<number>> {
  const { knex, scopes, filters, range } = options;
  const used = new Set<number>();
  for (const { entities, days } of scopes) {
    const asked = within(range, days);
    if (asked && entities?.length !== 0) {
      const months = { from: monthOf(asked.from), to: monthOf(asked.to) };
      for (const id of await readSumDeliveries({
        knex,
        months,
        entities,
        filters,
      })) {
        used.add(id);
      }
    }
  }
  return used;
}
