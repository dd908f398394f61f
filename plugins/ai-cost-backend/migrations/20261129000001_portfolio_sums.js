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

// @ts-check

const { hash } = require('node:crypto');

const SERIES_PER_STEP = 2_000;
const ROWS_PER_INSERT = 50;
const ATTOS_PER_MICRO = '1000000000000';

const PORTFOLIO_COLUMNS = [
  'unallocated_reason',
  'environment',
  'model',
  'workload',
  'provider',
  'service',
  'currency',
  'token_class',
  'unit',
];
const TOTAL_COLUMNS = [
  'entity_ref',
  'unallocated_reason',
  'currency',
  'shared_from',
];

/**
 * Fills the summaries of many entities and the charges by month from what the
 * ledger holds. In one transaction and not bit by bit after the start, so that
 * no reader ever adds up a part of it, and every later change is a change of
 * sums that are whole. Ten million daily charges take minutes.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await linkSeries(knex);
  for (const [level, id] of [
    ['portfolio', 'portfolio_id'],
    ['entity_total', 'total_id'],
  ]) {
    for (const [unit, time] of [
      ['daily', 'day'],
      ['monthly', 'month'],
    ]) {
      await knex.raw(
        `insert into ${level}_${unit}_costs
           (series_id, ${time}, delivery_id, ${moneyColumns()}, quantity, charges, quantity_charges)
         select s.${id}, c.${time}, c.delivery_id, ${moneySums()},
                sum(c.quantity), sum(c.charges), sum(c.quantity_charges)
         from entity_${unit}_costs c join entity_cost_series s on s.id = c.series_id
         group by s.${id}, c.${time}, c.delivery_id`,
      );
    }
  }
  await knex.raw(
    `insert into line_monthly_charges
       (line_id, month, delivery_id, ${moneyColumns()}, quantity, "rows")
     select c.line_id, substr(c.day, 1, 7), c.delivery_id, ${moneySums()},
            sum(c.quantity), sum(c."rows")
     from daily_charges c
     group by c.delivery_id, c.line_id, substr(c.day, 1, 7)`,
  );
};

/**
 * Finds the coarser series of each series, as the ledger does for new ones.
 *
 * @param {import('knex').Knex} knex
 */
async function linkSeries(knex) {
  const portfolio = createSeries(knex, 'portfolio_series', [
    ...PORTFOLIO_COLUMNS,
    'shared',
  ]);
  const total = createSeries(knex, 'entity_total_series', TOTAL_COLUMNS);
  for (let last = 0; ; ) {
    const series = await knex('entity_cost_series')
      .where('id', '>', last)
      .orderBy('id')
      .limit(SERIES_PER_STEP)
      .select('id', ...PORTFOLIO_COLUMNS, 'entity_ref', 'shared_from');
    if (series.length === 0) {
      return;
    }
    last = series[series.length - 1].id;
    // Nothing was shared out before.
    const portfolioIds = await portfolio(
      series.map(row => [...PORTFOLIO_COLUMNS.map(column => row[column]), '']),
    );
    const totalIds = await total(
      series.map(row => TOTAL_COLUMNS.map(column => row[column])),
    );
    await link(
      knex,
      series.map(({ id }, at) => [id, portfolioIds[at], totalIds[at]]),
    );
  }
}

/**
 * @param {import('knex').Knex} knex
 * @param {string} table
 * @param {string[]} columns
 * @returns {(rows: string[][]) => Promise<number[]>} finds or adds series
 */
function createSeries(knex, table, columns) {
  /** @type {Map<string, number>} */
  const ids = new Map();
  return async rows => {
    const keys = rows.map(values => hash('sha1', JSON.stringify(values)));
    const missing = new Map();
    keys.forEach((key, at) => {
      if (!ids.has(key)) {
        missing.set(key, rows[at]);
      }
    });
    const added = [...missing].map(([key_hash, values]) => ({
      key_hash,
      ...Object.fromEntries(columns.map((column, at) => [column, values[at]])),
    }));
    for (let from = 0; from < added.length; from += ROWS_PER_INSERT) {
      const stored = await knex(table)
        .insert(added.slice(from, from + ROWS_PER_INSERT))
        .returning(['id', 'key_hash']);
      for (const { id, key_hash } of stored) {
        ids.set(key_hash, id);
      }
    }
    return keys.map(key => /** @type {number} */ (ids.get(key)));
  };
}

/**
 * @param {import('knex').Knex} knex
 * @param {number[][]} links - of a series, its portfolio series and its total
 */
async function link(knex, links) {
  const sqlite = knex.client.config.client.includes('sqlite');
  await knex.raw(
    sqlite
      ? `update entity_cost_series
         set portfolio_id = json_extract(k.value, '$[1]'),
             total_id = json_extract(k.value, '$[2]')
         from json_each(?) k
         where entity_cost_series.id = json_extract(k.value, '$[0]')`
      : `update entity_cost_series
         set portfolio_id = (k->>1)::integer, total_id = (k->>2)::integer
         from jsonb_array_elements(?::jsonb) k
         where entity_cost_series.id = (k->>0)::integer`,
    [JSON.stringify(links)],
  );
}

function moneyColumns() {
  return ['billed', 'effective', 'list']
    .map(basis => `${basis}_micros, ${basis}_attos`)
    .join(', ');
}

/** Attos stay below one millionth. */
function moneySums() {
  return ['billed', 'effective', 'list']
    .map(
      basis => `
        cast(sum(c.${basis}_micros) as bigint)
          + cast(sum(c.${basis}_attos) as bigint) / ${ATTOS_PER_MICRO},
        cast(sum(c.${basis}_attos) as bigint) % ${ATTOS_PER_MICRO}`,
    )
    .join(', ');
}

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex('entity_cost_series').update({ portfolio_id: 0, total_id: 0 });
  for (const table of [
    'line_monthly_charges',
    'entity_total_monthly_costs',
    'entity_total_daily_costs',
    'entity_total_series',
    'portfolio_monthly_costs',
    'portfolio_daily_costs',
    'portfolio_series',
  ]) {
    await knex(table).delete();
  }
};
