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
  isMonth,
  monthsInRange,
  type MonthRange,
} from 'backstage-plugin-ai-cost-common';
import type { Request } from 'express';
import type { IngestRequest } from './SourceService';

const FIRST_MONTH = '2000-01';
const LAST_MONTH = '2199-12';
const MAX_MONTHS = 36;

/**
 * Reads what `POST /sources/{id}/ingest` asks for. Without a body nothing is
 * read again.
 *
 * @throws InputError that names the field and what is allowed
 */
export function readIngestRequest(request: Request): IngestRequest {
  const { id: sourceId } = request.params;
  const { from, to } = request.body ?? {};
  return from === undefined && to === undefined
    ? { sourceId }
    : { sourceId, readAgain: rangeOf({ from, to }) };
}

function rangeOf(fields: { from: unknown; to: unknown }): MonthRange {
  const from = monthOf(fields, 'from');
  const to = monthOf(fields, 'to');
  const months = monthsInRange(from, to);
  if (months < 1) {
    throw new InputError(`to must not lie before from; ${to} does (${from})`);
  }
  if (months > MAX_MONTHS) {
    throw new InputError(
      `from and to must span at most ${MAX_MONTHS} months; ${from} to ${to} are ${months}`,
    );
  }
  return { from, to };
}

function monthOf(
  fields: { from: unknown; to: unknown },
  field: 'from' | 'to',
): string {
  const month = fields[field];
  if (
    typeof month !== 'string' ||
    !isMonth(month) ||
    month < FIRST_MONTH ||
    month > LAST_MONTH
  ) {
    throw new InputError(
      `${field} must be a month like 2026-11, from ${FIRST_MONTH} to ${LAST_MONTH}; give both, or none to read only what has changed`,
    );
  }
  return month;
}
