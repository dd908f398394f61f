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

/** A delivery and the one that took its place. */
interface Replacement {
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
 * newest first. Days that were still filling are left out: their growth is no
 * news. So are deliveries that were read again by other classification rules:
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
  const replacements = await readReplacements(
    knex,
    sources,
    addDays(utcDay(now), -REMEMBERED_DAYS),
  );
  if (replacements.length === 0) {
    return [];
  }
  const changes = await readChanges(knex, replacements);
  return replacements.flatMap(({ oldId, sourceId, period, at }) =>
    changes
      .filter(row => row.old_id === oldId)
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
    through: addDays(
      row.current_at.slice(0, 10),
      -1 - (sources.find(({ id }) => id === row.source_id)?.lagDays ?? 0),
    ),
  }));
}

interface ChangeRow extends MoneyRow {
  old_id: number;
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
    .groupBy('p.old_id', 'd.currency')
    .select(
      'p.old_id',
      'd.currency',
      ...MONEY_COLUMNS.map(column =>
        knex.raw(`cast(${change(column)} as text) as ${column}`),
      ),
    )
    .havingRaw(
      MONEY_COLUMNS.map(column => `${change(column)} <> 0`).join(' or '),
    );
}
