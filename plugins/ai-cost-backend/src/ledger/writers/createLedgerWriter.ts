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

import { InputError } from '@backstage/errors';
import type { Knex } from 'knex';
import type { LedgerWriter } from './LedgerWriter';
import { PostgresLedgerWriter } from './PostgresLedgerWriter';
import { SqliteLedgerWriter } from './SqliteLedgerWriter';

/**
 * The writer for the engine behind a database client.
 *
 * @throws InputError when the engine is not supported
 */
export function createLedgerWriter(knex: Knex): LedgerWriter {
  const client: string = knex.client.config.client;
  if (client === 'pg') {
    return PostgresLedgerWriter.create({ knex });
  }
  if (client === 'better-sqlite3') {
    return SqliteLedgerWriter.create({ knex });
  }
  throw new InputError(
    `AI Cost supports PostgreSQL ("pg") and SQLite ("better-sqlite3"), but backend.database.client is "${client}"`,
  );
}
