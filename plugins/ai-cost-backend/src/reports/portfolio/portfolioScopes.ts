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

import type { PortfolioFilters } from 'backstage-plugin-ai-cost-common';
import type { PortfolioRights } from '../../permissions/ReadableEntities';
import { ownedDays } from '../rollup/OwnedDays';
import type { OwnedSpan } from '../rollup/Ownership';
import type { DayRange } from '../window/dayRange';
import type { OwnedScope, PortfolioScopes } from './SpendScope';

export const NOBODY = '';

/**
 * Whose spend a reader asked for, and may see. A filter by owner keeps the days
 * on which one of them owned an entity.
 *
 * @param options - `spans` are the owners of entities in the range that is read
 */
export function portfolioScopes(options: {
  filters?: PortfolioFilters;
  rights: PortfolioRights;
  spans: readonly OwnedSpan[];
  range: DayRange;
}): PortfolioScopes {
  const { filters, rights, range } = options;
  const isAsked = (span: OwnedSpan) =>
    (!filters?.entity || filters.entity.includes(span.entityRef)) &&
    (!filters?.owner || filters.owner.includes(span.owner));
  const spans = [
    ...options.spans.filter(({ entityRef }) => mayRead(entityRef, rights)),
    ...(rights.mayReadUnallocated
      ? [{ entityRef: NOBODY, owner: NOBODY, ...range }]
      : []),
  ].filter(isAsked);
  const owned = ownedDays(spans).map(
    ({ owners, from, to }): OwnedScope => ({
      entities: [...owners.keys()],
      owners,
      days: { from, to },
    }),
  );
  if (filters?.owner) {
    return { spend: owned, owned };
  }
  const everybody = rights.all && !filters?.entity;
  const entities = everybody
    ? undefined
    : [...new Set(spans.map(({ entityRef }) => entityRef))];
  return { spend: [{ entities, days: range }], owned };
}

/** True when somebody may read the spend of an entity that is not nobody. */
export function mayRead(
  entityRef: string,
  { all, entityRefs }: PortfolioRights,
): boolean {
  return all || entityRefs.has(entityRef);
}
