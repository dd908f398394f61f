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
 * Runs work as by a process that loses its database after a number of
 * statements. What it has begun is rolled back, as the database does when a
 * client is gone.
 *
 * @returns whether it came that far
 */
export async function loseDatabaseAfter(
  knex: Knex,
  statements: number,
  work: () => Promise<void>,
): Promise<boolean> {
  const prototype = Object.getPrototypeOf(knex.client);
  const { _query: query } = prototype;
  const { acquireConnection } = knex.client;
  let done = 0;
  let lost = false;
  const fail = () => {
    lost = true;
    throw Object.assign(new Error('Connection terminated unexpectedly'), {
      code: '57P01',
    });
  };
  prototype._query = function count(connection: unknown, statement: any) {
    const ends = /^rollback/i.test(statement.sql);
    if (!ends && (lost || done++ >= statements)) {
      fail();
    }
    return query.call(this, connection, statement);
  };
  // Rows are written beside the query builder, on a connection of its pool.
  knex.client.acquireConnection = function count() {
    if (lost || done++ >= statements) {
      fail();
    }
    return acquireConnection.call(this);
  };
  try {
    await work().catch(error => {
      if (!lost) {
        throw error;
      }
    });
  } finally {
    prototype._query = query;
    knex.client.acquireConnection = acquireConnection;
  }
  await rollBack(knex);
  return lost;
}

async function rollBack(knex: Knex): Promise<void> {
  const connection = await knex.client.acquireConnection();
  // SQLite has one connection, which the next process would not have.
  if (connection.inTransaction) {
    connection.exec('rollback');
  }
  await knex.client.releaseConnection(connection);
}
