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

import { createHash } from 'node:crypto';
import type { Month, SourceProblem } from 'backstage-plugin-ai-cost-common';
import type {
  DeliveryError,
  DeliveryOffer,
} from 'backstage-plugin-ai-cost-node';
import { shortReason } from '../rollup/engineErrors';
import type { ListedFile } from '../storage/BillStorage';
import { FIRST_PERIOD, type UnlikelyPeriods } from './BillingPeriods';
import { printable } from './printable';

/**
 * Raise it with every change of what is read from a bill, so that bills are read
 * again.
 */
const ROLL_UP_VERSION = 4;

/** Makes an offer of a billing period's files. */
export function toOffer(options: {
  period: Month;
  files: readonly ListedFile[];
}): DeliveryOffer {
  const files = options.files.map(({ name, size, modifiedAt }) => ({
    name,
    size,
    modifiedAt,
  }));
  return {
    period: options.period,
    version: createHash('sha256')
      .update(
        JSON.stringify([
          ROLL_UP_VERSION,
          options.files.map(({ name, size, modifiedAt, etag }) => [
            name,
            size,
            modifiedAt,
            ...(etag === undefined ? [] : [etag]),
          ]),
        ]),
      )
      .digest('hex'),
    files,
  };
}

/** What a person should know of a file that is in no offer. */
export function problemOfFile(
  { name, path }: ListedFile,
  error: unknown,
): SourceProblem {
  const known = (error as Error).name === 'DeliveryError';
  const { message, advice } = error as DeliveryError;
  return {
    severity: 'error',
    file: printable(name),
    message: printable(
      known
        ? message
        : `${name}: the file cannot be read (${shortReason(error, {
            path,
            file: name,
          })})`,
    ),
    advice: advice ?? 'The next run tries again',
  };
}

/** What a person should know of rows that are in no offer. */
export function problemOfPeriods(
  { name }: ListedFile,
  { rows, first, last }: UnlikelyPeriods,
): SourceProblem {
  return {
    severity: 'error',
    file: name,
    message: `${name}: ${rows} rows name a billing period that cannot be (${
      first === last ? first : `${first} to ${last}`
    }) and are not read`,
    advice: `Have BillingPeriodStart corrected in the export; periods are read from ${FIRST_PERIOD} to two years from now`,
  };
}
