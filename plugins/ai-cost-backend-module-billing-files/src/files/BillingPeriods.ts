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
import { DuckDbSession, type DuckDbOptions } from '../rollup/DuckDbSession';
import { daySql } from '../rollup/cellSql';
import { ChargeScan } from '../rollup/ChargeScan';
import { explainEngineError } from '../rollup/engineErrors';
import { checkUnchanged, type BillFile } from './BillFile';
import { readTable } from './readTable';

const MOST_KEPT = 5_000;

/**
 * Finds the billing periods in files by reading one column. What was found is
 * kept by name, size and time of the file, so that only new files are read.
 */
export class BillingPeriods {
  readonly #engine?: DuckDbOptions;
  readonly #kept = new Map<string, readonly Month[]>();

  static create(options: { engine?: DuckDbOptions }): BillingPeriods {
    return new BillingPeriods(options.engine);
  }

  private constructor(engine?: DuckDbOptions) {
    this.#engine = engine;
  }

  /**
   * @returns the billing periods that the file has rows of
   * @throws DeliveryError when the file cannot be read
   */
  async of(file: BillFile, signal?: AbortSignal): Promise<readonly Month[]> {
    const key = JSON.stringify([file.path, file.size, file.modifiedAt]);
    let periods = this.#kept.get(key);
    if (!periods) {
      periods = await this.#read(file, signal);
      if (this.#kept.size >= MOST_KEPT) {
        this.#kept.clear();
      }
      this.#kept.set(key, periods);
    }
    return periods;
  }

  async #read(file: BillFile, signal?: AbortSignal): Promise<Month[]> {
    const session = await DuckDbSession.create({
      files: [file.path],
      engine: this.#engine,
      signal,
    });
    try {
      const table = await readTable({ session, file, signal });
      const [scan] = ChargeScan.createAll({ tables: [table] });
      const day = daySql(scan.columns.find('BillingPeriodStart')!);
      const rows = await session.rows<{ period: string }>(
        `SELECT DISTINCT strftime(${day}, '%Y-%m') AS period
         FROM ${scan.sourceSql({ keepRejects: false })}
         WHERE period IS NOT NULL ORDER BY period`,
        scan.parameters,
      );
      await checkUnchanged([file]);
      return rows.map(({ period }) => period);
    } catch (error) {
      signal?.throwIfAborted();
      throw explainEngineError(error, { nameOf: () => file.name });
    } finally {
      await session.close();
    }
  }
}
