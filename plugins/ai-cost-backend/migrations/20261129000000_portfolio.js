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
 * What reports on many entities read: the summaries of all entities without the
 * entity, those of entities without all else, and the charges of lines by month,
 * which depend on no attribution. Each row of the summaries of entities belongs
 * to one series of the other two, so that they follow it by the same deltas.
 *
 * Also what shared costs need: which entity a part of a line comes from, the
 * rules that were saved, and the weights of those that follow usage.
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
   * @param {string[]} key
   * @param {(table: import('knex').Knex.CreateTableBuilder) => void} columns
   */
  const clustered = async (name, key, columns) => {
    const create = knex.schema.createTable(name, table => {
      columns(table);
      table.primary(key, `${name}_pk`);
    });
    if (sqlite) {
      const [{ sql }] = create.toSQL();
      await knex.raw(`${sql} without rowid`);
    } else {
      await create;
    }
  };

  await clustered(
    'line_monthly_charges',
    ['line_id', 'month', 'delivery_id'],
    table => {
      table.integer('line_id').notNullable();
      table.string('month', 7).notNullable();
      table.integer('delivery_id').notNullable();
      money(table);
      table.double('quantity').comment('NULL when no charge has one');
      table.bigInteger('rows').notNullable().comment('Of the bill');
    },
  );
  await knex.schema.alterTable('line_monthly_charges', table => {
    table.index(['delivery_id'], 'line_monthly_charges_delivery_idx');
  });

  await knex.schema.createTable('portfolio_series', table => {
    table.comment('What all entities together spend on');
    table.increments('id');
    table.string('key_hash', 40).notNullable();
    table.string('unallocated_reason', 32).notNullable();
    table.text('environment').notNullable();
    table.text('model').notNullable();
    table.string('workload', 32).notNullable();
    table.text('provider').notNullable();
    table.text('service').notNullable();
    table.text('currency').notNullable();
    table.string('token_class', 16).notNullable();
    table.text('unit').notNullable();
    table
      .string('shared', 8)
      .notNullable()
      .comment(
        "'shared' for parts of what entities share out, '' for the rest",
      );
    table.unique(['key_hash'], { indexName: 'portfolio_series_key_uq' });
  });

  await knex.schema.createTable('entity_total_series', table => {
    table.comment('Who spends, whatever it is spent on');
    table.increments('id');
    table.string('key_hash', 40).notNullable();
    table.text('entity_ref').notNullable().comment("'' for nobody");
    table.string('unallocated_reason', 32).notNullable();
    table.text('currency').notNullable();
    table
      .text('shared_from')
      .notNullable()
      .comment("Whose cost is shared out; '' for the entity's own");
    table.unique(['key_hash'], { indexName: 'entity_total_series_key_uq' });
    table.index(['entity_ref'], 'entity_total_series_entity_idx');
  });

  for (const of of ['portfolio', 'entity_total']) {
    for (const [name, time, length] of /** @type {const} */ ([
      [`${of}_daily_costs`, 'day', 10],
      [`${of}_monthly_costs`, 'month', 7],
    ])) {
      await clustered(name, ['series_id', time, 'delivery_id'], table => {
        table.integer('series_id').notNullable();
        table.string(time, length).notNullable();
        table.integer('delivery_id').notNullable();
        money(table);
        table.double('quantity').comment('NULL when no charge has one');
        table
          .bigInteger('charges')
          .notNullable()
          .comment('Rows of the bill; a row that is split counts in each part');
        table
          .bigInteger('quantity_charges')
          .notNullable()
          .comment('Those of them that have a quantity');
      });
      await knex.schema.alterTable(name, table => {
        table.index(['delivery_id'], `${name}_delivery_idx`);
      });
    }
  }

  await knex.schema.alterTable('entity_cost_series', table => {
    table
      .text('shared_from')
      .notNullable()
      .defaultTo('')
      .comment("Whose cost is shared out; '' for the entity's own");
    table
      .integer('portfolio_id')
      .notNullable()
      .defaultTo(0)
      .comment('The series of all entities that it is a part of');
    table
      .integer('total_id')
      .notNullable()
      .defaultTo(0)
      .comment('The series of all that the entity spends');
  });
  await knex.schema.alterTable('attributions', table => {
    table
      .text('shared_from')
      .notNullable()
      .defaultTo('')
      .comment("Whose cost is shared out; '' for the entity's own");
  });

  await knex.schema.createTable('share_rules', table => {
    table.comment('How entities share out their cost, as people saved it');
    table.text('entity_ref').primary();
    table.text('rule').notNullable().comment('JSON');
    table.string('saved_at', 24).notNullable().comment('ISO 8601');
    table.text('saved_by').notNullable().comment('Entity ref of the user');
  });

  await clustered(
    'share_weights',
    ['entity_ref', 'month', 'measure', 'consumer_ref'],
    table => {
      table
        .text('entity_ref')
        .notNullable()
        .comment('Whose cost is shared out');
      table.string('month', 7).notNullable();
      table.text('consumer_ref').notNullable();
      table.bigInteger('weight').notNullable();
      table.double('usage').comment('In the unit of the measure');
      table.text('measure').notNullable();
    },
  );
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  const shared = await knex('entity_cost_series')
    .whereNot('shared_from', '')
    .first('id');
  if (shared) {
    // An older release would add these up under series that it cannot name.
    throw new Error(
      'The ledger has shared costs, which the older release does not know. Restore a backup of before the update',
    );
  }
  // As text: knex would write SQLite's tables anew, without their clustering.
  for (const [table, column] of [
    ['attributions', 'shared_from'],
    ['entity_cost_series', 'shared_from'],
    ['entity_cost_series', 'portfolio_id'],
    ['entity_cost_series', 'total_id'],
  ]) {
    await knex.raw('alter table ?? drop column ??', [table, column]);
  }
  for (const name of [
    'share_weights',
    'share_rules',
    'entity_total_monthly_costs',
    'entity_total_daily_costs',
    'entity_total_series',
    'portfolio_monthly_costs',
    'portfolio_daily_costs',
    'portfolio_series',
    'line_monthly_charges',
  ]) {
    await knex.schema.dropTable(name);
  }
};
