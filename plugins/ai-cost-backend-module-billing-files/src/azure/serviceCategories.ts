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

import { quoteLiteral } from '../rollup/quote';
import type { AzureColumn } from './azureNames';
import type { AzureColumns } from './AzureColumns';

const AI = 'AI and Machine Learning';

/** Categories of FOCUS by what an export calls the meter's category. */
const BY_METER: Record<string, readonly string[]> = {
  [AI]: [
    'azure openai',
    'azure openai service',
    'foundry models',
    'foundry tools',
    'azure ai foundry',
    'microsoft foundry',
    'cognitive services',
    'azure ai services',
    'azure applied ai services',
    'azure machine learning',
    'machine learning service',
    'machine learning studio',
    'azure ai search',
    'azure cognitive search',
    'azure bot service',
    'health bot',
  ],
  Compute: [
    'virtual machines',
    'virtual machines licenses',
    'azure kubernetes service',
    'azure container apps',
    'container instances',
    'azure app service',
    'functions',
    'cloud services',
  ],
  Storage: ['storage', 'azure netapp files', 'backup', 'azure data lake store'],
  Networking: [
    'bandwidth',
    'virtual network',
    'load balancer',
    'application gateway',
    'azure firewall',
    'azure front door service',
    'azure dns',
    'content delivery network',
    'expressroute',
    'nat gateway',
    'vpn gateway',
    'network watcher',
    'traffic manager',
  ],
  Databases: [
    'sql database',
    'sql managed instance',
    'azure cosmos db',
    'azure database for mysql',
    'azure database for postgresql',
    'redis cache',
  ],
  Analytics: [
    'azure databricks',
    'azure data factory v2',
    'azure synapse analytics',
    'event hubs',
    'hdinsight',
    'microsoft fabric',
  ],
};

/** The same by the namespace of the resource, for categories not named above. */
const BY_NAMESPACE: Record<string, readonly string[]> = {
  [AI]: [
    'microsoft.cognitiveservices',
    'microsoft.machinelearningservices',
    'microsoft.machinelearning',
    'microsoft.botservice',
    'microsoft.search',
  ],
  Compute: [
    'microsoft.compute',
    'microsoft.containerservice',
    'microsoft.containerinstance',
    'microsoft.app',
    'microsoft.web',
  ],
  Storage: ['microsoft.storage', 'microsoft.netapp'],
  Networking: ['microsoft.network', 'microsoft.cdn'],
  Databases: ['microsoft.sql', 'microsoft.documentdb', 'microsoft.cache'],
  Analytics: [
    'microsoft.databricks',
    'microsoft.datafactory',
    'microsoft.synapse',
    'microsoft.eventhub',
  ],
};

/**
 * And by the family, which is asked last: there are exports that call storage
 * and networks Compute.
 */
const BY_FAMILY: Record<string, readonly string[]> = {
  [AI]: ['ai + machine learning'],
  Compute: ['compute', 'containers'],
  Storage: ['storage'],
  Networking: ['networking'],
  Databases: ['databases'],
  Analytics: ['analytics'],
  Integration: ['integration'],
  Security: ['security'],
  Identity: ['identity'],
  Web: ['web'],
  Media: ['media'],
  'Developer Tools': ['developer tools', 'devops'],
  'Internet of Things': ['internet of things'],
  'Management and Governance': ['management and governance'],
};

const SOURCES: [AzureColumn, Record<string, readonly string[]>][] = [
  ['meterCategory', BY_METER],
  ['consumedService', BY_NAMESPACE],
  ['serviceFamily', BY_FAMILY],
];

/** The category of FOCUS that a row's service is in, as SQL. */
export function serviceCategorySql(columns: AzureColumns): string {
  const found = SOURCES.filter(([column]) => columns.has(column)).map(
    ([column, categories]) =>
      `CASE ${Object.entries(categories)
        .map(
          ([category, names]) =>
            `WHEN lower(${columns.text(column)}) IN (${names
              .map(quoteLiteral)
              .join(', ')}) THEN ${quoteLiteral(category)}`,
        )
        .join(' ')} END`,
  );
  return `coalesce(${[...found, `'Other'`].join(', ')})`;
}

/** Generative AI for the services that sell models, as SQL. */
export function serviceSubcategorySql(columns: AzureColumns): string {
  return `CASE WHEN lower(${columns.text(
    'meterCategory',
  )}) IN ('azure openai', 'azure openai service', 'foundry models')
    THEN 'Generative AI' END`;
}
