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
 * Reads several tables as they are at one moment, so that a delivery or an
 * attribution that becomes visible in between is seen by all statements or by
 * none.
 */
export async function readSnapshot<T>(
  knex: Knex,
  read: (trx: Knex.Transaction) => Promise<T>,
): Promise<T> {
  // SQLite's transactions are snapshots by themselves.
  const postgres = knex.client.config.client === 'pg';
  return knex.transaction(
    read,
    postgres ? { isolationLevel: 'repeatable read', readOnly: true } : {},
  );
}
