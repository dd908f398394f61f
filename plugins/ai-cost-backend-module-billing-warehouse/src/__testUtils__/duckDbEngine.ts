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

import type { DuckDBConnection } from '@duckdb/node-api';
import type { TextRow, WarehouseClient } from '../clients/WarehouseClient';
import { DUCKDB } from './duckDbDialect';
import type { EngineUnderTest } from './EngineUnderTest';

/** DuckDB in this process; the bill is there already. */
export function duckDbEngine(): EngineUnderTest {
  return {
    name: 'DuckDB',
    dialect: DUCKDB,
    load: async bill => ({
      table: 'bill.line_items',
      connector: {
        description: 'memory',
        connect: async () => clientOf(bill.connection),
      },
    }),
    close: async () => {},
  };
}

function clientOf(connection: DuckDBConnection): WarehouseClient {
  return {
    async *query(sql) {
      const result = await connection.stream(sql);
      for (;;) {
        const chunk = await result.fetchChunk();
        if (!chunk || chunk.rowCount === 0) {
          return;
        }
        yield chunk.getRows() as TextRow[];
      }
    },
    close: async () => {},
  };
}
