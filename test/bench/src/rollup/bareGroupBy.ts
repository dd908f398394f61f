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

/** The columns by which the roll-up tells charge lines apart. */
const DIMENSIONS = [
  'BillingCurrency',
  'BillingAccountId',
  'BillingAccountName',
  'SubAccountId',
  'SubAccountName',
  'ProviderName',
  'PublisherName',
  'InvoiceIssuerName',
  'ServiceCategory',
  'ServiceSubcategory',
  'ServiceName',
  'ChargeCategory',
  'ChargeClass',
  'ChargeDescription',
  'PricingCategory',
  'CommitmentDiscountId',
  'CommitmentDiscountStatus',
  'CommitmentDiscountType',
  'SkuId',
  'SkuMeter',
  'SkuPriceDetails',
  'ResourceId',
  'ResourceName',
  'ResourceType',
  'RegionId',
  'ConsumedUnit',
  'PricingUnit',
  'Tags',
];

/**
 * What DuckDB needs at least: one GROUP BY of the same columns over the same
 * files, with as much memory as it likes, its groups thrown away.
 *
 * @returns seconds
 */
async function groupBy(folder: string): Promise<number> {
  const instance = await DuckDBInstance.create(':memory:', { threads: '2' });
  const connection = await instance.connect();
  const files = path.join(folder, '*.parquet').replaceAll("'", "''");
  const described = await connection.runAndReadAll(
    `describe select * from read_parquet('${files}')`,
  );
  const present = new Set(described.getRows().map(row => row[0]));
  const dimensions = DIMENSIONS.filter(column => present.has(column));
  const started = performance.now();
  await connection.run(
    `create temp table groups as
     select ${dimensions.join(', ')}, cast(ChargePeriodStart as date) as day,
       sum(BilledCost), sum(EffectiveCost), sum(ListCost),
       sum(ConsumedQuantity), sum(PricingQuantity), count(*)
     from read_parquet('${files}') group by all`,
  );
  return (performance.now() - started) / 1000;
}

async function main() {
  process.stdout.write(String(await groupBy(process.argv[2])));
}

main();
