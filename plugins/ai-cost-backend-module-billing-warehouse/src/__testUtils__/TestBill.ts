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
import { openBillFiles } from 'backstage-plugin-ai-cost-backend-module-billing-files';
import {
  DefaultClassifier,
  type OpenDelivery,
} from 'backstage-plugin-ai-cost-node';
import { BillTable } from './BillTable';

/** A row of a bill: texts, undefined for an empty cell. */
export type BillRow = Record<string, string | undefined>;

const TOKEN_CHARGE: BillRow = {
  BilledCost: '1.5',
  EffectiveCost: '1.25',
  ListCost: '2',
  BillingAccountId: 'payer-1',
  BillingCurrency: 'USD',
  BillingPeriodStart: '2026-10-01T00:00:00Z',
  ChargeCategory: 'Usage',
  ChargeClass: undefined,
  ChargeDescription: 'Input tokens for a model',
  ChargePeriodStart: '2026-10-05T10:00:00Z',
  ConsumedQuantity: '2000',
  ConsumedUnit: 'Tokens',
  PricingQuantity: '2',
  PricingUnit: '1000 Tokens',
  ProviderName: 'Example AI',
  PublisherName: 'Example AI',
  InvoiceIssuerName: 'Example AI',
  ResourceId: undefined,
  ServiceCategory: 'AI and Machine Learning',
  ServiceName: 'Example AI API',
  SkuMeter: 'Input Tokens',
  SkuPriceDetails: '{"ModelId":"example-1","TokenDirection":"Input"}',
  SubAccountId: 'project-1',
  Tags: '{"application":"shop"}',
};

/** What makes of a charge one that is not AI. */
export const WEB_SERVER: BillRow = {
  ChargeDescription: 'Virtual machine, small',
  ConsumedQuantity: '1',
  ConsumedUnit: 'Hours',
  ServiceCategory: 'Compute',
  ServiceName: 'Virtual Machines',
  SkuMeter: 'VM small',
  SkuPriceDetails: undefined,
};

/** A token charge with other cells. */
export function billRow(cells: BillRow = {}): BillRow {
  return { ...TOKEN_CHARGE, ...cells };
}

/** The same bill as files and as a table. */
export class TestBill {
  readonly table: BillTable;
  readonly #folder: string;
  readonly #file: string;

  /** @param casts - DuckDB types of columns that are not text */
  static async create(
    rows: readonly BillRow[],
    casts?: Record<string, string>,
  ): Promise<TestBill> {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'ai-cost-test-'));
    const csv = path.join(folder, 'bill.csv');
    fs.writeFileSync(csv, toCsv(rows));
    const table = await BillTable.read({ files: [csv], casts });
    if (!casts) {
      return new TestBill(folder, csv, table);
    }
    const parquet = path.join(folder, 'bill.parquet');
    await table.connection.run(
      `COPY bill.line_items TO '${parquet}' (FORMAT parquet)`,
    );
    return new TestBill(folder, parquet, table);
  }

  private constructor(folder: string, file: string, table: BillTable) {
    this.#folder = folder;
    this.#file = file;
    this.table = table;
  }

  openFiles(period: string): Promise<OpenDelivery> {
    return openBillFiles({
      files: [this.#file],
      period,
      classifier: DefaultClassifier.create(),
    });
  }

  remove(): void {
    this.table.close();
    fs.rmSync(this.#folder, { recursive: true, force: true });
  }
}

function toCsv(rows: readonly BillRow[]): string {
  const columns = [...new Set(rows.flatMap(row => Object.keys(row)))];
  const quote = (cell: string | undefined) =>
    cell === undefined ? '' : `"${cell.replace(/"/g, '""')}"`;
  return [
    columns.join(','),
    ...rows.map(row => columns.map(name => quote(row[name])).join(',')),
    '',
  ].join('\n');
}
