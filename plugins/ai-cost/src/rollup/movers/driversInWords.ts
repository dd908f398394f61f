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

import {
  parseDecimal,
  type SpendDriver,
} from 'backstage-plugin-ai-cost-common';
import { formatMoneyChange } from '../../format/money';

const MORE: Record<SpendDriver['driver'], string> = {
  volume: 'for more tokens',
  mix: 'for a dearer mix of models',
  price: 'for higher prices',
  unmetered: 'for what counts no tokens',
  new: 'for what was not there before',
  gone: 'for what is no longer there',
};

const LESS: Record<SpendDriver['driver'], string> = {
  volume: 'for fewer tokens',
  mix: 'for a cheaper mix of models',
  price: 'for lower prices',
  unmetered: 'for what counts no tokens',
  new: 'for credits that were not there before',
  gone: 'for what is no longer there',
};

/** `+$900.00 for more tokens, +$304.00 for higher prices`: the largest first. */
export function driversInWords(
  drivers: readonly SpendDriver[],
  currency: string,
): string {
  return drivers
    .map(driver => ({ ...driver, attos: parseDecimal(driver.amount) }))
    .filter(({ attos }) => attos !== 0n)
    .sort((a, b) => Number(magnitude(b.attos) - magnitude(a.attos)))
    .map(({ driver, key, amount, attos }) => {
      const words = (attos > 0n ? MORE : LESS)[driver];
      const of = key ? ` (${key})` : '';
      return `${formatMoneyChange(amount, currency)} ${words}${of}`;
    })
    .join(', ');
}

function magnitude(attos: bigint): bigint {
  return attos < 0n ? -attos : attos;
}
