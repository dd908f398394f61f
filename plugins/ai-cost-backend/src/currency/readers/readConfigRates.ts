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

import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import type { CurrencyRate } from '../rates/CurrencyRate';
import { RATE_FIELDS, readRate } from './readRate';

const KEY = 'aiCost.currency.rates';

/**
 * Reads `aiCost.currency.rates`.
 *
 * @throws InputError that names the entry and what is wrong with it
 */
export function readConfigRates(config: Config): CurrencyRate[] {
  return (config.getOptionalConfigArray(KEY) ?? []).map((entry, index) => {
    const read = readRate(
      Object.fromEntries(
        RATE_FIELDS.map(field => [
          field,
          String(entry.getOptional(field) ?? ''),
        ]),
      ),
      'config',
    );
    if ('problem' in read) {
      const { field, problem } = read.problem;
      throw new InputError(`${KEY}[${index}].${field} ${problem}`);
    }
    return read.rate;
  });
}
