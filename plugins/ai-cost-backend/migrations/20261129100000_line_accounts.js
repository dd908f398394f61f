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

/** Column of a line to the name of the dimension that it repeats. */
const DIMENSIONS = {
  charge_category: 'chargeCategory',
  billing_account: 'billingAccountId',
  sub_account: 'subAccountId',
};

/**
 * What coverage groups charge lines by, beside their dimensions as JSON: reading
 * that of every line for each report takes too long.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('charge_lines', table => {
    table.text('charge_category').notNullable().defaultTo('');
    table.text('billing_account').notNullable().defaultTo('');
    table
      .text('sub_account')
      .notNullable()
      .defaultTo('')
      .comment("'' when the bill names none");
  });
  const sqlite = knex.client.config.client.includes('sqlite');
  const read = sqlite
    ? `json_extract(dimensions, '$.' || ?)`
    : '(dimensions::json ->> ?)';
  await knex('charge_lines').update(
    Object.fromEntries(
      Object.entries(DIMENSIONS).map(([column, name]) => [
        column,
        knex.raw(`coalesce(${read}, '')`, [name]),
      ]),
    ),
  );
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  // As text: knex would write SQLite's table anew.
  for (const column of Object.keys(DIMENSIONS)) {
    await knex.raw('alter table ?? drop column ??', ['charge_lines', column]);
  }
};
