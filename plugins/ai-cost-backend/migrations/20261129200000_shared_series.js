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
 * Finds what an entity shares out without reading all series: few are shared.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  for (const table of ['entity_cost_series', 'entity_total_series']) {
    await knex.raw(
      'create index ?? on ?? (shared_from) where shared_from <> ?',
      [`${table}_shared_idx`, table, knex.raw(`''`)],
    );
  }
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  for (const table of ['entity_cost_series', 'entity_total_series']) {
    await knex.raw('drop index ??', [`${table}_shared_idx`]);
  }
};
