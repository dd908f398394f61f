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

import type { TestDatabases } from '@backstage/backend-test-utils';
import { CITUS, POSTGRES } from '../dialects/postgres';
import { CHDB, clickHouseEngine } from './clickHouseEngine';
import { duckDbEngine } from './duckDbEngine';
import type { EngineUnderTest } from './EngineUnderTest';
import { postgresEngine } from './postgresEngine';

/** The engines that this machine can run. */
export function testEngines(
  databases: TestDatabases,
): [name: string, create: () => Promise<EngineUnderTest>][] {
  const chdb = CHDB;
  return [
    ['DuckDB', async () => duckDbEngine()],
    ...databases
      .eachSupportedId()
      .flatMap(([id]) =>
        [POSTGRES, CITUS].map(
          (dialect): [string, () => Promise<EngineUnderTest>] => [
            `${id} in the words of ${dialect.title}`,
            async () => postgresEngine(await databases.init(id), dialect),
          ],
        ),
      ),
    ...(chdb
      ? [
          ['ClickHouse', () => clickHouseEngine(chdb)] as [
            string,
            () => Promise<EngineUnderTest>,
          ],
        ]
      : []),
  ];
}
