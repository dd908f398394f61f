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

import type { SchedulerServiceTaskScheduleDefinitionConfig } from '@backstage/backend-plugin-api';
import type { HumanDuration } from '@backstage/types';

export interface Config {
  aiCost?: {
    /** Where bills come from. */
    sources?: Array<{
      /**
       * Stable and unique: letters, digits, `.`, `_` and `-`. History is kept
       * under it.
       */
      id: string;
      /**
       * `warehouse` for bills in a table of an engine; other modules bring other
       * types.
       */
      type: string;
      /** What the table lies in. */
      engine?:
        | 'athena'
        | 'bigquery'
        | 'citus'
        | 'clickhouse'
        | 'databricks'
        | 'postgres'
        | 'redshift'
        | 'snowflake'
        | 'trino';
      /**
       * The table or view of FOCUS line items, spelled as the engine lists it and
       * without quotes: `schema.table` for PostgreSQL, Citus and Redshift,
       * `database.table` for Athena and ClickHouse, `catalog.schema.table` for
       * Trino and Databricks, `project.dataset.table` for BigQuery,
       * `DATABASE.SCHEMA.TABLE` for Snowflake.
       */
      table?: string;
      /**
       * Names of columns in the table by their names in FOCUS, where they are
       * others. Case and underscores make no difference.
       */
      columns?: { [focusName: string]: string };
      /**
       * The column that says when a row was changed last. With it, changes are
       * noticed that move no amount.
       */
      updatedAt?: string;
      /** The first billing period that is read, such as `2025-01`. Default: all. */
      since?: string;
      /** How to reach the engine; which settings there are depends on it. */
      connection?: {
        /** PostgreSQL, Citus, Redshift, Databricks. */
        host?: string;
        /** PostgreSQL, Citus, Redshift. */
        port?: number;
        /** PostgreSQL, Citus, Redshift. */
        database?: string;
        /** PostgreSQL, Citus, Redshift, ClickHouse, Trino, Snowflake. */
        user?: string;
        /**
         * PostgreSQL, Citus, Redshift, ClickHouse, Trino, Snowflake.
         * @visibility secret
         */
        password?: string;
        /**
         * Encrypt the connection and check the certificate: `false` allows what is
         * not encrypted to an engine on another machine, also an `http://` address.
         * Default: true, unless the engine is on the same machine.
         */
        ssl?: boolean;
        /** PostgreSQL, Citus, Redshift: the certificate of a private authority, as PEM. */
        ca?: string;
        /** ClickHouse, such as `https://clickhouse.example.com:8443`. */
        url?: string;
        /** Trino, such as `https://trino.example.com`. */
        server?: string;
        /** Athena. */
        region?: string;
        /** Athena; it says where results go, unless `outputLocation` does. */
        workGroup?: string;
        /** Athena, such as `s3://bucket/prefix/`. */
        outputLocation?: string;
        /** Athena. Default: `AwsDataCatalog`. */
        catalog?: string;
        /** Athena. Default: the credentials of the environment or the role. */
        accessKeyId?: string;
        /**
         * Athena.
         * @visibility secret
         */
        secretAccessKey?: string;
        /** BigQuery: the project that pays for queries. */
        projectId?: string;
        /** BigQuery, such as `EU`. */
        location?: string;
        /** BigQuery: a query that would read more bytes is not run. */
        maximumBytesBilled?: string;
        /**
         * BigQuery: the file of a service account's key. Default: the application
         * default credentials.
         */
        keyFile?: string;
        /** Snowflake, such as `myorg-myaccount`. */
        account?: string;
        /**
         * Snowflake: a key as PEM, instead of a password.
         * @visibility secret
         */
        privateKey?: string;
        /** Snowflake. */
        warehouse?: string;
        /** Snowflake. */
        role?: string;
        /** Databricks: the HTTP path of the SQL warehouse. */
        path?: string;
        /**
         * Databricks.
         * @visibility secret
         */
        token?: string;
        /** Databricks: of a service principal, instead of a token. */
        clientId?: string;
        /**
         * Databricks.
         * @visibility secret
         */
        clientSecret?: string;
        /** Athena, BigQuery: another address of the service. */
        endpoint?: string;
      };
      /** When to look for changes. Default: every 6 hours, with a time-out of one. */
      schedule?: SchedulerServiceTaskScheduleDefinitionConfig;
      /** After how long a day's charges no longer change. Default: 2 days. */
      completenessLag?: HumanDuration | string;
    }>;
  };
}
