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

/**
 * Statements of what teams spent in a month, unchanged once they are issued, and
 * the views of the AI Cost page that people keep. A statement repeats what the
 * ledger said: bills are corrected later, statements are not.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  const sqlite = knex.client.config.client.includes('sqlite');

  /** @param {import('knex').Knex.CreateTableBuilder} table */
  const money = table => {
    for (const basis of ['billed', 'effective', 'list']) {
      table.bigInteger(`${basis}_micros`).notNullable();
      table.bigInteger(`${basis}_attos`).notNullable();
    }
  };

  /**
   * Rows clustered by their key, see the first migration.
   *
   * @param {string} name
   * @param {(table: import('knex').Knex.CreateTableBuilder) => void} columns
   */
  const clustered = async (name, columns) => {
    const create = knex.schema.createTable(name, table => {
      table.integer('statement_id').notNullable();
      table.integer('position').notNullable();
      columns(table);
      money(table);
      table.primary(['statement_id', 'position'], `${name}_pk`);
    });
    if (sqlite) {
      const [{ sql }] = create.toSQL();
      await knex.raw(`${sql} without rowid`);
    } else {
      await create;
    }
  };

  await knex.schema.createTable('statement_numbers', table => {
    table.comment('One row, which whoever issues statements locks');
    table.integer('id').primary();
    table.integer('last_number').notNullable();
  });
  await knex('statement_numbers').insert({ id: 1, last_number: 0 });

  await knex.schema.createTable('statement_months', table => {
    table.comment('Months that are issued, with all of their statements');
    table.string('month', 7).primary();
    table.string('issued_at', 24).notNullable().comment('ISO 8601');
    table.text('issued_by').notNullable().comment('Of the user or service');
  });

  await knex.schema.createTable('statements', table => {
    table.increments('id');
    table.integer('number').notNullable();
    table.string('month', 7).notNullable();
    table.text('owner').notNullable();
    table.text('title').notNullable().comment("'' when the catalog had none");
    table.text('currency').notNullable();
    table.string('issued_at', 24).notNullable().comment('ISO 8601');
    table.text('charges').notNullable().comment('CostAmounts as JSON');
    table.text('corrected').notNullable().comment('CostAmounts as JSON');
    table.unique(['number'], { indexName: 'statements_number_uq' });
    table.unique(['month', 'owner', 'currency'], {
      indexName: 'statements_owner_uq',
    });
  });

  await clustered('statement_items', table => {
    table.text('entity_ref').notNullable();
    table.text('title').notNullable();
    table.text('cost_center').notNullable();
    table.text('environment').notNullable();
    table.text('model').notNullable();
    table.string('workload', 32).notNullable();
    table.text('provider').notNullable();
    table.text('service').notNullable();
    table
      .text('shared_from')
      .notNullable()
      .comment("Whose cost is shared out; '' for the entity's own");
  });

  await clustered('statement_corrections', table => {
    table.string('month', 7).notNullable().comment('That was corrected');
    table.text('entity_ref').notNullable();
    table.text('cost_center').notNullable();
  });

  await knex.schema.createTable('saved_views', table => {
    table.string('id', 36).primary();
    table.text('user_ref').notNullable();
    table.text('name').notNullable();
    table.text('page').notNullable();
    table.text('search').notNullable();
    table.string('saved_at', 24).notNullable().comment('ISO 8601');
    table.unique(['user_ref', 'page', 'name'], {
      indexName: 'saved_views_name_uq',
    });
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  if (await knex('statements').first('id')) {
    throw new Error(
      'Statements have been issued, which the older release would lose. Restore a backup of before the update',
    );
  }
  for (const name of [
    'saved_views',
    'statement_corrections',
    'statement_items',
    'statements',
    'statement_months',
    'statement_numbers',
  ]) {
    await knex.schema.dropTable(name);
  }
};
