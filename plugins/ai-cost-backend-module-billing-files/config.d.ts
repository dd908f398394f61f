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
      /** `files` for bills as files; other modules bring other types. */
      type: string;
      /**
       * Of the files: `focus` is FOCUS 1.0 to 1.4, `vercel` and `litellm` are FOCUS
       * as these write it; `aws-cur`, `azure` and `gcp` are what AWS, Azure and
       * Google Cloud write in formats of their own. Default: told by the columns of
       * each file; `litellm` has to be named.
       */
      format?: 'focus' | 'aws-cur' | 'azure' | 'gcp' | 'vercel' | 'litellm';
      azure?: {
        /**
         * What the costs of exports in Azure's own format are. Default: told by
         * their rows and names.
         */
        cost?: 'actual' | 'amortized';
      };
      /**
       * A folder, a glob or a file: on this machine, relative to the backend's
       * working directory, or in a bucket: `s3://bucket/folder`,
       * `gs://bucket/folder`, `azure://account/container/folder` or
       * `https://account.blob.core.windows.net/container/folder`. Or the address
       * of a file, or a list of them: `https://example.com/bill.csv`.
       */
      path?: string | string[];
      /** Of a path that begins with `s3://`. */
      s3?: {
        /** Default: that of the environment, else the bucket tells. */
        region?: string;
        /** Of a storage that is compatible with S3, such as MinIO or R2. */
        endpoint?: string;
        /** Most storages that are compatible with S3 need it. Default: false. */
        forcePathStyle?: boolean;
        /**
         * An account under `aws.accounts`. Default: what `aws` says, else the
         * credentials that the AWS SDK finds in its environment.
         */
        accountId?: string;
        /** Instead of an account. */
        accessKeyId?: string;
        /** @visibility secret */
        secretAccessKey?: string;
        /** @visibility secret */
        sessionToken?: string;
      };
      /** Of a path that begins with `gs://`. */
      gcs?: {
        /** Who pays for the requests, where the owner of the bucket does not. */
        userProject?: string;
        /** Instead of the one of Google. */
        endpoint?: string;
        /** Send the endpoint no credentials, as emulators want it. */
        anonymous?: boolean;
        /**
         * Path of a service account's key. Default: what the client finds in its
         * environment.
         */
        keyFile?: string;
        /** Of a service account, instead of a file. */
        clientEmail?: string;
        /** @visibility secret */
        privateKey?: string;
      };
      /** Of a path in a storage account of Azure. */
      azureBlob?: {
        /** Of the account. Default: `https://ACCOUNT.blob.core.windows.net`. */
        endpoint?: string;
        /** Of an app registration, or of a managed identity. */
        clientId?: string;
        /** Of an app registration. */
        tenantId?: string;
        /** @visibility secret */
        clientSecret?: string;
        /** @visibility secret */
        accountKey?: string;
        /** @visibility secret */
        sasToken?: string;
      };
      /** Of addresses of files. */
      https?: {
        /**
         * Sent as `Authorization: Bearer`.
         * @visibility secret
         */
        token?: string;
        /** Sent with the password. */
        username?: string;
        /** @visibility secret */
        password?: string;
        /**
         * Sent as they are.
         * @deepVisibility secret
         */
        headers?: { [name: string]: string };
        /** The most bytes that a file may have. Default: 4 GiB. */
        maxSize?: number;
      };
      layout?: {
        /**
         * Where the billing period is named: in the path, such as
         * `billing_period=2026-11`, `2026-11` or `20261101-20261130`, or in the
         * rows. Default: in the path where the path names one.
         */
        period?: 'path' | 'content';
        /**
         * `parts`: all files of a period together are its bill. `snapshots`: each
         * file, or each folder of a run, is a whole copy, and the newest counts.
         * `manifest`: the files count that the newest manifest of AWS or Azure
         * names. Default: `manifest` in the folders of exports that have them,
         * else `parts`.
         */
        files?: 'parts' | 'snapshots' | 'manifest';
      };
      /** When to look for bills. Default: hourly, with a time-out of 30 minutes. */
      schedule?: SchedulerServiceTaskScheduleDefinitionConfig;
      /** After how long a day's charges no longer change. Default: 2 days. */
      completenessLag?: HumanDuration | string;
    }>;
    /** What DuckDB may use while it reads a bill. */
    duckdb?: {
      /**
       * Memory before it spills to disk, such as `1GB`. Default: half of what the
       * backend may have, and `2GiB` at most.
       */
      memoryLimit?: string;
      /** Default: one for each core, and four at most. */
      threads?: number;
      /**
       * Where to spill: a new folder in here for each bill. Default: the system's
       * folder for temporary files.
       */
      tempDirectory?: string;
      /**
       * Disk that it may spill to; as much again may hold copies of UTF-16 files.
       * Default: `20GB`.
       */
      maxTempSize?: string;
    };
  };
}
