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

import { mockServices } from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { readCurrencyOptions } from './currencyOptions';
import { ReportingRates } from './ReportingRates';

describe('ReportingRates', () => {
  let folder: string;

  beforeEach(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'rates-'));
  });

  afterEach(async () => {
    await rm(folder, { recursive: true });
  });

  async function createRates(currency: object) {
    const logger = mockServices.logger.mock();
    const rates = await ReportingRates.create(
      readCurrencyOptions(new ConfigReader({ aiCost: { currency } })),
      { logger },
    );
    const on = (day: string) =>
      rates.current()?.book.rateOn('EUR', 'USD', day)?.decimal;
    return { rates, logger, on };
  }

  it('is off without a reporting currency', async () => {
    const { rates } = await createRates({ file: 'none.csv' });

    expect(rates.current()).toBeUndefined();
  });

  it('puts the configuration before a file, and that before the ECB', async () => {
    const file = path.join(folder, 'rates.csv');
    const ecb = path.join(folder, 'ecb.csv');
    await writeFile(
      file,
      'from,to,date,rate\nEUR,USD,2026-10-01,9\nEUR,USD,2026-10-02,2\n',
    );
    await writeFile(
      ecb,
      'Date,USD,\n2026-10-01,8,\n2026-10-02,8,\n2026-10-03,3,\n',
    );
    const { on } = await createRates({
      report: 'USD',
      validDays: 0,
      rates: [{ from: 'EUR', to: 'USD', date: '2026-10-01', rate: '1' }],
      file,
      ecb: { file: ecb },
    });

    expect(on('2026-10-01')).toBe('1');
    expect(on('2026-10-02')).toBe('2');
    expect(on('2026-10-03')).toBe('3');
    expect(on('2026-10-04')).toBeUndefined();
  });

  it('keeps the last rates of a file that cannot be read any more', async () => {
    const file = path.join(folder, 'rates.csv');
    await writeFile(
      file,
      'from,to,date,rate\nEUR,USD,2026-10-01,1.5\nEUR,USD\n',
    );
    const { rates, logger, on } = await createRates({ report: 'USD', file });
    expect(logger.warn).toHaveBeenCalledWith(
      expect.stringContaining('rates.csv, row 2, date'),
    );

    const { version } = rates.current()!.book;
    await rates.refresh();
    expect(rates.current()!.book.version).toBe(version);
    // Told once, as long as the file is the same.
    expect(logger.warn).toHaveBeenCalledTimes(1);

    await writeFile(file, 'nothing');
    await rates.refresh();

    expect(on('2026-10-01')).toBe('1.5');
    expect(logger.error).toHaveBeenCalledWith(
      expect.stringContaining('the first line must name the columns'),
    );

    await writeFile(file, 'from,to,date,rate\nEUR,USD,2026-10-01,1.6\n');
    await rates.refresh();

    expect(on('2026-10-01')).toBe('1.6');
  });

  it('starts without a file that is not there', async () => {
    const file = path.join(folder, 'none.csv');
    const { logger, on } = await createRates({ report: 'USD', file });

    expect(on('2026-10-01')).toBeUndefined();
    expect(logger.error).toHaveBeenCalledWith(
      expect.stringContaining('aiCost.currency.file'),
    );
  });

  it.each([
    [{ report: 'usd' }, 'aiCost.currency.report must be a code like USD'],
    [{ validDays: 1.5 }, 'aiCost.currency.validDays must be a whole number'],
    [{ validDays: -1 }, 'aiCost.currency.validDays must be a whole number'],
  ])('refuses %j', (currency, message) => {
    expect(() =>
      readCurrencyOptions(new ConfigReader({ aiCost: { currency } })),
    ).toThrow(message);
  });
});
