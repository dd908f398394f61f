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

import nodePath from 'node:path';
import type { LoggerService } from '@backstage/backend-plugin-api';
import type { Month } from 'backstage-plugin-ai-cost-common';
import type { Classifier, OpenDelivery } from 'backstage-plugin-ai-cost-node';
import type { AzureOptions } from './azure/AzureOptions';
import { lookAtFile } from './files/BillFile';
import type { BillFormatId } from './formats/BillFormat';
import { openBill, type BillPart } from './openBill';
import type { DuckDbOptions } from './rollup/DuckDbSession';

/**
 * What to roll up, and with what.
 *
 * @public
 */
export interface OpenBillFilesOptions {
  /** Paths of CSV, gzip-compressed CSV or Parquet files. */
  files: readonly string[];
  /** Of all files; told by their columns when absent. */
  format?: BillFormatId;
  azure?: AzureOptions;
  classifier: Classifier;
  engine?: DuckDbOptions;
  /** Only rows of this billing period; all rows when absent. */
  period?: Month;
  logger?: LoggerService;
  signal?: AbortSignal;
}

/**
 * Rolls bills up to charge lines and daily charges. The files may differ
 * in format, version, columns and form; all of them together are the delivery.
 *
 * @remarks
 * A charge belongs to the UTC day on which its charge period starts, also when
 * it spans many days. Rows that cannot be read are quarantined; a file that
 * cannot be trusted as a whole fails the delivery.
 *
 * @returns a delivery that the caller closes
 * @throws DeliveryError when a file cannot be trusted
 * @public
 */
export async function openBillFiles(
  options: OpenBillFilesOptions,
): Promise<OpenDelivery> {
  const { files, period, azure, ...rest } = options;
  const parts: BillPart[] = [];
  for (const path of files) {
    parts.push({
      file: await lookAtFile({
        path: nodePath.resolve(path),
        name: path,
      }),
      period,
    });
  }
  return openBill({ ...rest, formatOptions: { azure }, parts, period });
}
