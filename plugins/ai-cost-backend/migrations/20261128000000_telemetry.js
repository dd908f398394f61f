// @ts-check

/**
 * Telemetry: how AI performs, how good it is, what it produces.
 *
 * A series says of what a figure is; hours and days hold the figures. Days are
 * rolled up from hours, or come as such; hours are kept for weeks, days for
 * years. What is unknown is NULL in a figure and absent in a series.
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

  await knex.schema.createTable('telemetry_series', table => {
    table.comment('Of what figures are, once each');
    table.increments('id');
    table.string('key_hash', 64).notNullable();
    table
      .text('reporter')
      .notNullable()
      .comment('Subject of a service, or `source:` and the id of a source');
    table.string('kind', 16).notNullable().comment('count, histogram, score');
    table
      .string('measure', 32)
      .notNullable()
      .comment("CountMeasure or HistogramMeasure; 'score' of a score");
    table
      .text('name')
      .notNullable()
      .comment("Of a business unit or a score; '' of others");
    table
      .text('facts')
      .notNullable()
      .comment(
        'JSON: dimensions, resolution, bounds of buckets, evaluator, direction, sized',
      );
    table
      .text('attributed_by')
      .notNullable()
      .defaultTo('')
      .comment('Fingerprint of the catalog and rules; empty until attributed');
    table
      .string('seen_on', 10)
      .notNullable()
      .comment('Last day on which it was reported');
    table.unique(['key_hash'], { indexName: 'telemetry_series_key_uq' });
    table.index(['reporter'], 'telemetry_series_reporter_idx');
    table.index(['attributed_by'], 'telemetry_series_attributed_idx');
  });

  await clustered(
    'telemetry_attributions',
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
  await knex.schema.alterTable('telemetry_attributions', table => {
    table.index(
      ['entity_ref', 'series_id'],
      'telemetry_attributions_entity_idx',
    );
  });

  for (const [name, time, length] of /** @type {const} */ ([
    ['telemetry_hours', 'hour', 17],
    ['telemetry_days', 'day', 10],
  ])) {
    await clustered(name, ['series_id', time], table => {
      table.integer('series_id').notNullable();
      table.string(time, length).notNullable();
      table
        .double('value')
        .comment(
          'The count, the mean score, or the sum of what a histogram holds',
        );
      table
        .double('samples')
        .comment('Of a histogram and a score; NULL when nobody says');
      table.text('counts').comment('Of a histogram: by bucket, with commas');
      table
        .text('evaluated')
        .comment('Of a score: ISO 8601 interval, where it is not the period');
    });
    await knex.schema.alterTable(name, table => {
      table.index([time], `${name}_${time}_idx`);
    });
  }

  await knex.schema.createTable('telemetry_kept', table => {
    table.comment('One row: how far hours were removed');
    table.integer('id').primary();
    table
      .string('kept_from', 10)
      .notNullable()
      .comment("First day whose hours are there; '' when none was removed");
  });
  await knex('telemetry_kept').insert({ id: 1, kept_from: '' });

  await clustered('telemetry_events', ['key_hash'], table => {
    table
      .string('key_hash', 64)
      .notNullable()
      .comment('Of reporter, source and id');
    table.string('occurred_at', 24).notNullable().comment('ISO 8601');
  });
  await knex.schema.alterTable('telemetry_events', table => {
    table.index(['occurred_at'], 'telemetry_events_occurred_idx');
  });

  await clustered('training_runs', ['source_id', 'run_id'], table => {
    table.string('source_id', 100).notNullable();
    table.text('run_id').notNullable();
    table.text('entity_ref').notNullable().comment("'' when nobody asked");
    table.string('started_at', 24).notNullable().comment('ISO 8601');
    table.string('ended_at', 24);
    table.text('run').notNullable().comment('TrainingRun as JSON');
  });
  await knex.schema.alterTable('training_runs', table => {
    table.index(['entity_ref', 'started_at'], 'training_runs_entity_idx');
  });

  await knex.schema.createTable('telemetry_sources', table => {
    table.comment('How the last run of each telemetry source went');
    table.string('id', 100).primary();
    table.string('last_success_at', 24).comment('ISO 8601');
    table
      .string('read_to', 17)
      .comment('The hour after the last one that was read');
    table.text('failure').comment('Why the last run failed, for people');
    table
      .text('problems')
      .notNullable()
      .defaultTo('[]')
      .comment('JSON: what the last run could not use, texts for people');
  });

  await knex.schema.createTable('telemetry_queries', table => {
    table.comment('What annotations ask for, and what came of it');
    table.increments('id');
    table.text('entity_ref').notNullable();
    table.text('query').notNullable().comment('TelemetryQuery as JSON');
    table.text('problem').comment('NULL when it was answered');
    table.index(['entity_ref'], 'telemetry_queries_entity_idx');
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  for (const name of [
    'telemetry_queries',
    'telemetry_sources',
    'training_runs',
    'telemetry_events',
    'telemetry_kept',
    'telemetry_days',
    'telemetry_hours',
    'telemetry_attributions',
    'telemetry_series',
  ]) {
    await knex.schema.dropTable(name);
  }
};
