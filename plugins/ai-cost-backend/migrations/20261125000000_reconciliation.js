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
 * Reconciliation: which charges of each delivery count, so that a dollar that
 * several sources tell of is added up once.
 *
 * A delivery of a source stays as it was delivered. `counted` says whether its
 * charges are added up; where only some of them are, a delivery is derived from
 * it that holds those. Readers add up what is counted, and nothing else.
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

  await knex.schema.alterTable('deliveries', table => {
    table
      .integer('counted')
      .notNullable()
      .defaultTo(0)
      .comment('1 when readers add up its charges');
    table
      .integer('derived_from')
      .comment('The delivery of a source whose charges it holds');
    table.string('derived_as', 16).comment('stand_in, split_from, split_to');
    table
      .string('derivation', 40)
      .comment('Fingerprint of what it was derived by');
    table
      .string('covered_through', 10)
      .comment(
        'Last day that it tells of, where that is more than its charges',
      );
  });
  // Derived deliveries are `deriving`, then `derived`, then `dropped`.
  await knex.raw(
    `create unique index deliveries_derived_uq on deliveries (derived_from, derived_as) where status = 'derived'`,
  );
  await knex('deliveries').where('status', 'current').update({ counted: 1 });

  await knex.schema.createTable('reconciliation_state', table => {
    table.comment('One row: which deliveries are visible');
    table.integer('id').primary();
    table
      .integer('version')
      .notNullable()
      .comment('Rises with every change of what is visible or counted');
    table
      .string('fingerprint', 40)
      .notNullable()
      .comment('Of what counts, and what is known of it');
  });
  await knex('reconciliation_state').insert({
    id: 1,
    version: 0,
    fingerprint: '',
  });

  await knex.schema.createTable('provider_accounts', table => {
    table.comment('Paying accounts of providers, as bills name them');
    table.increments('id');
    table.string('key_hash', 40).notNullable();
    table.text('provider').notNullable();
    table.text('account').notNullable();
    table.unique(['key_hash'], { indexName: 'provider_accounts_key_uq' });
  });

  await clustered(
    'delivery_account_days',
    ['delivery_id', 'account_id', 'day', 'currency', 'token_class'],
    table => {
      table.integer('delivery_id').notNullable();
      table.integer('account_id').notNullable();
      table.string('day', 10).notNullable();
      table.text('currency').notNullable();
      table
        .string('token_class', 16)
        .notNullable()
        .comment("'' for what is not counted in tokens, else the class or any");
      table.bigInteger('rows').notNullable();
      money(table);
      table.double('tokens').comment('NULL when the charges count none');
    },
  );

  await clustered(
    'charge_splits',
    ['delivery_id', 'line_id', 'day', 'parent_line_id'],
    table => {
      table.integer('delivery_id').notNullable();
      table.integer('line_id').notNullable();
      table.string('day', 10).notNullable();
      table.integer('parent_line_id').notNullable();
      table.text('source_id').notNullable().comment('Whose usage divides it');
      table
        .string('matched_by', 16)
        .notNullable()
        .comment('resource, token_class, model, account');
      table.text('usage_unit').notNullable().comment('Tokens, or a currency');
      table.double('usage_quantity').notNullable();
      table.double('total_quantity').notNullable();
    },
  );

  await knex.schema.createTable('variances', table => {
    table.comment(
      'Estimates of accounts beside what counts for them, by month',
    );
    table.increments('id');
    table.string('source_id', 100).notNullable();
    table.text('against').notNullable().comment('Source ids as JSON');
    table.text('provider').notNullable();
    table.text('account').notNullable();
    table.string('month', 7).notNullable();
    table.text('currency').notNullable();
    table.text('estimate').notNullable().comment('Effective cost, decimal');
    table.text('total').comment('The same; NULL when in no such currency');
    table.string('cause', 24).notNullable();
    table.text('evidence').notNullable();
    table.index(['source_id'], 'variances_source_idx');
  });

  await knex.schema.alterTable('billing_sources', table => {
    table
      .text('reconciliation_problems')
      .notNullable()
      .defaultTo('[]')
      .comment('JSON: why charges of the source do not count');
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  // Nothing that an older release knows may point at what it does not.
  const derived = knex('deliveries').whereNotNull('derived_from').select('id');
  for (const table of [
    'daily_charges',
    'entity_daily_costs',
    'entity_monthly_costs',
    'delivery_totals',
    'delivery_days',
  ]) {
    await knex(table).whereIn('delivery_id', derived.clone()).delete();
  }
  await knex('deliveries').whereNotNull('derived_from').delete();
  await knex.raw('drop index deliveries_derived_uq');
  // As text: knex would write SQLite's tables anew, without their indexes.
  for (const [table, column] of [
    ['billing_sources', 'reconciliation_problems'],
    ['deliveries', 'counted'],
    ['deliveries', 'derived_from'],
    ['deliveries', 'derived_as'],
    ['deliveries', 'derivation'],
    ['deliveries', 'covered_through'],
  ]) {
    await knex.raw('alter table ?? drop column ??', [table, column]);
  }
  for (const name of [
    'variances',
    'charge_splits',
    'delivery_account_days',
    'provider_accounts',
    'reconciliation_state',
  ]) {
    await knex.schema.dropTable(name);
  }
};
