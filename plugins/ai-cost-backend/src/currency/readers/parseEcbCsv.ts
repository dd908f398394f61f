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

import { InputError } from '@backstage/errors';
import {
  isCurrencyCode,
  isDay,
  parseDecimal,
} from 'backstage-plugin-ai-cost-common';
import { readRecords } from '../../csv/readRecords';
import type { RateList } from './RateList';
import { isRate, WRONG_DAY, WRONG_RATE } from './readRate';

const NOT_PUBLISHED = ['', 'N/A'];

/**
 * Reads `eurofxref-hist.csv`: a day in each row, a currency in each column, and
 * what a euro was worth in the cells.
 *
 * @throws InputError when the file is no CSV or has other columns
 */
export function parseEcbCsv(text: string, file: string): RateList {
  const [header = [], ...records] = readRecords(text, file);
  const [date, ...columns] = header;
  // Each line ends with a comma, so that the last column has no name.
  const quotes =
    columns[columns.length - 1] === '' ? columns.slice(0, -1) : columns;
  if (date !== 'Date' || !quotes.length || !quotes.every(isCurrencyCode)) {
    throw new InputError(
      `${file}: the first line must be like Date,USD,JPY; take eurofxref-hist.csv as the European Central Bank publishes it`,
    );
  }
  const list: RateList = { rates: [], problems: [] };
  records.forEach(([day, ...cells], index) => {
    const row = `${file}, row ${index + 1}`;
    // Once for each row: there are a quarter of a million cells.
    if (!isDay(day)) {
      list.problems.push(`${row}, ${date}: ${WRONG_DAY}`);
      return;
    }
    quotes.forEach((quote, at) => {
      const cell = cells[at] ?? '';
      if (NOT_PUBLISHED.includes(cell)) {
        return;
      }
      if (isRate(cell)) {
        const rate = parseDecimal(cell);
        list.rates.push({ base: 'EUR', quote, day, rate, source: 'ECB' });
      } else {
        list.problems.push(`${row}, ${quote}: ${WRONG_RATE}`);
      }
    });
  });
  return list;
}
