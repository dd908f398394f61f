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

import type { PortfolioQuery } from 'backstage-plugin-ai-cost-common';
import type { Knex } from 'knex';
import type { GroupKey } from '../report/groupId';
import { nobodysLines, type NobodysLine } from '../report/lineGroups';
import type { CoverageScope } from './CoverageSum';
import { coverageFilters } from './lineKinds';
import { readUnallocatedSums } from './readCoverageSums';
import { readMixedSums } from './readMixedSums';
import { inGroup } from './readGroupKey';
import { readUsageTotals } from './readUsageTotals';

/**
 * The lines of a group that have charges in a range, in the currency of the
 * coverage report.
 */
export async function readGroupLines(options: {
  knex: Knex;
  key: GroupKey;
  query: PortfolioQuery;
}): Promise<{ currency?: string; lines: NobodysLine[] }> {
  const { knex, key, query } = options;
  const currency =
    query.currency ?? (await readUsageTotals({ knex, range: query })).currency;
  const { from, to, basis } = query;
  const scope: CoverageScope = {
    knex,
    basis,
    currency,
    filters: coverageFilters(query.filters),
    parts: [{ window: 'current', complete: true, from, to }],
  };
  const only = (lines: Knex.QueryBuilder) => {
    lines.where(inGroup(key));
  };
  const sums = [
    ...(await readUnallocatedSums({ ...scope, only })),
    ...(await readMixedSums({ ...scope, only })),
  ];
  return {
    currency,
    lines: nobodysLines(sums.filter(({ kind }) => kind === key.kind)),
  };
}
