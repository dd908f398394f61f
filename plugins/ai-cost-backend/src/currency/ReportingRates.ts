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

import type {
  LoggerService,
  SchedulerService,
} from '@backstage/backend-plugin-api';
import type { CurrencyOptions } from './currencyOptions';
import { RateBook } from './rates/RateBook';
import type { CurrencyRate } from './rates/CurrencyRate';
import {
  readRateFile,
  type RateFile,
  type ReadRateFile,
} from './readers/readRateFile';

const MOST_PROBLEMS = 20;

/** The currency that an organisation reports in, and the rates to it. */
export interface Reporting {
  currency: string;
  book: RateBook;
}

/** Keeps the rates as they are in the configuration and in files. */
export class ReportingRates {
  readonly #options: CurrencyOptions;
  readonly #logger: LoggerService;
  readonly #ofFiles = new Map<RateFile, ReadRateFile>();
  #current: Reporting | undefined;

  /** Reads the files; one that cannot be read keeps no other from being read. */
  static async create(
    options: CurrencyOptions,
    { logger }: { logger: LoggerService },
  ): Promise<ReportingRates> {
    const rates = new ReportingRates(options, logger);
    await rates.refresh();
    return rates;
  }

  private constructor(options: CurrencyOptions, logger: LoggerService) {
    this.#options = options;
    this.#logger = logger;
  }

  /** Undefined when no reporting currency is configured. */
  current(): Reporting | undefined {
    return this.#current;
  }

  /** Reads the files again. Of one that cannot be read the last rates stay. */
  async refresh(): Promise<void> {
    const { report, rates, validDays, files } = this.#options;
    if (report === undefined) {
      return;
    }
    let changed = this.#current === undefined;
    for (const file of files) {
      changed = (await this.#read(file)) || changed;
    }
    if (!changed) {
      return;
    }
    const all = files.reduce<readonly CurrencyRate[]>(
      (known, file) => known.concat(this.#ofFiles.get(file)?.rates ?? []),
      rates,
    );
    this.#current = {
      currency: report,
      book: RateBook.create({ rates: all, validDays }),
    };
  }

  /** Registers the task that reads the files again, in each backend. */
  async schedule(scheduler: SchedulerService): Promise<void> {
    if (this.#options.report === undefined || !this.#options.files.length) {
      return;
    }
    await scheduler
      .createScheduledTaskRunner({
        frequency: { hours: 1 },
        timeout: { minutes: 5 },
        initialDelay: { hours: 1 },
        // Each backend keeps the rates in its own memory.
        scope: 'local',
      })
      .run({ id: 'read-currency-rates', fn: () => this.refresh() });
  }

  /** True when there are other rates than before. */
  async #read(file: RateFile): Promise<boolean> {
    try {
      const { version } = this.#ofFiles.get(file) ?? {};
      const read = await readRateFile(file, version);
      if (!read) {
        return false;
      }
      const { problems } = read;
      this.#ofFiles.set(file, read);
      for (const problem of problems.slice(0, MOST_PROBLEMS)) {
        this.#logger.warn(`${problem}; correct it; it is not used until then`);
      }
      if (problems.length > MOST_PROBLEMS) {
        const more = problems.length - MOST_PROBLEMS;
        this.#logger.warn(`${file.path}: ${more} more rates cannot be read`);
      }
      return true;
    } catch (error) {
      this.#logger.error(
        `Rates of ${file.key} cannot be read; the last ones stay: ${error}`,
      );
      return false;
    }
  }
}
