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
 * Billing periods that people have asked a source to read again, until a run
 * has done so, and what of it each run did.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('source_requests', table => {
    table.comment('Periods that a source is to read again in its next run');
    table.increments('id');
    table.string('source_id', 100).notNullable();
    table.string('from_month', 7).notNullable().comment('YYYY-MM, included');
    table.string('to_month', 7).notNullable().comment('YYYY-MM, included');
    table.string('requested_at', 24).notNullable().comment('ISO 8601');
    table.unique(['source_id', 'from_month', 'to_month'], {
      indexName: 'source_requests_range_uq',
    });
  });
  await knex.schema.alterTable('ingestion_runs', table => {
    table
      .text('read_again')
      .notNullable()
      .defaultTo('[]')
      .comment('JSON: the ranges of periods that it was asked to read again');
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.alterTable('ingestion_runs', table => {
    table.dropColumn('read_again');
  });
  await knex.schema.dropTable('source_requests');
};
