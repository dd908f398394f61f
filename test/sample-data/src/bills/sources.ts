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

import type { Month } from 'backstage-plugin-ai-cost-common';
import type { Spender } from '../spending/Spender';
import { awsSpenders } from '../spenders/aws';
import { azureSpenders } from '../spenders/azure';
import { gcpSpenders } from '../spenders/gcp';
import { anthropicSpenders } from '../spenders/modelApis/anthropic';
import { openAiSpenders } from '../spenders/modelApis/openAi';
import type { Story } from '../story/Story';
import { ColumnStyle, TYPED } from './columnSql';
import { AZURE_TEXT, NO_ZONE_TEXT, PLAIN_TEXT } from './csvStyles';
import { CUR_2_0, WITH_NEGATIONS } from './curColumns';
import { FOCUS_1_0, FOCUS_1_2 } from './focusColumns';

/** A source of bills: what is on them and how it writes them. */
export interface SampleSource {
  /** Also the folder. */
  id: string;
  spenders(story: Story): Spender[];
  columns(month: Month, story: Story): string[];
  style: ColumnStyle;
  /** SQL of its columns, where they are not those of FOCUS. */
  sql?: Record<string, string>;
  /** SQL of a join that makes several rows of a charge. */
  join?: string;
  /** Path of a part of a month's bill, without the source's folder. */
  file(month: Month, part: number): string;
  parts: number;
  /** Options of DuckDB's COPY. */
  copy: string;
  /** Add a byte-order mark and end lines as on Windows. */
  windows?: boolean;
}

const PARQUET = 'FORMAT parquet, COMPRESSION zstd';

const WITHOUT_TAGS = FOCUS_1_2.filter(column => column !== 'Tags');

/** Larkfield's sources. */
export const SAMPLE_SOURCES: SampleSource[] = [
  {
    id: 'aws',
    spenders: awsSpenders,
    columns: (month, { months }) => [
      // The export was changed to a newer version in the seventh month.
      ...(months.indexOf(month) < 6 ? FOCUS_1_0 : FOCUS_1_2),
      'x_Discounts',
      'x_Operation',
      'x_ServiceCode',
      'x_UsageType',
    ],
    style: TYPED,
    file: (month, part) =>
      `billing_period=${month}/focus-${part + 1}.snappy.parquet`,
    parts: 3,
    copy: 'FORMAT parquet, COMPRESSION snappy',
  },
  {
    id: 'azure',
    spenders: azureSpenders,
    columns: () => [
      ...FOCUS_1_2.filter(column => column !== 'SkuPriceDetails'),
      'x_SkuDetails',
      'x_SkuMeterCategory',
      'x_SkuMeterName',
    ],
    style: AZURE_TEXT,
    file: month => `${month}/focus-cost_0_0001.csv.gz`,
    parts: 1,
    copy: 'FORMAT csv',
    windows: true,
  },
  {
    id: 'gcp',
    spenders: gcpSpenders,
    columns: () => FOCUS_1_2,
    style: TYPED,
    file: month => `${month}/focus.parquet`,
    parts: 1,
    copy: PARQUET,
  },
  {
    id: 'openai',
    spenders: openAiSpenders,
    columns: () => [...WITHOUT_TAGS, 'CredentialId'],
    style: PLAIN_TEXT,
    file: month => `costs-${month}.csv.gz`,
    parts: 1,
    copy: "FORMAT csv, COMPRESSION gzip, NULLSTR 'NULL'",
  },
  {
    id: 'anthropic',
    spenders: anthropicSpenders,
    columns: () => [...WITHOUT_TAGS, 'CredentialId'],
    style: NO_ZONE_TEXT,
    file: month => `${month}/cost-report.csv.gz`,
    parts: 1,
    copy: 'FORMAT csv, COMPRESSION gzip',
  },
];

/** The AWS bill as a Cost and Usage Report. */
export const CUR_SOURCE: SampleSource = {
  id: 'aws',
  spenders: awsSpenders,
  columns: () => Object.keys(CUR_2_0),
  style: PLAIN_TEXT,
  sql: CUR_2_0,
  join: WITH_NEGATIONS,
  file: (month, part) =>
    `larkfield/data/BILLING_PERIOD=${month}/larkfield-0000${part + 1}.csv.gz`,
  parts: 2,
  copy: 'FORMAT csv, COMPRESSION gzip',
};
