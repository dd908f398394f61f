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

import path from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';

/** Charge lines of the bill; each has a charge on every one of its days. */
export const LINES = 200_000;
const DAYS = 10;

/** The tag of one line in a hundred. */
export const MOVED_TAG = 'app-id=a7';

/** Writes October's FOCUS bill, in which each resource is a charge line. */
export async function writeManyLines(folder: string): Promise<void> {
  const instance = await DuckDBInstance.create(':memory:', {
    memory_limit: '700MB',
    threads: '2',
    temp_directory: path.join(folder, 'spill'),
  });
  const connection = await instance.connect();
  const file = path.join(folder, 'bill.parquet').replaceAll("'", "''");
  await connection.run(
    `copy (
       select
         timestamp '2026-10-01' as BillingPeriodStart,
         timestamp '2026-11-01' as BillingPeriodEnd,
         timestamp '2026-10-01' + to_days(day::integer) as ChargePeriodStart,
         timestamp '2026-10-02' + to_days(day::integer) as ChargePeriodEnd,
         'USD' as BillingCurrency,
         '123456789012' as BillingAccountId,
         'AWS' as ProviderName,
         'AWS' as PublisherName,
         'AWS' as InvoiceIssuerName,
         'AI and Machine Learning' as ServiceCategory,
         'Amazon Bedrock' as ServiceName,
         'Usage' as ChargeCategory,
         null::varchar as ChargeClass,
         case line % 2 when 0 then 'USE1-Claude4.5Sonnet-input-tokens'
           else 'USE1-Claude4.5Sonnet-output-tokens' end as SkuMeter,
         'arn:aws:bedrock:us-east-1:123456789012:application-inference-profile/p'
           || line as ResourceId,
         '{"app-id":"a' || line % 100 || '","team":"t' || line % 37 || '"}'
           as Tags,
         (line * 0.000003)::decimal(18, 6) as BilledCost,
         (line * 0.000003)::decimal(18, 6) as EffectiveCost,
         (line * 0.000004)::decimal(18, 6) as ListCost,
         1000::decimal(18, 6) as ConsumedQuantity,
         'Tokens' as ConsumedUnit
       from range(1, ${LINES + 1}) lines(line), range(${DAYS}) days(day)
     ) to '${file}' (format parquet)`,
  );
  connection.closeSync();
  instance.closeSync();
}
