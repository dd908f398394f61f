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
import { readRecords } from '../../csv/readRecords';
import type { RateList } from './RateList';
import { RATE_FIELDS, readRate } from './readRate';

/**
 * Reads a CSV file with the columns from, to, date and rate, in any order. A row
 * that is wrong keeps no other from being read.
 *
 * @throws InputError when the file is no CSV or has other columns
 */
export function parseCsvRates(text: string, file: string): RateList {
  const [header = [], ...records] = readRecords(text, file);
  const columns = header.map(name => name.toLowerCase());
  if ([...columns].sort().join() !== [...RATE_FIELDS].sort().join()) {
    throw new InputError(
      `${file}: the first line must name the columns ${RATE_FIELDS.join(',')}`,
    );
  }
  const list: RateList = { rates: [], problems: [] };
  records.forEach((record, index) => {
    const cells = Object.fromEntries(
      columns.map((column, at) => [column, record[at]]),
    );
    const read = readRate(cells, file);
    if ('rate' in read) {
      list.rates.push(read.rate);
    } else {
      const { field, problem } = read.problem;
      list.problems.push(`${file}, row ${index + 1}, ${field}: ${problem}`);
    }
  });
  return list;
}
