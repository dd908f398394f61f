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

import type { Config } from '@backstage/config';
import { AthenaClient } from './clients/AthenaClient';
import { BigQueryClient } from './clients/BigQueryClient';
import { ClickHouseClient } from './clients/ClickHouseClient';
import { DatabricksClient } from './clients/DatabricksClient';
import { PostgresClient } from './clients/PostgresClient';
import { SnowflakeClient } from './clients/SnowflakeClient';
import { TrinoClient } from './clients/TrinoClient';
import type { WarehouseConnector } from './clients/WarehouseClient';
import { BIGQUERY } from './dialects/bigQuery';
import { CLICKHOUSE } from './dialects/clickHouse';
import { DATABRICKS } from './dialects/databricks';
import { CITUS, POSTGRES } from './dialects/postgres';
import { REDSHIFT } from './dialects/redshift';
import { SNOWFLAKE } from './dialects/snowflake';
import { ATHENA, TRINO } from './dialects/trino';
import type { SqlDialect } from './sql/SqlDialect';

/** How to talk to an engine. */
export interface Engine {
  dialect: SqlDialect;
  /** Reads the connection of a source; nothing is opened yet. */
  connector(
    config: Config,
    title: string,
    sessionSetup: readonly string[],
  ): WarehouseConnector;
}

/** Engines by their names in the configuration. */
export const ENGINES: Readonly<Record<string, Engine>> = {
  athena: { dialect: ATHENA, connector: AthenaClient.connector },
  bigquery: { dialect: BIGQUERY, connector: BigQueryClient.connector },
  citus: { dialect: CITUS, connector: PostgresClient.connector },
  clickhouse: { dialect: CLICKHOUSE, connector: ClickHouseClient.connector },
  databricks: { dialect: DATABRICKS, connector: DatabricksClient.connector },
  postgres: { dialect: POSTGRES, connector: PostgresClient.connector },
  redshift: { dialect: REDSHIFT, connector: PostgresClient.connector },
  snowflake: { dialect: SNOWFLAKE, connector: SnowflakeClient.connector },
  trino: { dialect: TRINO, connector: TrinoClient.connector },
};
