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
import { isCurrencyCode } from 'backstage-plugin-ai-cost-common';
import type { CurrencyRate } from './rates/CurrencyRate';
import { parseCsvRates } from './readers/parseCsvRates';
import { parseEcbRates } from './readers/parseEcbRates';
import { readConfigRates } from './readers/readConfigRates';
import type { RateFile } from './readers/readRateFile';

const KEY = 'aiCost.currency';
const DEFAULT_VALID_DAYS = 7;
const MOST_VALID_DAYS = 366;

/** In which currency costs are reported, and by which rates. */
export interface CurrencyOptions {
  /** The reporting currency; undefined when nothing is converted. */
  report?: string;
  /** For how many days after its own a rate is used. */
  validDays: number;
  rates: CurrencyRate[];
  /** More rates, the more trusted first. */
  files: RateFile[];
}

/**
 * Reads `aiCost.currency`.
 *
 * @throws InputError when a value is not what it should be
 */
export function readCurrencyOptions(config: Config): CurrencyOptions {
  const report = config.getOptionalString(`${KEY}.report`);
  if (report !== undefined && !isCurrencyCode(report)) {
    throw new InputError(`${KEY}.report must be a code like USD`);
  }
  const validDays =
    config.getOptionalNumber(`${KEY}.validDays`) ?? DEFAULT_VALID_DAYS;
  if (
    !Number.isInteger(validDays) ||
    validDays < 0 ||
    validDays > MOST_VALID_DAYS
  ) {
    throw new InputError(
      `${KEY}.validDays must be a whole number, 0 to ${MOST_VALID_DAYS}`,
    );
  }
  return {
    report,
    validDays,
    rates: readConfigRates(config),
    files: [
      ...fileOf(config, `${KEY}.file`, parseCsvRates),
      ...fileOf(config, `${KEY}.ecb.file`, parseEcbRates),
    ],
  };
}

function fileOf(
  config: Config,
  key: string,
  parse: RateFile['parse'],
): RateFile[] {
  const path = config.getOptionalString(key);
  return path === undefined ? [] : [{ key, path, parse }];
}
