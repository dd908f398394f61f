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

import type { ChargeLine } from 'backstage-plugin-ai-cost-node';
import type { AttributionRow } from '../attributions/attributionRow';
import { storableText } from '../storableText';

/** The columns of a series beside its id and hash. */
export const SERIES_COLUMNS = [
  'entity_ref',
  'unallocated_reason',
  'environment',
  'model',
  'workload',
  'provider',
  'service',
  'currency',
  'token_class',
  'unit',
  'shared_from',
] as const;

/** What a charge line adds to the series of its parts. */
export interface SeriesFacts {
  provider: string;
  service: string;
  currency: string;
  tokenClass: string;
  unit: string;
}

/** The facts of a line as the ledger keeps them. */
export function seriesFactsOf(line: ChargeLine): SeriesFacts {
  return {
    provider: storableText(line.serviceProviderName),
    service: storableText(line.serviceName),
    currency: storableText(line.billingCurrency),
    tokenClass: line.tokenClass ?? '',
    unit: storableText(line.unit ?? ''),
  };
}

/** The values of {@link SERIES_COLUMNS} for a part of a line. */
export function seriesValues(
  part: AttributionRow,
  facts: SeriesFacts,
): string[] {
  return [
    part.entity_ref,
    part.unallocated_reason,
    part.environment,
    part.model,
    part.workload,
    facts.provider,
    facts.service,
    facts.currency,
    facts.tokenClass,
    facts.unit,
    part.shared_from,
  ];
}

/**
 * What identifies a series, as text. The last value is left out where it is
 * empty, for series were there before it was.
 */
export function seriesKey(values: readonly string[]): string {
  const last = values.length - 1;
  return JSON.stringify(values[last] === '' ? values.slice(0, last) : values);
}
