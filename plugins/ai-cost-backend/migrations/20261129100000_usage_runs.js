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
 * Runs that usage events name. They outlive the hours of the events, for what
 * came of a run is often known weeks later.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('usage_runs', table => {
    table.comment('What is known of a run, by series and currency');
    table.integer('series_id').notNullable();
    table.text('run_id').notNullable();
    table.text('currency').notNullable().comment('Of the estimate, or empty');
    table
      .string('first_at', 24)
      .notNullable()
      .comment("ISO 8601; '' while no event counts usage or tells a status");
    table.string('last_at', 24).notNullable();
    table
      .bigInteger('unpriced')
      .notNullable()
      .comment('Events that count usage without an estimate');
    table.bigInteger('estimated_micros').comment('NULL when there is none');
    table.bigInteger('estimated_attos');
    table.text('name');
    table.text('experiment');
    table.string('outcome', 16);
    table
      .string('told_at', 24)
      .notNullable()
      .comment("Of the last of these three; '' when none was told");
    table.string('status', 16);
    table.string('status_at', 24).notNullable().comment("'' as well");
    table.primary(['series_id', 'run_id', 'currency'], 'usage_runs_pk');
    table.index(['last_at'], 'usage_runs_last_idx');
  });
  // Of what is pulled an hour may be replaced, so it is in no sum.
  await knex.raw(`
    insert into usage_runs (
      series_id, run_id, currency, first_at, last_at, unpriced,
      estimated_micros, estimated_attos, told_at, status_at
    )
    select
      h.series_id, h.run_id, h.currency,
      substr(min(h.hour), 1, 16) || ':00.000Z',
      substr(max(h.hour), 1, 16) || ':00.000Z',
      case when h.currency = '' then count(*) else 0 end,
      sum(h.estimated_micros), sum(h.estimated_attos), '', ''
    from usage_hours h
    join usage_series s on s.id = h.series_id
    where h.run_id <> '' and s.reporter not like 'source:%'
    group by h.series_id, h.run_id, h.currency
  `);
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTable('usage_runs');
};
