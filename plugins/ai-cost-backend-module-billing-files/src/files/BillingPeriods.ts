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

import {
  addMonths,
  firstDayOf,
  monthOf,
  utcDay,
  type Month,
} from 'backstage-plugin-ai-cost-common';
import type { BillFormatId } from '../formats/BillFormat';
import { settleTables } from '../formats/settleTables';
import { DuckDbSession, type DuckDbOptions } from '../rollup/DuckDbSession';
import { daySql } from '../rollup/cellSql';
import { ChargeScan } from '../rollup/ChargeScan';
import { explainEngineError } from '../rollup/engineErrors';
import { localCopy } from '../storage/localCopy';
import type { ListedFile, StoredFile } from '../storage/BillStorage';
import { checkUnchanged } from './BillFile';
import { KeptByFile } from './KeptByFile';
import { MOST_FILES } from './listFiles';
import { readTable } from './readTable';

/** Before it, nobody had a bill in this form. */
export const FIRST_PERIOD: Month = '2015-01';
/** Commitments are billed ahead, but not by more. */
const MONTHS_AHEAD = 24;

/** The billing periods that the rows of a file name. */
export interface PeriodsOfFile {
  /** Those that can be; each becomes a delivery. */
  periods: readonly Month[];
  unlikely?: UnlikelyPeriods;
}

/** Rows whose billing period is before anybody's bill or far in the future. */
export interface UnlikelyPeriods {
  rows: number;
  /** As `YYYY-MM`, or what DuckDB makes of it. */
  first: string;
  last: string;
}

/**
 * Finds the billing periods in files by reading one column. What was found is
 * kept by name, size, time and ETag of the file, so that only new files are read.
 */
export class BillingPeriods {
  readonly #engine?: DuckDbOptions;
  readonly #format?: BillFormatId;
  readonly #kept = KeptByFile.create<PeriodsOfFile>({ most: MOST_FILES });
  #end?: Month;

  static create(options: {
    engine?: DuckDbOptions;
    format?: BillFormatId;
  }): BillingPeriods {
    return new BillingPeriods(options);
  }

  private constructor(options: {
    engine?: DuckDbOptions;
    format?: BillFormatId;
  }) {
    this.#engine = options.engine;
    this.#format = options.format;
  }

  /**
   * @throws DeliveryError when the file cannot be read
   */
  async of(file: StoredFile, signal?: AbortSignal): Promise<PeriodsOfFile> {
    const end = addMonths(monthOf(utcDay(new Date())), MONTHS_AHEAD + 1);
    if (end !== this.#end) {
      this.#kept.keepOnly([]);
      this.#end = end;
    }
    return this.#kept.of(file, () => this.#read(file, end, signal));
  }

  /** Forgets all other files. */
  keepOnly(files: readonly ListedFile[]): void {
    this.#kept.keepOnly(files);
  }

  async #read(
    stored: StoredFile,
    end: Month,
    signal?: AbortSignal,
  ): Promise<PeriodsOfFile> {
    const session = await DuckDbSession.create({
      files: 'download' in stored ? [] : [stored.path],
      engine: this.#engine,
      signal,
    });
    try {
      const file = await localCopy({ session, file: stored, signal });
      const table = await readTable({
        session,
        file,
        format: this.#format,
        signal,
      });
      const { tables } = await settleTables({ session, tables: [table] });
      const [scan] = await ChargeScan.createAll({ session, tables });
      const day = daySql(scan.columns.find('BillingPeriodStart')!);
      const found = await session.rows<{
        period: string | null;
        row_count: bigint;
        first: string;
        last: string;
      }>(
        `SELECT CASE WHEN day >= CAST($begin AS DATE) AND day < CAST($end AS DATE)
             THEN strftime(day, '%Y-%m') END AS period,
           count(*) AS row_count,
           strftime(min(day), '%Y-%m') AS first,
           strftime(max(day), '%Y-%m') AS last
         FROM (
           SELECT ${day} AS day FROM ${scan.focusSql(
          scan.sourceSql({ keepRejects: false }),
        )}
         )
         WHERE day IS NOT NULL GROUP BY period ORDER BY period`,
        {
          ...scan.parameters,
          begin: firstDayOf(FIRST_PERIOD),
          end: firstDayOf(end),
        },
      );
      await checkUnchanged([file]);
      const unlikely = found.find(({ period }) => period === null);
      return {
        periods: found.flatMap(({ period }) => period ?? []),
        unlikely: unlikely && {
          rows: Number(unlikely.row_count),
          first: unlikely.first,
          last: unlikely.last,
        },
      };
    } catch (error) {
      signal?.throwIfAborted();
      throw explainEngineError(error, { nameOf: () => stored.name });
    } finally {
      await session.close();
    }
  }
}
