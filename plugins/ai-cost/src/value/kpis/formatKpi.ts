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

import { formatSeconds } from '../../format/duration';
import { formatFactor } from '../../format/factor';
import { formatPrice } from '../../format/money';
import { formatScore } from '../../format/quality';
import { formatCompactNumber, formatShare } from '../../format/quantity';
import type { KpiDefinition } from './kpiDefinition';

/** A KPI's value in its unit, at a glance. */
export function formatKpi(
  unit: KpiDefinition['unit'],
  value: number,
  currency: string | undefined,
): string {
  switch (unit) {
    case 'money':
      return currency ? formatPrice(value, currency) : formatScore(value);
    case 'ratio':
      return formatShare(value);
    case 'factor':
      return formatFactor(value);
    case 'seconds':
      return formatSeconds(value);
    case 'score':
      return formatScore(value);
    case 'per_money':
      return `${formatCompactNumber(value)} per ${currency ?? 'unit of money'}`;
    default:
      return formatCompactNumber(value);
  }
}

/** A unit's name for people. */
export function unitInWords(
  unit: KpiDefinition['unit'],
  currency: string | undefined,
): string {
  switch (unit) {
    case 'money':
      return currency ?? 'The currency that is shown';
    case 'ratio':
      return 'A share, from 0 to 100 %';
    case 'factor':
      return 'How many times';
    case 'seconds':
      return 'Seconds';
    case 'score':
      return 'That of the evaluator';
    case 'per_money':
      return `For each ${currency ?? 'unit of currency'}`;
    default:
      return 'A count';
  }
}
