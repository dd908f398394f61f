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
import { checkUnchanged, lookAtFile, type BillFile } from './files/BillFile';
import { readTable } from './files/readTable';
import { refuseTwins } from './files/refuseTwins';
import { DuckDbSession, type DuckDbOptions } from './rollup/DuckDbSession';
import { explainEngineError, isOutOfMemory } from './rollup/engineErrors';
import { FocusDelivery } from './rollup/FocusDelivery';

/**
 * What to roll up, and with what.
 *
 * @public
 */
export interface OpenFocusFilesOptions {
  /** Paths of CSV, gzip-compressed CSV or Parquet files. */
  files: readonly string[];
  classifier: Classifier;
  engine?: DuckDbOptions;
  /** Only rows of this billing period; all rows when absent. */
  period?: Month;
  /** The name of a file in problems; its path when absent. */
  nameOf?: (path: string) => string;
  logger?: LoggerService;
  signal?: AbortSignal;
}

/**
 * Rolls FOCUS bills up to charge lines and daily charges. The files may differ
 * in version, columns and form; all of them together are the delivery.
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
export async function openFocusFiles(
  options: OpenFocusFilesOptions,
): Promise<OpenDelivery> {
  const { engine, logger } = options;
  try {
    return await open(options);
  } catch (error) {
    if (!isOutOfMemory((error as Error).cause) || engine?.threads === 1) {
      throw error;
    }
    logger?.warn(
      'The roll-up ran out of memory; it is tried again with one thread',
    );
    return await open({ ...options, engine: { ...engine, threads: 1 } });
  }
}

async function open(options: OpenFocusFilesOptions): Promise<OpenDelivery> {
  const { classifier, engine, period, signal } = options;
  const nameOf = options.nameOf ?? ((path: string) => path);
  if (options.files.length === 0) {
    throw new DeliveryError('There is no file to read');
  }
  const files: BillFile[] = [];
  for (const path of options.files) {
    files.push(await lookAtFile({ path, name: nameOf(path) }));
  }
  const session = await DuckDbSession.create({ engine, signal });
  try {
    const tables = [];
    for (const file of files) {
      tables.push(await readTable({ session, file, signal }));
    }
    await refuseTwins(files, signal);
    const delivery = await FocusDelivery.rollUp({
      session,
      tables,
      classifier,
      period,
      signal,
    });
    await checkUnchanged(files);
    return delivery;
  } catch (error) {
    await session.close();
    signal?.throwIfAborted();
    const names = new Map(files.map(({ path, name }) => [path, name]));
    throw explainEngineError(error, { nameOf: path => names.get(path) });
  }
}
