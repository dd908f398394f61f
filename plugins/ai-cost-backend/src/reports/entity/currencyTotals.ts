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
  formatDecimal,
  type CostAmounts,
  type CurrencyTotal,
} from 'backstage-plugin-ai-cost-common';
import {
  addMoney,
  NO_MONEY,
  type MoneyAmounts,
} from '../../ledger/moneyColumns';
import type { WindowSum } from './windowSums';

/**
 * Adds up each currency for itself, the one with the most charges in the asked
 * window first.
 */
export function currencyTotals(sums: readonly WindowSum[]): CurrencyTotal[] {
  const currencies = [...new Set(sums.map(({ series }) => series.currency))];
  return currencies
    .map(currency =>
      totalOf(
        currency,
        sums.filter(({ series }) => series.currency === currency),
      ),
    )
    .sort(
      (a, b) => b.charges - a.charges || (a.currency < b.currency ? -1 : 1),
    );
}

/** The asked currency, or the one with the most charges. */
export function chooseCurrency(
  totals: readonly CurrencyTotal[],
  asked: string | undefined,
): string | undefined {
  return asked ?? totals[0]?.currency;
}

function totalOf(currency: string, sums: readonly WindowSum[]): CurrencyTotal {
  const current = sums.filter(({ window }) => window === 'current');
  const previous = sums.filter(({ window }) => window === 'previous');
  const complete = ({ complete: isComplete }: WindowSum) => isComplete;
  return {
    currency,
    charges: current.reduce((total, { charges }) => total + charges, 0),
    current: costAmounts(moneyOf(current)),
    previous: costAmounts(moneyOf(previous)),
    currentComplete: costAmounts(moneyOf(current.filter(complete))),
    previousComplete: costAmounts(moneyOf(previous.filter(complete))),
  };
}

function moneyOf(sums: readonly WindowSum[]): MoneyAmounts {
  return sums.reduce((total, { cost }) => addMoney(total, cost), NO_MONEY);
}

/** Writes an amount in attos as the API's decimals. */
export function costAmounts(amounts: MoneyAmounts): CostAmounts {
  return {
    billed: formatDecimal(amounts.billed),
    effective: formatDecimal(amounts.effective),
    list: formatDecimal(amounts.list),
  };
}
