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
  addDays,
  firstDayOf,
  utcDay,
  type Day,
  type Restatement,
} from 'backstage-plugin-ai-cost-common';
import type { Knex } from 'knex';
import {
  MONEY_COLUMNS,
  readMoney,
  type MoneyRow,
} from '../../ledger/moneyColumns';
import type { KnownSource } from '../freshness/readKnownSources';
import { costAmounts } from './currencyTotals';

const REMEMBERED_DAYS = 60;
const MAX_REPLACEMENTS = 200;
/** No delivery has the id. */
const NOTHING = 0;

/** A delivery and the one that took its place. */
interface Replacement {
  /** {@link NOTHING} for the first delivery of a period. */
  oldId: number;
  newId: number;
  sourceId: string;
  period: string;
  /** ISO 8601 instant of the change. */
  at: string;
  /** Last day that was complete when the old one was in use. */
  through: Day;
}

/**
 * The changes of the last 60 days to days that were already shown as complete,
 * newest first. A correction that the bill of a later month posts to a closed one
 * is such a change, of that bill. Days that were still filling are left out: their
 * growth is no news. So are deliveries that were read again by other classification rules:
 * that is not the provider's doing.
 */
export async function readRestatements(options: {
  knex: Knex;
  sources: readonly KnownSource[];
  now: Date;
  /** Tells by how much: that is all entities' money. */
  amounts: boolean;
}): Promise<Restatement[]> {
  const { knex, sources, now, amounts } = options;
  const since = addDays(utcDay(now), -REMEMBERED_DAYS);
  const replacements = [
    ...(await readReplacements(knex, sources, since)),
    ...(await readFirstDeliveries(knex, sources, since)),
  ].sort((a, b) => b.at.localeCompare(a.at));
  if (replacements.length === 0) {
    return [];
  }
  const changes = await readChanges(knex, replacements);
  return replacements.flatMap(({ newId, sourceId, period, at }) =>
    changes
      .filter(row => row.new_id === newId)
      .map(row => ({
        sourceId,
        period,
        at,
        currency: row.currency,
        change: amounts ? costAmounts(readMoney(row)) : undefined,
      })),
  );
}

async function readReplacements(
  knex: Knex,
  sources: readonly KnownSource[],
  since: Day,
): Promise<Replacement[]> {
  const replaced = knex('deliveries')
    .whereIn(
      'source_id',
      sources.map(({ id }) => id),
    )
    .whereNotNull('current_at')
    .whereNull('derived_from')
    .select(
      'id',
      'source_id',
      'period',
      'current_at',
      'classifier',
      knex.raw(
        'lead(id) over (partition by source_id, period order by current_at, id) as next_id',
      ),
      knex.raw(
        'lead(current_at) over (partition by source_id, period order by current_at, id) as next_at',
      ),
      knex.raw(
        'lead(classifier) over (partition by source_id, period order by current_at, id) as next_classifier',
      ),
    )
    .as('d');
  const rows: {
    id: number;
    source_id: string;
    period: string;
    current_at: string;
    next_id: number;
    next_at: string;
  }[] = await knex(replaced)
    .where('next_at', '>=', since)
    .where('classifier', knex.ref('next_classifier'))
    .orderBy('next_at', 'desc')
    .orderBy('id', 'desc')
    .limit(MAX_REPLACEMENTS);
  return rows.map(row => ({
    oldId: row.id,
    newId: row.next_id,
    sourceId: row.source_id,
    period: row.period,
    at: row.next_at,
    through: completeOn(row.current_at, sources, row.source_id),
  }));
}

/**
 * First deliveries of periods, which may correct days before them: those of
 * sources that had delivered before the period began, for what comes all at once
 * was never shown otherwise.
 */
async function readFirstDeliveries(
  knex: Knex,
  sources: readonly KnownSource[],
  since: Day,
): Promise<Replacement[]> {
  const rows: {
    id: number;
    source_id: string;
    period: string;
    current_at: string;
  }[] = await knex('deliveries as d')
    .whereIn(
      'd.source_id',
      sources.map(({ id }) => id),
    )
    .where('d.current_at', '>=', since)
    .whereNull('d.derived_from')
    .whereNotExists(
      knex('deliveries as e')
        .whereRaw('e.source_id = d.source_id and e.period = d.period')
        .whereRaw('e.id < d.id')
        .whereNotNull('e.current_at')
        .select('e.id'),
    )
    .whereExists(
      knex('deliveries as e')
        .whereRaw('e.source_id = d.source_id and e.current_at < d.period')
        .select('e.id'),
    )
    .orderBy('d.current_at', 'desc')
    .limit(MAX_REPLACEMENTS)
    .select('d.id', 'd.source_id', 'd.period', 'd.current_at');
  return rows.map(row => ({
    oldId: NOTHING,
    newId: row.id,
    sourceId: row.source_id,
    period: row.period,
    at: row.current_at,
    through: earlier(
      addDays(firstDayOf(row.period), -1),
      completeOn(row.current_at, sources, row.source_id),
    ),
  }));
}

/** The last day that was complete when a delivery came. */
function completeOn(
  currentAt: string,
  sources: readonly KnownSource[],
  sourceId: string,
): Day {
  const lagDays = sources.find(({ id }) => id === sourceId)?.lagDays ?? 0;
  return addDays(currentAt.slice(0, 10), -1 - lagDays);
}

function earlier(a: Day, b: Day): Day {
  return a < b ? a : b;
}

interface ChangeRow extends MoneyRow {
  new_id: number;
  currency: string;
}

/** New minus old over the days that were complete; nothing where that is zero. */
async function readChanges(
  knex: Knex,
  replacements: readonly Replacement[],
): Promise<ChangeRow[]> {
  const pairs = replacements.map(
    () => '(cast(? as integer), cast(? as integer), cast(? as text))',
  );
  const change = (column: string) =>
    `sum(case when d.delivery_id = p.new_id then d.${column} else -d.${column} end)`;
  return knex
    .with(
      'p',
      ['old_id', 'new_id', 'through'],
      knex.raw(
        `values ${pairs.join(', ')}`,
        replacements.flatMap(({ oldId, newId, through }) => [
          oldId,
          newId,
          through,
        ]),
      ),
    )
    .from('p')
    .join('delivery_days as d', on =>
      on
        .on('d.day', '<=', 'p.through')
        .andOn(knex.raw('d.delivery_id in (p.old_id, p.new_id)') as never),
    )
    .groupBy('p.new_id', 'd.currency')
    .select(
      'p.new_id',
      'd.currency',
      ...MONEY_COLUMNS.map(column =>
        knex.raw(`cast(${change(column)} as text) as ${column}`),
      ),
    )
    .havingRaw(
      MONEY_COLUMNS.map(column => `${change(column)} <> 0`).join(' or '),
    );
}
