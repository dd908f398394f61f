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

import type { Knex } from 'knex';

/**
 * Lets the rest of a transaction find what is of some hundred series by their
 * key, however long the history is.
 *
 * @remarks
 * PostgreSQL takes a page that an index leads to for four times as dear as the
 * next one in order, which is true of disks that turn. It would read a summary
 * of all entities, and of all years, to the end.
 */
export async function preferIndexes(trx: Knex.Transaction): Promise<void> {
  if (trx.client.config.client === 'pg') {
    await trx.raw('set local random_page_cost = 1.1');
  }
}
