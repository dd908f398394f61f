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

import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { DuckDBInstance } from '@duckdb/node-api';

/** A row of a bill: texts as a CSV file has them, undefined for an empty cell. */
export type BillRow = Record<string, string | undefined>;

/** A token charge as FOCUS 1.2 has it. */
const TOKEN_CHARGE: BillRow = {
  BilledCost: '1.5',
  EffectiveCost: '1.25',
  ListCost: '2',
  BillingAccountId: 'payer-1',
  BillingAccountName: 'Payer',
  BillingCurrency: 'USD',
  BillingPeriodStart: '2026-10-01T00:00:00Z',
  BillingPeriodEnd: '2026-11-01T00:00:00Z',
  ChargeCategory: 'Usage',
  ChargeClass: undefined,
  ChargeDescription: 'Input tokens for a model',
  ChargePeriodStart: '2026-10-05T10:00:00Z',
  ChargePeriodEnd: '2026-10-05T11:00:00Z',
  ConsumedQuantity: '2000',
  ConsumedUnit: 'Tokens',
  InvoiceIssuerName: 'Example AI',
  PricingQuantity: '2',
  PricingUnit: '1000 Tokens',
  ProviderName: 'Example AI',
  PublisherName: 'Example AI',
  ResourceId: undefined,
  ServiceCategory: 'AI and Machine Learning',
  ServiceName: 'Example AI API',
  ServiceSubcategory: 'Generative AI',
  SkuMeter: 'Input Tokens',
  SkuPriceDetails:
    '{"ModelId":"example-1","TokenDirection":"Input","TokenCacheAction":"Uncached"}',
  SubAccountId: 'project-1',
  Tags: '{"application":"shop"}',
};

/** A charge that is not AI. */
export const WEB_SERVER: BillRow = {
  ChargeDescription: 'Virtual machine, small',
  ConsumedQuantity: '1',
  ConsumedUnit: 'Hours',
  PricingQuantity: '1',
  PricingUnit: 'Hours',
  ProviderName: 'Example Cloud',
  PublisherName: 'Example Cloud',
  InvoiceIssuerName: 'Example Cloud',
  ServiceCategory: 'Compute',
  ServiceName: 'Virtual Machines',
  ServiceSubcategory: 'Virtual Machines',
  SkuMeter: 'VM small',
  SkuPriceDetails: undefined,
};

/** The row with what is left out taken from a token charge. */
export function billRow(cells: BillRow = {}): BillRow {
  return { ...TOKEN_CHARGE, ...cells };
}

/** Rows as CSV; the columns are those of all rows. */
export function toCsv(
  rows: readonly BillRow[],
  options?: { delimiter?: string; lineEnd?: string },
): string {
  const { delimiter = ',', lineEnd = '\n' } = options ?? {};
  const columns = [...new Set(rows.flatMap(row => Object.keys(row)))];
  const quote = (cell: string | undefined) =>
    cell === undefined ? '' : `"${cell.replace(/"/g, '""')}"`;
  return [
    columns.join(delimiter),
    ...rows.map(row => columns.map(name => quote(row[name])).join(delimiter)),
    '',
  ].join(lineEnd);
}

/** A folder for a test's bills, removed at the end of the test. */
export class BillFolder {
  readonly path = fs.mkdtempSync(path.join(os.tmpdir(), 'ai-cost-test-'));

  static create(): BillFolder {
    return new BillFolder();
  }

  private constructor() {}

  write(name: string, content: string | Uint8Array): string {
    const file = path.join(this.path, name);
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.writeFileSync(file, content);
    return file;
  }

  csv(name: string, rows: readonly BillRow[]): string {
    return this.write(name, toCsv(rows));
  }

  gzip(name: string, rows: readonly BillRow[]): string {
    return this.write(name, gzipSync(toCsv(rows)));
  }

  /**
   * Rows as Parquet, all columns text unless told.
   *
   * @param types - DuckDB types by column; `Tags` may be `MAP(VARCHAR, VARCHAR)`
   */
  async parquet(
    name: string,
    rows: readonly BillRow[],
    types: Record<string, string> = {},
  ): Promise<string> {
    const file = path.join(this.path, name);
    fs.mkdirSync(path.dirname(file), { recursive: true });
    const csv = this.write(`${name}.csv.tmp`, toCsv(rows));
    const columns = [...new Set(rows.flatMap(row => Object.keys(row)))];
    const casts = columns.map(column =>
      types[column]
        ? `CAST(${
            /^(MAP|STRUCT)/.test(types[column])
              ? `"${column}"::JSON`
              : `"${column}"`
          } AS ${types[column]}) AS "${column}"`
        : `"${column}"`,
    );
    const instance = await DuckDBInstance.create(':memory:');
    const connection = await instance.connect();
    await connection.run("SET TimeZone = 'UTC'");
    await connection.run(
      `COPY (SELECT ${casts.join(', ')}
       FROM read_csv('${csv}', all_varchar = true, header = true, delim = ',', quote = '"'))
       TO '${file}' (FORMAT parquet)`,
    );
    connection.closeSync();
    instance.closeSync();
    fs.rmSync(csv);
    return file;
  }

  remove(): void {
    fs.rmSync(this.path, { recursive: true, force: true });
  }
}
