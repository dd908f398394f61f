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

import { addDays } from 'backstage-plugin-ai-cost-common';
import type { Knex } from 'knex';
import type { ScopeContent } from '../../catalog/CatalogStructure';
import { whereTextIn } from '../../ledger/whereTextIn';
import type { DatedOwner } from '../entity/readEntityOwners';
import type { DayRange } from '../window/dayRange';

/** Days on which an entity had one owner. */
export interface OwnedSpan extends DayRange {
  entityRef: string;
  /** The empty string stands for nobody. */
  owner: string;
}

interface OwnerRow {
  entity_ref: string;
  valid_from: string;
  owner: string;
}

const NOBODY: DatedOwner = { validFrom: '' };

/** Whose the entities of a scope were. */
export interface Ownership {
  /** Of the scope alone. */
  spans: OwnedSpan[];
  /** Owners on the last day, by entity, whether of the scope or not. */
  lastOwners: ReadonlyMap<string, string>;
}

/**
 * The days of a range on which a scope answers for an entity, by owner: a group
 * for what it owned on them, a system for what is part of it today.
 */
export async function readOwnership(options: {
  knex: Knex;
  content: ScopeContent;
  range: DayRange;
}): Promise<Ownership> {
  const { content, range } = options;
  const spans = await readSpans(options);
  return {
    spans:
      content.by === 'owner'
        ? spans.filter(({ owner }) => content.owners.has(owner))
        : spans,
    lastOwners: new Map(
      spans
        .filter(({ to }) => to === range.to)
        .map(({ entityRef, owner }) => [entityRef, owner]),
    ),
  };
}

async function readSpans(
  options: Parameters<typeof readOwnership>[0],
): Promise<OwnedSpan[]> {
  const { knex, content, range } = options;
  const query = ownerRows(knex);
  if (content.by === 'owner') {
    const owned = knex('entity_owners').select('entity_ref');
    whereTextIn(owned, 'owner', [...content.owners]);
    return spansOf(
      await readHistories(query.whereIn('entity_ref', owned)),
      range,
    );
  }
  const entityRefs = [...content.entityRefs].sort();
  whereTextIn(query, 'entity_ref', entityRefs);
  const histories = await readHistories(query);
  // What attribution has not seen yet is of the scope none the less.
  const all = entityRefs.map(
    ref => [ref, histories.get(ref) ?? [NOBODY]] as const,
  );
  return spansOf(new Map(all), range);
}

function ownerRows(knex: Knex): Knex.QueryBuilder {
  return knex('entity_owners')
    .orderBy(['entity_ref', 'valid_from'])
    .select('entity_ref', 'valid_from', 'owner');
}

/** Owners by entity, oldest first; before the first that is known, nobody. */
async function readHistories(
  query: Knex.QueryBuilder,
): Promise<Map<string, DatedOwner[]>> {
  const rows: OwnerRow[] = await query;
  const histories = new Map<string, DatedOwner[]>();
  for (const row of rows) {
    const history = histories.get(row.entity_ref) ?? [NOBODY];
    histories.set(row.entity_ref, history);
    history.push({ validFrom: row.valid_from, owner: row.owner });
  }
  return histories;
}

function spansOf(
  histories: ReadonlyMap<string, readonly DatedOwner[]>,
  range: DayRange,
): OwnedSpan[] {
  const spans: OwnedSpan[] = [];
  for (const [entityRef, history] of histories) {
    let last: OwnedSpan | undefined;
    history.forEach(({ validFrom, owner = '' }, index) => {
      const from = later(validFrom, range.from);
      const next = history[index + 1]?.validFrom;
      const to =
        next === undefined || next > range.to
          ? range.to
          : addDays(later(next, range.from), -1);
      if (from > to) {
        return;
      }
      if (last?.owner === owner) {
        last.to = to;
      } else {
        last = { entityRef, owner, from, to };
        spans.push(last);
      }
    });
  }
  return spans;
}

function later(a: string, b: string): string {
  return a > b ? a : b;
}
