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
 * The ledger: deliveries of billing sources, the charge lines and daily charges
 * in them, to whom lines are attributed, and the summaries that reports read.
 *
 * Money is two whole numbers, so that both engines add it exactly: millionths
 * of the currency unit (`_micros`) and the rest in 10^-18 (`_attos`, below one
 * millionth, of the same sign). SQLite has no exact decimal, and one 64-bit
 * number is too short for both a token's price and a year's commitment.
 *
 * Days are text (`YYYY-MM-DD`): the drivers turn dates into local instants.
 * Key columns are never NULL, for NULLs are distinct in unique indexes: the
 * empty string stands for "unknown". What a bill or the catalog says is text
 * without a limit, so that a long value fails on neither engine.
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
   * Rows clustered by their key: the tables are read by ranges of it. SQLite
   * needs WITHOUT ROWID for that, which knex cannot say.
   *
   * @param {string} name
   * @param {string[]} key
   * @param {(table: import('knex').Knex.CreateTableBuilder) => void} columns
   */
  const clustered = async (name, key, columns) => {
    const create = knex.schema.createTable(name, table => {
      columns(table);
      // As text: knex writes the option object into SQLite's SQL as an alias.
      table.primary(key, `${name}_pk`);
    });
    if (sqlite) {
      const [{ sql }] = create.toSQL();
      await knex.raw(`${sql} without rowid`);
    } else {
      await create;
    }
  };

  await knex.schema.createTable('billing_sources', table => {
    table.comment(
      'What is known of each billing source beside its configuration',
    );
    table.string('id', 100).primary();
    table.string('last_success_at', 24).comment('ISO 8601');
    table
      .double('observed_lag_days')
      .comment('Days until a day stopped changing');
    table
      .text('problems')
      .notNullable()
      .defaultTo('[]')
      .comment('JSON, of the last run');
  });

  await knex.schema.createTable('deliveries', table => {
    table.comment('Snapshots of a source for a billing period; immutable');
    table.increments('id');
    table.string('source_id', 100).notNullable();
    table.integer('run_id').comment('The ingestion run that wrote it');
    table.string('period', 7).notNullable().comment('YYYY-MM');
    table.text('version').notNullable().comment('Changes with the content');
    table
      .string('status', 16)
      .notNullable()
      .comment('staged, current, superseded, rejected');
    table
      .string('rejection', 16)
      .notNullable()
      .defaultTo('')
      .comment('Why it was rejected: unreadable, totals, empty, shrunk');
    table.string('grade', 32).notNullable();
    table
      .text('classifier')
      .notNullable()
      .defaultTo('')
      .comment('Fingerprint of the rules that told AI from the rest');
    table.text('files').notNullable().comment('JSON');
    table.bigInteger('quarantined_rows').notNullable().defaultTo(0);
    table.text('problems').notNullable().defaultTo('[]').comment('JSON');
    table.string('first_charge_day', 10);
    table.string('last_charge_day', 10);
    table.string('staged_at', 24).notNullable().comment('ISO 8601');
    table.string('current_at', 24);
    table.string('superseded_at', 24);
    table
      .string('pruned_at', 24)
      .comment('When its charges were removed; its totals stay');
    table
      .double('observed_lag_days')
      .comment('For how long the days of the delivery before it kept changing');
    table.index(['source_id', 'period'], 'deliveries_source_period_idx');
  });
  // One visible delivery of a source and period: this index is the pointer.
  await knex.raw(
    `create unique index deliveries_current_uq on deliveries (source_id, period) where status = 'current'`,
  );

  await clustered(
    'delivery_totals',
    ['delivery_id', 'currency', 'month', 'ai'],
    table => {
      table.integer('delivery_id').notNullable();
      table.text('currency').notNullable();
      table.string('month', 7).notNullable().comment('Of the charge period');
      table
        .integer('ai')
        .notNullable()
        .comment('1 for the AI part, 0 for the rest');
      table.bigInteger('rows').notNullable();
      money(table);
    },
  );

  await clustered(
    'delivery_days',
    ['delivery_id', 'day', 'currency'],
    table => {
      table.integer('delivery_id').notNullable();
      table.string('day', 10).notNullable();
      table.text('currency').notNullable();
      table.bigInteger('rows').notNullable();
      money(table);
    },
  );

  await knex.schema.createTable('charge_lines', table => {
    table.comment(
      'Distinct combinations of billing dimensions, once each; AI only',
    );
    table.increments('id');
    table.string('key_hash', 40).notNullable();
    table.text('currency').notNullable();
    table.text('provider').notNullable();
    table.text('service').notNullable();
    table.string('workload', 32).notNullable();
    table.text('model_as_billed');
    table.text('model');
    table.string('token_class', 16);
    table.text('unit');
    table.text('dimensions').notNullable().comment('ChargeDimensions as JSON');
    table.text('classification_rule').notNullable();
    table.text('classification_evidence').notNullable();
    table.integer('workload_from_bill').notNullable();
    table.unique(['key_hash'], { indexName: 'charge_lines_key_uq' });
  });

  await clustered('daily_charges', ['delivery_id', 'line_id', 'day'], table => {
    table.integer('delivery_id').notNullable();
    table.integer('line_id').notNullable();
    table.string('day', 10).notNullable();
    money(table);
    table
      .double('quantity')
      .comment("In the line's unit; NULL when the bill has none");
    table.bigInteger('rows').notNullable();
  });

  await clustered('attributions', ['line_id', 'valid_from', 'part'], table => {
    table.integer('line_id').notNullable();
    table
      .string('valid_from', 10)
      .notNullable()
      .comment("'' from the beginning");
    table.integer('part').notNullable();
    table.text('entity_ref').notNullable().comment("'' for nobody");
    table.string('unallocated_reason', 32).notNullable().defaultTo('');
    table.text('environment').notNullable();
    table.text('model').notNullable();
    table.string('workload', 32).notNullable();
    table.integer('weight').notNullable();
    table.text('rule').notNullable();
    table.text('reason').notNullable();
    table.integer('conflict').notNullable();
    table.text('alternatives').notNullable().comment('JSON');
  });
  await knex.schema.alterTable('attributions', table => {
    table.index(['entity_ref', 'line_id'], 'attributions_entity_idx');
  });

  await knex.schema.createTable('attribution_state', table => {
    table.comment('One row: which catalog and rules the attributions follow');
    table.integer('id').primary();
    table
      .integer('version')
      .notNullable()
      .comment(
        'Rises with every change of attributions; staged summaries check it',
      );
    table
      .text('fingerprint')
      .notNullable()
      .comment("'' when some attributions may follow an older catalog");
    table
      .text('pending_fingerprint')
      .notNullable()
      .comment('Of the pass over all lines that is under way');
    table
      .integer('pass_overlooks')
      .notNullable()
      .comment('1 when that pass may have missed lines of another catalog');
    table
      .text('problems_fingerprint')
      .notNullable()
      .comment('Of the annotations and lines that entity_problems follow');
    table.string('changed_at', 24).notNullable();
  });
  await knex('attribution_state').insert({
    id: 1,
    version: 0,
    fingerprint: '',
    pending_fingerprint: '',
    pass_overlooks: 0,
    problems_fingerprint: '',
    changed_at: new Date(0).toISOString(),
  });

  await clustered('entity_owners', ['entity_ref', 'valid_from'], table => {
    table.text('entity_ref').notNullable();
    table
      .string('valid_from', 10)
      .notNullable()
      .comment("'' from the beginning");
    table.text('owner').notNullable().comment("'' for nobody");
    table.text('cost_center').notNullable().defaultTo('');
  });

  await knex.schema.createTable('entity_problems', table => {
    table.comment('What is wrong with annotations, as attribution found it');
    table.text('entity_ref').primary();
    table.text('problems').notNullable().comment('AnnotationProblem[] as JSON');
  });

  await knex.schema.createTable('entity_cost_series', table => {
    table.comment('What an entity spends on, without day and money');
    table.increments('id');
    table.string('key_hash', 40).notNullable();
    table.text('entity_ref').notNullable().comment("'' for nobody");
    table.string('unallocated_reason', 32).notNullable();
    table.text('environment').notNullable();
    table.text('model').notNullable();
    table.string('workload', 32).notNullable();
    table.text('provider').notNullable();
    table.text('service').notNullable();
    table.text('currency').notNullable();
    table.string('token_class', 16).notNullable();
    table.text('unit').notNullable();
    table.unique(['key_hash'], { indexName: 'entity_cost_series_key_uq' });
    table.index(['entity_ref'], 'entity_cost_series_entity_idx');
  });

  for (const [name, time, length] of /** @type {const} */ ([
    ['entity_daily_costs', 'day', 10],
    ['entity_monthly_costs', 'month', 7],
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
        .defaultTo(0)
        .comment('Those of them that have a quantity');
    });
    await knex.schema.alterTable(name, table => {
      table.index(['delivery_id'], `${name}_delivery_idx`);
    });
  }

  await knex.schema.createTable('ingestion_runs', table => {
    table.increments('id');
    table.string('source_id', 100).notNullable();
    table.string('started_at', 24).notNullable();
    table.string('heartbeat_at', 24).notNullable();
    table.string('finished_at', 24);
    table.string('outcome', 16).notNullable();
    table.integer('deliveries').notNullable().defaultTo(0);
    table.bigInteger('rows').notNullable().defaultTo(0);
    table.text('problems').notNullable().defaultTo('[]').comment('JSON');
    table.index(['source_id', 'id'], 'ingestion_runs_source_idx');
  });

  await knex.schema.createTable('quarantine', table => {
    table.comment('Rows and cells that could not be read, by delivery');
    table.increments('id');
    table.integer('delivery_id').notNullable();
    table.text('file').notNullable();
    table.bigInteger('row');
    table.text('column');
    table.text('problem').notNullable();
    table.integer('excluded').notNullable();
    table.index(['delivery_id'], 'quarantine_delivery_idx');
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  for (const name of [
    'quarantine',
    'ingestion_runs',
    'entity_monthly_costs',
    'entity_daily_costs',
    'entity_cost_series',
    'entity_problems',
    'entity_owners',
    'attribution_state',
    'attributions',
    'daily_charges',
    'charge_lines',
    'delivery_days',
    'delivery_totals',
    'deliveries',
    'billing_sources',
  ]) {
    await knex.schema.dropTable(name);
  }
};
