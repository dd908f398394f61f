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

import type { LoggerService } from '@backstage/backend-plugin-api';
import type { Month } from 'backstage-plugin-ai-cost-common';
import {
  DeliveryError,
  type Classifier,
  type OpenDelivery,
} from 'backstage-plugin-ai-cost-node';
import { checkUnchanged, type BillFile } from './files/BillFile';
import type { BillTable } from './files/BillTable';
import { readTable } from './files/readTable';
import { refuseTwins } from './files/refuseTwins';
import type { BillFormatId, FormatOptions } from './formats/BillFormat';
import { settleTables } from './formats/settleTables';
import { DuckDbSession, type DuckDbOptions } from './rollup/DuckDbSession';
import { explainEngineError, isOutOfMemory } from './rollup/engineErrors';
import { BillDelivery } from './rollup/BillDelivery';
import type { StoredFile } from './storage/BillStorage';
import { localCopy } from './storage/localCopy';

/** A file and which of its rows count. */
export interface BillPart {
  file: StoredFile;
  /** Only rows of this billing period; all of them when absent. */
  period?: Month;
}

/** What to roll up, and with what. */
export interface OpenBillOptions {
  parts: readonly BillPart[];
  /** Of the bill, where it has one. */
  period?: Month;
  /** Of all files; told by their columns when absent. */
  format?: BillFormatId;
  formatOptions?: FormatOptions;
  classifier: Classifier;
  engine?: DuckDbOptions;
  logger?: LoggerService;
  signal?: AbortSignal;
}

/**
 * Rolls a bill up. When memory runs out it is tried once more with one thread,
 * which needs less.
 *
 * @throws DeliveryError when a file cannot be trusted
 */
export async function openBill(
  options: OpenBillOptions,
): Promise<OpenDelivery> {
  const { parts, engine, logger } = options;
  if (parts.length === 0) {
    throw new DeliveryError('There is no file to read');
  }
  try {
    return await open(options);
  } catch (error) {
    if (!isOutOfMemory((error as Error).cause) || engine?.threads === 1) {
      throw error;
    }
  }
  logger?.warn('The roll-up ran out of memory; trying again with one thread');
  return open({ ...options, engine: { ...engine, threads: 1 } });
}

async function open(options: OpenBillOptions): Promise<OpenDelivery> {
  const { parts, period, format, formatOptions, classifier, engine, signal } =
    options;
  const names = new Map<string, string>();
  const session = await DuckDbSession.create({
    files: parts.flatMap(({ file }) => ('download' in file ? [] : file.path)),
    engine,
    signal,
  });
  try {
    const files: BillFile[] = [];
    for (const { file } of parts) {
      const copy = await localCopy({ session, file, signal });
      names.set(copy.path, copy.name);
      files.push(copy);
    }
    const tables: BillTable[] = [];
    for (const [i, file] of files.entries()) {
      const table = await readTable({ session, file, format, signal });
      tables.push({ ...table, period: parts[i].period });
      names.set(table.path, file.name);
    }
    const settled = await settleTables({
      session,
      tables,
      options: formatOptions,
    });
    await refuseTwins(settled.tables, signal);
    const delivery = await BillDelivery.rollUp({
      session,
      tables: settled.tables,
      problems: settled.problems,
      period,
      classifier,
      signal,
    });
    await checkUnchanged(files);
    return delivery;
  } catch (error) {
    await session.close();
    signal?.throwIfAborted();
    throw explainEngineError(error, { nameOf: path => names.get(path) });
  }
}
