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
 * Usage as it is reported: by the hour, and the ids of the events that it came
 * in. It is no money, and no report adds it to any.
 *
 * What is unknown is NULL in an amount and the empty string in a key, for NULLs
 * are distinct in unique indexes. Estimates are two whole numbers, as money is
 * in the ledger. GPU time is in microseconds, so that sums do not depend on
 * their order.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  const sqlite = knex.client.config.client.includes('sqlite');

  /**
   * Rows clustered by their key. SQLite needs WITHOUT ROWID for that, which knex
   * cannot say.
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

  await knex.schema.createTable('usage_series', table => {
    table.comment('What usage is told apart by beside its hour, once each');
    table.increments('id');
    table.string('key_hash', 64).notNullable();
    table
      .text('reporter')
      .notNullable()
      .comment('Subject of a service, or `source:` and the id of a source');
    table.text('dimensions').notNullable().comment('UsageDimensions as JSON');
    table
      .text('attributed_by')
      .notNullable()
      .defaultTo('')
      .comment('Fingerprint of the catalog and rules; empty until attributed');
    table
      .string('seen_on', 10)
      .notNullable()
      .comment('Last day on which it was reported');
    table.unique(['key_hash'], { indexName: 'usage_series_key_uq' });
    table.index(['reporter'], 'usage_series_reporter_idx');
    table.index(['attributed_by'], 'usage_series_attributed_idx');
  });

  await clustered(
    'usage_attributions',
    ['series_id', 'valid_from', 'part'],
    table => {
      table.integer('series_id').notNullable();
      table
        .string('valid_from', 10)
        .notNullable()
        .comment("'' from the beginning");
      table.integer('part').notNullable();
      table.text('entity_ref').notNullable().comment("'' for nobody");
      table.text('environment').notNullable();
      table.text('model').notNullable();
      table.string('workload', 32).notNullable();
      table.integer('weight').notNullable();
    },
  );
  await knex.schema.alterTable('usage_attributions', table => {
    table.index(['entity_ref', 'series_id'], 'usage_attributions_entity_idx');
  });

  await clustered(
    'usage_hours',
    ['series_id', 'hour', 'run_id', 'currency'],
    table => {
      table.integer('series_id').notNullable();
      table.string('hour', 17).notNullable().comment('YYYY-MM-DDTHH:00Z');
      table.text('run_id').notNullable().comment("'' when there is none");
      table.text('currency').notNullable().comment('Of the estimate, or empty');
      for (const amount of [
        'input_tokens',
        'output_tokens',
        'cache_read_tokens',
        'cache_write_tokens',
        'requests',
        'gpu_micros',
        'estimated_micros',
        'estimated_attos',
      ]) {
        table.bigInteger(amount);
      }
    },
  );
  await knex.schema.alterTable('usage_hours', table => {
    table.index(['hour'], 'usage_hours_hour_idx');
  });

  await clustered('usage_events', ['key_hash'], table => {
    table
      .string('key_hash', 64)
      .notNullable()
      .comment('Of reporter, source and id');
    table.string('occurred_at', 24).notNullable().comment('ISO 8601');
  });
  await knex.schema.alterTable('usage_events', table => {
    table.index(['occurred_at'], 'usage_events_occurred_idx');
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  for (const name of [
    'usage_events',
    'usage_hours',
    'usage_attributions',
    'usage_series',
  ]) {
    await knex.schema.dropTable(name);
  }
};
