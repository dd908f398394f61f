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
import { NOBODY } from '../../reports/portfolio/portfolioScopes';
import { readSpenders } from '../../reports/portfolio/readPortfolioInputs';
import { ownedDays } from '../../reports/rollup/OwnedDays';
import { readOwnership } from '../../reports/rollup/Ownership';
import { readShareSums, type ShareSum } from './readShareSums';

/**
 * Like {@link readShareSums}, of some owners: what an entity pays on the days on
 * which one of them owned it.
 */
export async function readOwnedShareSums(options: {
  knex: Knex;
  query: PortfolioQuery;
  owners: readonly string[];
}): Promise<ShareSum[]> {
  const { knex, query, owners } = options;
  const { from, to } = query;
  const { spans } = await readOwnership({
    knex,
    content: { by: 'entity', entityRefs: new Set(await readSpenders(knex)) },
    range: { from, to },
  });
  const asked = [
    ...spans,
    { entityRef: NOBODY, owner: NOBODY, from, to },
  ].filter(({ owner }) => owners.includes(owner));
  const sums: ShareSum[] = [];
  for (const days of ownedDays(asked)) {
    sums.push(
      ...(await readShareSums({
        knex,
        query: { ...query, from: days.from, to: days.to },
        entities: [...days.owners.keys()],
      })),
    );
  }
  return sums;
}
