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

import { formatDecimal } from 'backstage-plugin-ai-cost-common';
import type { ControlTotal } from 'backstage-plugin-ai-cost-node';
import { MONEY_BASES, NO_MONEY, type MoneyAmounts } from '../moneyColumns';
import { storableText } from '../storableText';
import type { StoredTotal } from './StoredTotals';

type Total = MoneyAmounts & { rows?: number };

/**
 * Compares what was stored with the control totals of the AI part.
 *
 * @param options - `countRows` compares the number of rows as well
 * @returns what differs, for a person to read; undefined when nothing does
 */
export function findMismatch(options: {
  controlTotals: readonly ControlTotal[];
  stored: readonly StoredTotal[];
  countRows: boolean;
}): string | undefined {
  const { controlTotals, stored, countRows } = options;
  const expected = new Map<string, Total>(
    controlTotals
      .filter(({ ai }) => ai)
      .map(total => [`${total.month} ${storableText(total.currency)}`, total]),
  );
  const actual = new Map<string, Total>(
    stored.map(total => [`${total.month} ${total.currency}`, total]),
  );
  for (const key of new Set([...expected.keys(), ...actual.keys()])) {
    const read = expected.get(key) ?? { ...NO_MONEY, rows: 0 };
    const kept = actual.get(key) ?? { ...NO_MONEY, rows: 0 };
    for (const basis of MONEY_BASES) {
      if (read[basis] !== kept[basis]) {
        return `${key}: ${basis} cost ${formatDecimal(
          read[basis],
        )} was read, and ${formatDecimal(kept[basis])} was stored`;
      }
    }
    if (countRows && read.rows !== kept.rows) {
      return `${key}: ${read.rows} rows were read, and ${kept.rows} were stored`;
    }
  }
  return undefined;
}
